import { useLingui } from "@lingui/react/macro";
import { RadioGroup } from "../../kit/Choice.tsx";
import { Section } from "../../kit/Layout.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { blankNote, NoteFields, noteMoment, useNoteSchema } from "../../parts/noteFields.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";

/** A fact, a quote or a care note; each says who will see it. */
export function AddNote({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: useNoteSchema(),
    initial: blankNote,
    draft: { kind: "note", target: caseId },
    prefix: "note-",
    call: "add_entry",
    request: (values) => ({
      ...values,
      case: caseId,
      ...noteMoment(values),
    }),
    done: (_, __, undo) => {
      report(t`Notitie bewaard. U kunt hem wijzigen tot u hem afrondt.`, undo);
      onDone();
    },
  });
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
        <NoteFields form={form} />
      </CheckedFormFrame>
    </Section>
  );
}
