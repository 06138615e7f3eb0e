import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { dayTime, time } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { MeetingView } from "../../ipc/types/MeetingView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { useParam } from "../../parts/useGo.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { starts } from "./agenda.ts";
import { Item } from "./Item.tsx";
import { MoveMeeting } from "./MoveMeeting.tsx";

/** A meeting while it is held: per case who came, what changed and what was decided. */
export default function MeetingScreen() {
  const { t } = useLingui();
  const record = useParam("meetingId");
  const found = useView("meeting", { record });
  const row = found.data?.meeting;
  return (
    <>
      <PageHeader
        title={row?.name || t`Overleg`}
        documentTitle={t`Overleg`}
        lead={row && [row.at && dayTime(row.at), row.place].filter(Boolean).join(" · ")}
        back={{ href: paths.meetings, label: t`Alle overleggen` }}
        actions={<LinkButton href={paths.printMeeting(record)} kind="secondary">{t`Agenda en besluitenlijst printen`}</LinkButton>}
      />
      <QueryStates query={found}>{(view) => <OneMeeting key={record} view={view} />}</QueryStates>
    </>
  );
}

function OneMeeting({ view }: { view: MeetingView }) {
  const { t } = useLingui();
  const [moving, setMoving] = useOpenForm({ move: "move_meeting" }, view.meeting.record);
  const begin = starts(view.meeting.at, view.items.map((item) => item.minutes));
  return (
    <Stack gap="loose">
      <Notice title={view.privacy_note} />
      {view.editable &&
        (moving ? (
          <MoveMeeting meeting={view.meeting} onClose={() => setMoving(null)} />
        ) : (
          <Button kind="quiet" onPress={() => setMoving("move")}>{t`Wijzig dag, tijd of plaats…`}</Button>
        ))}
      {view.attendance.length > 0 && (
        <Section title={t`Wie is wanneer nodig`}>
          <PlainList
            label={t`Wie is wanneer nodig`}
            items={view.attendance.map((attendee) => ({
              key: attendee.partners[0] ?? attendee.name,
              content: (
                <>
                  <strong>{attendee.name}</strong> <Quiet small>{attendee.cases.join(", ")}</Quiet>
                </>
              ),
            }))}
          />
        </Section>
      )}
      <Section title={t`Agenda: ${plural(view.items.length, { one: "# zaak", other: "# zaken" })}, ${view.minutes} minuten`}>
        {view.items.length === 0 ? (
          <EmptyState title={t`Er staat niets meer op de agenda`}>{t`Bereid een nieuw overleg voor als er weer iets te bespreken is.`}</EmptyState>
        ) : (
          view.items.map((item, index) => {
            const start = begin[index];
            return <Item key={item.record ?? item.case} meeting={view.meeting.record} item={item} start={view.meeting.at && start ? time(start) : ""} />;
          })
        )}
      </Section>
    </Stack>
  );
}
