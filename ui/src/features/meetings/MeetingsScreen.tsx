import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { MeetingRowView } from "../../ipc/types/MeetingRowView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { CaseKeys } from "../../parts/CaseKeys.tsx";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

/** The meetings that this vault knows: all, or those at which one case was discussed. */
export default function MeetingsScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId") || null;
  const found = useView("meetings", { case: caseId });
  const prepare = <LinkButton href={paths.newMeeting} kind="secondary">{t`Bereid een overleg voor`}</LinkButton>;
  return (
    <>
      {caseId && <CaseKeys caseId={caseId} />}
      <PageHeader
        title={t`Overleg`}
        lead={caseId ? t`Overleggen waarin deze zaak aan bod kwam of komt.` : t`Agenda, wie erbij is en wat er besloten is. Wat er over een zaak is gezegd, staat in die zaak.`}
        back={caseId ? { href: paths.case(caseId), label: t`Zaak` } : undefined}
        actions={prepare}
      />
      <QueryStates
        query={found}
        empty={(view) =>
          view.meetings.length === 0 && (
            <EmptyState title={t`Nog geen overleg`} action={prepare}>
              {t`Woonrust stelt een agenda voor: wat dringend is, wat een besluit vraagt en wat stil ligt.`}
            </EmptyState>
          )
        }
      >
        {(view) => (
          <Stack gap="loose">
            <List title={t`Komt nog`} meetings={view.meetings.filter((meeting) => !meeting.past).toReversed()} />
            <List title={t`Geweest`} meetings={view.meetings.filter((meeting) => meeting.past)} />
          </Stack>
        )}
      </QueryStates>
    </>
  );
}

function List({ title, meetings }: { title: string; meetings: readonly MeetingRowView[] }) {
  const { t } = useLingui();
  if (meetings.length === 0) return null;
  return (
    <Section title={title}>
      <TaskList
        label={title}
        tasks={meetings.map((meeting) => ({
          key: meeting.record,
          href: paths.meeting(meeting.record),
          title: meeting.name || t`Overleg`,
          detail: [meeting.at && dayTime(meeting.at), meeting.place].filter(Boolean).join(" · "),
          status: plural(meeting.cases, { one: "# zaak", other: "# zaken" }),
        }))}
      />
    </Section>
  );
}
