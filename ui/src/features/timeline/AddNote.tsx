import { useLingui } from "@lingui/react/macro";
import { check, forward, nonEmpty, object, pipe, string, trim } from "valibot";
import { momentFault } from "../../i18n/when.ts";
import type { Precision } from "../../ipc/types/Precision.ts";
import type { Source } from "../../ipc/types/Source.ts";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { DateTimeField } from "../../kit/DateField.tsx";
import { Section } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { JudgingHint } from "../../parts/JudgingHint.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { faultWords, momentText, occurred } from "../../parts/when.ts";

const sources: readonly Source[] = ["own", "reporter", "witness", "police", "housing", "care", "measurement", "recording", "document"];

type NoteValues = {
  kind: "fact" | "quote" | "care_note";
  text: string;
  occurred_at: string;
  occurred_until: string;
  precision: Precision;
  source: Source;
  speaker: string;
  place: string;
  verified_by: string;
};

const blank: NoteValues = { kind: "fact", text: "", occurred_at: "", occurred_until: "", precision: "exact", source: "own", speaker: "", place: "", verified_by: "" };

/** Only a fact can last from one moment to another. */
const inPeriod = (values: { kind: string; precision: string }) => values.kind === "fact" && values.precision === "period";

/** A fact, a quote or a care note; each says who will see it. */
export function AddNote({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const { label, options } = useTerms();
  const form = useCheckedForm({
    schema: pipe(
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
    ),
    initial: blank,
    draft: { kind: "note", target: caseId },
    prefix: "note-",
    call: "add_entry",
    request: (values) => ({
      ...values,
      case: caseId,
      // Only a fact tells how exact its moment is.
      ...occurred(values.kind === "fact" ? values : { ...values, precision: "exact" }),
    }),
    done: () => {
      report(t`Notitie bewaard. U kunt hem wijzigen tot u hem afrondt.`);
      onDone();
    },
  });
  const { kind } = form.values;
  const period = inPeriod(form.values);
  const noTime = period ? t`Zonder tijd schrijven wij op: vanaf het begin van de dag.` : t`Zonder tijd schrijven wij op: ongeveer 12.00 uur.`;
  const dayAlone = kind === "fact" ? noTime : t`Zonder tijd schrijven wij op: 12.00 uur.`;
  const labels = { fact: t`Wat is er gezien of gehoord?`, quote: t`Wat zei hij of zij?`, care_note: t`Zorgnotitie` };
  const mine = kind === "care_note";
  return (
    <Section title={t`Nieuwe notitie`}>
      <CheckedFormFrame form={form} submit={t`Bewaar notitie`} onCancel={onDone}>
        <RadioGroup
          {...form.field("kind")}
          legend={t`Wat wilt u vastleggen?`}
          tiles
          options={[
            { value: "fact", label: t`Waarneming`, hint: t`Alle partners zien dit` },
            { value: "quote", label: t`Uitspraak`, hint: t`Alle partners zien dit` },
            { value: "care_note", label: t`Zorgnotitie`, hint: t`Blijft bij u` },
          ]}
        />
        {kind === "quote" && <TextField {...form.field("speaker")} label={t`Wie zei dit?`} hint={t`Leeg betekent: de bewoner.`} optional />}
        <div>
          <TextArea {...form.field("text")} label={labels[kind]} aside={mine ? t`blijft bij u` : t`alle partners`} rows={4} autoFocus />
          {kind === "fact" && <JudgingHint text={form.values.text} />}
        </div>
        <DateTimeField {...form.field("occurred_at")} label={t`Wanneer?`} hint={t`Leeg betekent: nu.`} optional dayAlone={dayAlone} />
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
      </CheckedFormFrame>
    </Section>
  );
}
