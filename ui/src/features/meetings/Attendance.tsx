import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import type { AttendeeView } from "../../ipc/types/AttendeeView.ts";
import { Button } from "../../kit/Button.tsx";
import { Select } from "../../kit/Choice.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";

type Attended = AttendeeView["attended"];

/** Who came himself, who sent someone: per case, only those who are involved. */
export function Attendance({ item, record }: { item: AgendaItemView; record: string }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const asked = item.attendees.filter((attendee) => attendee.invited || attendee.attended !== "none");
  const [came, setCame] = useState<Record<string, Attended>>(() => Object.fromEntries(asked.map((attendee) => [attendee.partner, attendee.attended])));
  const changed = asked.some((attendee) => came[attendee.partner] !== attendee.attended);
  const who = (attended: Attended) => asked.filter((attendee) => came[attendee.partner] === attended).map((attendee) => attendee.partner);
  const save = () =>
    void run("note_attendance", { item: record, present: who("present"), deputised: who("deputised") }, { text: t`Vastgelegd wie erbij was.` });
  const there = asked.filter((attendee) => attendee.attended !== "none").length;
  if (asked.length === 0) return <p className="kit-quiet">{t`Voor deze zaak is niemand uitgenodigd.`}</p>;
  return (
    <Disclosure title={t`Wie erbij is: ${there} van ${asked.length}`}>
      <Stack gap="tight">
        {error && <Refused error={error} />}
        {asked.map((attendee) => (
          <Select<Attended>
            key={attendee.partner}
            label={attendee.name}
            hint={attendee.because.join(", ") || undefined}
            value={came[attendee.partner] ?? "none"}
            onChange={(attended) => setCame({ ...came, [attendee.partner]: attended })}
            options={[
              { value: "none", label: t`niet vastgelegd` },
              { value: "present", label: t`was er zelf` },
              { value: "deputised", label: t`stuurde iemand` },
            ]}
          />
        ))}
        <div>
          <Button kind="secondary" onPress={save} pending={pending !== null} disabled={!changed} context={item.number}>
            {t`Leg aanwezigheid vast`}
          </Button>
        </div>
      </Stack>
    </Disclosure>
  );
}
