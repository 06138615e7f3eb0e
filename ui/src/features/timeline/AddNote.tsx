import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
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

/** A fact, a quote or a care note; each says who will see it. */
export function AddNote({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const { label, options } = useTerms();
  const form = useCheckedForm({
    schema: object({ text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat u wilt vastleggen.`)) }),
    initial: blank,
    draft: { kind: "note", target: caseId },
    prefix: "note-",
    call: "add_entry",
    request: (values) => ({
      ...values,
      case: caseId,
      occurred_at: values.occurred_at || null,
      occurred_until: values.precision === "period" ? values.occurred_until || null : null,
    }),
    done: () => {
      report(t`Notitie bewaard. U kunt hem wijzigen tot u hem afrondt.`);
      onDone();
    },
  });
  const { kind, precision } = form.values;
  const labels = { fact: t`Wat is er gezien of gehoord?`, quote: t`Wat zei hij of zij?`, care_note: t`Zorgnotitie` };
  const mine = kind === "care_note";
  return (
    <Section title={t`Nieuwe notitie`}>
      <CheckedFormFrame form={form} submit={t`Bewaar notitie`} onCancel={() => void form.draft.discard().then(onDone)}>
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
        <DateTimeField {...form.field("occurred_at")} label={t`Wanneer?`} hint={t`Leeg betekent: nu.`} optional />
        {kind === "fact" && (
          <>
            <RadioGroup {...form.field("precision")} legend={t`Hoe precies weet u dat?`} tiles options={options("precision")} />
            {precision === "period" && <DateTimeField {...form.field("occurred_until")} label={t`Tot wanneer?`} optional />}
            <Select {...form.field("source")} label={t`Van wie komt dit?`} options={sources.map((value) => ({ value, label: label("source", value) }))} />
            <TextField {...form.field("place")} label={t`Waar?`} optional />
            <TextField {...form.field("verified_by")} label={t`Wie kan dit bevestigen?`} optional />
          </>
        )}
      </CheckedFormFrame>
    </Section>
  );
}
