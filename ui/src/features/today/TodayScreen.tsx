import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { fullDay } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { TodayView } from "../../ipc/types/TodayView.ts";
import { LinkButton, TextLink } from "../../kit/Button.tsx";
import { Columns, Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { capital } from "../../parts/terms.ts";
import { ActionItems } from "../../parts/actions.tsx";
import { NeedTags, useCaseDetail } from "../../parts/caseRow.tsx";
import { paths } from "../../paths.ts";
import { Proposals } from "./Proposals.tsx";
import { useUnfinished } from "./useUnfinished.ts";

export default function TodayScreen() {
  const { t } = useLingui();
  const today = useView("today", {});
  return (
    <>
      <PageHeader
        title={t`Vandaag`}
        lead={today.data && capital(fullDay(today.data.day))}
        actions={
          <>
            <LinkButton href={paths.newVisit()}>
              <Trans>Nieuw huisbezoek</Trans>
            </LinkButton>
            <LinkButton href={paths.newReport} kind="secondary">
              <Trans>Nieuwe melding</Trans>
            </LinkButton>
          </>
        }
      />
      <QueryStates query={today} empty={(view) => nothingWaits(view) && <Quietness view={view} />}>
        {(view) => <Waiting view={view} />}
      </QueryStates>
    </>
  );
}

const nothingWaits = (view: TodayView) =>
  view.actions.length + view.proposals.length + view.drafts.length + view.needs_attention.length + view.unfinished.length + view.counts.conflicts === 0;

function Quietness({ view }: { view: TodayView }) {
  const { t } = useLingui();
  if (view.counts.cases === 0) {
    return (
      <EmptyState title={t`Nog geen zaken`} action={<LinkButton href={paths.newReport}>{t`Nieuwe melding`}</LinkButton>}>
        {t`Leg een melding vast, of open een bestand van een collega. Dan begint hier uw dag.`}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t`Er wacht vandaag niets op u`} action={<TextLink href={paths.cases}>{t`Bekijk alle zaken`}</TextLink>}>
      {t`Er zijn geen acties, vragen of concepten. Nieuwe dingen komen hier vanzelf te staan.`}
    </EmptyState>
  );
}

function Waiting({ view }: { view: TodayView }) {
  const { t } = useLingui();
  const unfinished = useUnfinished(view);
  const aside = (
    <>
      {unfinished.length > 0 && (
        <Section title={t`Verder met`}>
          <TaskList label={t`Verder met`} tasks={unfinished} />
        </Section>
      )}
      <Differing count={view.counts.conflicts} />
      <NeedsAttention view={view} />
    </>
  );
  return (
    <Columns aside={aside}>
      {view.proposals.length > 0 && <Proposals proposals={view.proposals} />}
      <Section title={t`Uw acties`}>
        {view.actions.length > 0 ? (
          <ActionItems label={t`Uw acties`} actions={view.actions} />
        ) : (
          <p className="kit-quiet">{t`U hebt deze week geen acties.`}</p>
        )}
        <TextLink href={paths.actions}>{t`Alle acties`}</TextLink>
      </Section>
    </Columns>
  );
}

/** Where people differ, over all cases. */
function Differing({ count }: { count: number }) {
  const { t } = useLingui();
  if (count === 0) return null;
  return (
    <Section title={t`Verschillen`}>
      <p className="kit-quiet">{plural(count, { one: "Op # plek kwamen u en een collega anders uit. Niets is overschreven.", other: "Op # plekken kwamen u en een collega anders uit. Niets is overschreven." })}</p>
      <TextLink href={paths.differences}>{t`Bekijk en kies`}</TextLink>
    </Section>
  );
}

function NeedsAttention({ view }: { view: TodayView }) {
  const { t } = useLingui();
  const detail = useCaseDetail();
  if (view.needs_attention.length === 0) return null;
  return (
    <Section title={t`Zaken die eerst iemand nodig hebben`}>
      <Stack gap="tight">
        <TaskList
          label={t`Zaken die eerst iemand nodig hebben`}
          tasks={view.needs_attention.map((row) => ({
            key: row.case,
            href: paths.case(row.case),
            title: row.address,
            detail: (
              <>
                {detail(row)}
                <NeedTags row={row} />
              </>
            ),
          }))}
        />
        <TextLink href={paths.cases}>{t`Alle zaken`}</TextLink>
      </Stack>
    </Section>
  );
}
