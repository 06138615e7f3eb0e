import { useLingui } from "@lingui/react/macro";
import { array, check, object, pipe, string } from "valibot";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import { CheckboxGroup } from "../../kit/Choice.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { minutesOf, proposed } from "./agenda.ts";

type ItemFormProps = { meeting: string; item: AgendaItemView; record: string; onClose: () => void };

/** Changes an item: its time box, what has to be decided, who is asked. */
export function ItemForm({ meeting, item, record, onClose }: ItemFormProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const { minutes, decision_needed, invited, note } = proposed(item);
  const form = useCheckedForm({
    schema: object({ minutes: pipe(string(), check((text) => minutesOf(text) !== null, t`Vul hele minuten in.`)), decision_needed: string(), invited: array(string()), note: string() }),
    initial: { minutes, decision_needed, invited, note },
    stored: true,
    draft: { kind: "agenda_item", target: `${item.case}:${meeting}:${record}` },
    prefix: `item-${record}-`,
    call: "set_agenda_item",
    request: (values) => ({ item: record, minutes: minutesOf(values.minutes) ?? item.minutes, decision_needed: values.decision_needed.trim(), invited: values.invited, note: values.note.trim() }),
    done: (_, __, undo) => {
      report(t`Het punt is gewijzigd.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar wijziging`} onCancel={onClose}>
      <TextField {...form.field("minutes")} label={t`Minuten`} width="short" inputMode="numeric" />
      <TextField {...form.field("decision_needed")} label={t`Wat moet er worden besloten?`} optional />
      {item.attendees.length > 0 && (
        <CheckboxGroup
          {...form.field("invited")}
          legend={t`Wie vraagt u erbij voor deze zaak?`}
          hint={t`Alleen wie bij deze zaak betrokken is.`}
          options={item.attendees.map((attendee) => ({ value: attendee.partner, label: attendee.name, hint: attendee.because.join(", ") || undefined }))}
        />
      )}
      <TextField {...form.field("note")} label={t`Notitie`} optional />
    </CheckedFormFrame>
  );
}
