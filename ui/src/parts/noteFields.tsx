// A fact, a quote or a care note: what its form asks, new or when a typo in it is fixed.
import { useLingui } from "@lingui/react/macro";
import { check, forward, nonEmpty, object, pipe, string, trim } from "valibot";
import { momentFault } from "../i18n/when.ts";
import type { Precision } from "../ipc/types/Precision.ts";
import type { Source } from "../ipc/types/Source.ts";
import { RadioGroup, Select } from "../kit/Choice.tsx";
import { DateTimeField } from "../kit/DateField.tsx";
import { TextArea, TextField } from "../kit/TextField.tsx";
import { JudgingHint } from "./JudgingHint.tsx";
import { useTerms } from "./terms.ts";
import type { CheckedForm } from "./useCheckedForm.ts";
import { faultWords, momentText, occurred } from "./when.ts";

const sources: readonly Source[] = ["own", "reporter", "witness", "police", "housing", "care", "measurement", "recording", "document"];

export type NoteKind = "fact" | "quote" | "care_note";

export type NoteValues = {
  kind: NoteKind;
  text: string;
  occurred_at: string;
  occurred_until: string;
  precision: Precision;
  source: Source;
  speaker: string;
  place: string;
  verified_by: string;
};

export const blankNote: NoteValues = { kind: "fact", text: "", occurred_at: "", occurred_until: "", precision: "exact", source: "own", speaker: "", place: "", verified_by: "" };

/** Only a fact can last from one moment to another. */
const inPeriod = (values: { kind: string; precision: string }) => values.kind === "fact" && values.precision === "period";

/** When it was, as the core takes it; only a fact tells how exact its moment is. */
export const noteMoment = (values: NoteValues) => occurred(values.kind === "fact" ? values : { ...values, precision: "exact" });

export function useNoteSchema() {
  const { t } = useLingui();
  return pipe(
    object({
      text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat u wilt vastleggen.`)),
      kind: string(),
      precision: string(),
      occurred_at: momentText(),
      occurred_until: string(),
    }),
    forward(
      check(
        (values) => !inPeriod(values) || momentFault(values.occurred_until) === null,
        (issue) => faultWords(momentFault(issue.input.occurred_until)),
      ),
      ["occurred_until"],
    ),
  );
}

export function NoteFields({ form, fixing }: { form: CheckedForm<NoteValues>; fixing?: boolean }) {
  const { t } = useLingui();
  const { label, options } = useTerms();
  const { kind } = form.values;
  const period = inPeriod(form.values);
  const noTime = period ? t`Zonder tijd schrijven wij op: vanaf het begin van de dag.` : t`Zonder tijd schrijven wij op: ongeveer 12.00 uur.`;
  const dayAlone = kind === "fact" ? noTime : t`Zonder tijd schrijven wij op: 12.00 uur.`;
  const labels = { fact: t`Wat is er gezien of gehoord?`, quote: t`Wat zei hij of zij?`, care_note: t`Zorgnotitie` };
  return (
    <>
      {kind === "quote" && <TextField {...form.field("speaker")} label={t`Wie zei dit?`} hint={t`Leeg betekent: de bewoner.`} optional />}
      <div>
        <TextArea {...form.field("text")} label={labels[kind]} aside={kind === "care_note" ? t`blijft bij u` : t`alle partners`} rows={4} autoFocus />
        {kind === "fact" && <JudgingHint text={form.values.text} />}
      </div>
      <DateTimeField {...form.field("occurred_at")} label={t`Wanneer?`} {...(fixing ? {} : { hint: t`Leeg betekent: nu.`, optional: true })} dayAlone={dayAlone} />
      {kind === "fact" && (
        <>
          <RadioGroup {...form.field("precision")} legend={t`Hoe precies weet u dat?`} tiles options={options("precision")} />
          {period && (
            <DateTimeField
              {...form.field("occurred_until")}
              label={t`Tot wanneer?`}
              optional
              dayAlone={t`Zonder tijd schrijven wij op: tot het eind van de dag.`}
            />
          )}
          <Select {...form.field("source")} label={t`Van wie komt dit?`} options={sources.map((value) => ({ value, label: label("source", value) }))} />
          <TextField {...form.field("place")} label={t`Waar?`} optional />
          <TextField {...form.field("verified_by")} label={t`Wie kan dit bevestigen?`} optional />
        </>
      )}
    </>
  );
}
