import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayTime, time } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import type { MeetingAttendeeView } from "../../ipc/types/MeetingAttendeeView.ts";
import type { MeetingView } from "../../ipc/types/MeetingView.ts";
import { Button } from "../../kit/Button.tsx";
import { Select } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { useShortcut } from "../../kit/useShortcut.ts";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { starts } from "./agenda.ts";
import { Changed } from "./Changed.tsx";
import { ItemHead } from "./ItemHead.tsx";
import { Reasons } from "./Reasons.tsx";

const EVERYBODY = "";

/** Agenda and resolutions on paper: of everybody, or only the cases of one person. */
export default function PrintScreen() {
  const { t } = useLingui();
  const record = useParam("meetingId");
  const found = useView("meeting", { record });
  const row = found.data?.meeting;
  return (
    <>
      <PageHeader
        title={row?.name || t`Overleg`}
        documentTitle={t`Agenda en besluitenlijst`}
        lead={row && [row.at && dayTime(row.at), row.place].filter(Boolean).join(" · ")}
        back={{ href: paths.meeting(record), label: t`Terug naar het overleg` }}
      />
      <QueryStates query={found}>{(view) => <Paper view={view} />}</QueryStates>
    </>
  );
}

function Paper({ view }: { view: MeetingView }) {
  const { t } = useLingui();
  const [reader, setReader] = useState(EVERYBODY);
  useShortcut("print", () => window.print());
  const attendee = view.attendance.find((one) => one.partners[0] === reader);
  const items = attendee ? view.items.filter((item) => item.attendees.some((one) => one.invited && attendee.partners.includes(one.partner))) : view.items;
  // Two people of one name are told apart by their cases.
  const label = (person: MeetingAttendeeView) =>
    view.attendance.filter((other) => other.name === person.name).length > 1 ? `${person.name}: ${person.cases.join(", ")}` : person.name;
  const begin = starts(view.meeting.at, view.items.map((item) => item.minutes));
  const at = (item: AgendaItemView) => {
    const start = begin[view.items.indexOf(item)];
    return view.meeting.at && start ? time(start) : "";
  };
  return (
    <Stack>
      <div className="kit-screen-only">
        <Stack>
          <Select
            label={t`Voor wie?`}
            hint={t`Geef ieder alleen de zaken waar die bij betrokken is.`}
            value={reader}
            placeholder={t`Alle zaken`}
            onChange={setReader}
            options={[...view.attendance.map((one) => ({ value: one.partners[0] ?? "", label: label(one) })), ...(reader === EVERYBODY ? [] : [{ value: EVERYBODY, label: t`Alle zaken` }])]}
          />
          <div>
            <Button onPress={() => window.print()}>{t`Print`}</Button>
          </div>
          <p className="kit-quiet">{t`Wat u print, staat buiten de kluis. Gooi het na het overleg veilig weg.`}</p>
        </Stack>
      </div>
      <p>{view.privacy_note}</p>
      <Section title={t`Agenda en besluiten`}>
        {items.map((item) => (
          <PaperItem key={item.record ?? item.case} item={item} start={at(item)} />
        ))}
      </Section>
    </Stack>
  );
}

function PaperItem({ item, start }: { item: AgendaItemView; start: string }) {
  const { t } = useLingui();
  const invited = item.attendees.filter((attendee) => attendee.invited).map((attendee) => attendee.name);
  return (
    <div className="kit-card">
      <Stack gap="tight">
        <ItemHead item={item} start={start} plain />
        <Reasons item={item} />
        {item.decision_needed && (
          <p>
            <strong>{t`Te besluiten:`}</strong> {item.decision_needed}
          </p>
        )}
        {invited.length > 0 && <p>{t`Erbij: ${invited.join("; ")}.`}</p>}
        <Changed item={item} plain />
        {item.resolutions.length > 0 ? (
          <>
            <strong>{t`Besloten`}</strong>
            <ul className="kit-bullets">
              {item.resolutions.map((resolution) => (
                <li key={resolution.record}>
                  {resolution.title}
                  {resolution.facts
                    .filter((fact) => fact.shape === "words" && fact.name !== "meeting_item")
                    .map((fact) => (
                      <div key={fact.name} className="kit-small">{`${fact.label}: ${fact.text}`}</div>
                    ))}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="kit-quiet">{t`Besluit:`} ………………</p>
        )}
      </Stack>
    </div>
  );
}
