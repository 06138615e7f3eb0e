import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string } from "valibot";
import { momentOf } from "../../i18n/when.ts";
import type { MeetingRowView } from "../../ipc/types/MeetingRowView.ts";
import { DateTimeField } from "../../kit/DateField.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { momentText } from "../../parts/when.ts";

/** When and where a planned meeting is; its agenda stays. */
export function MoveMeeting({ meeting, onClose }: { meeting: MeetingRowView; onClose: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ name: string(), at: pipe(momentText(), nonEmpty(t`Kies een dag en een tijd.`)), place: string() }),
    initial: { name: meeting.name, at: meeting.at, place: meeting.place },
    stored: true,
    draft: { kind: "move_meeting", target: meeting.record },
    call: "plan_meeting",
    request: (values) => ({ meeting: meeting.record, at: momentOf(values.at) ?? "", name: values.name.trim(), place: values.place.trim(), items: [] }),
    done: (_, __, undo) => {
      report(t`Het overleg is gewijzigd.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar wijziging`} onCancel={onClose}>
      <TextField {...form.field("name")} label={t`Naam`} hint={t`Zonder namen van bewoners.`} optional />
      <DateTimeField {...form.field("at")} label={t`Wanneer?`} direction="future" />
      <TextField {...form.field("place")} label={t`Waar?`} optional />
    </CheckedFormFrame>
  );
}
