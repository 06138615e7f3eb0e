import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { number } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { BoardNumberView } from "../../ipc/types/BoardNumberView.ts";
import type { BoardPartnerView } from "../../ipc/types/BoardPartnerView.ts";
import type { BoardView } from "../../ipc/types/BoardView.ts";
import { LinkButton, TextLink } from "../../kit/Button.tsx";
import { CountBars } from "../../kit/CountBars.tsx";
import { DataTable } from "../../kit/DataTable.tsx";
import { Section, Split, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { boardHref } from "./boardHref.ts";

/** The lead's board: counts over all open cases, each leading to its list. Nobody is ranked. */
export default function BoardScreen() {
  const { t } = useLingui();
  const found = useView("board", {});
  return (
    <>
      <PageHeader
        title={t`Bord`}
        lead={t`Alle open zaken in getallen. Elk getal opent zijn lijst. Er staat niets over wie het goed of slecht doet.`}
        actions={
          <>
            <LinkButton href={paths.stagnation()}>{t`Wat ligt stil?`}</LinkButton>
            <LinkButton href={paths.newMeeting} kind="secondary">{t`Bereid een overleg voor`}</LinkButton>
          </>
        }
      />
      <QueryStates
        query={found}
        empty={(board) =>
          board.open === 0 && (
            <EmptyState title={t`Er zijn geen open zaken`} action={<TextLink href={paths.cases}>{t`Alle zaken`}</TextLink>}>
              {t`Zodra er een zaak is, ziet u hier wat eerst iemand nodig heeft.`}
            </EmptyState>
          )
        }
      >
        {(board) => <Whole board={board} />}
      </QueryStates>
    </>
  );
}

function Whole({ board }: { board: BoardView }) {
  const { t } = useLingui();
  const asking = board.needs.filter((need) => need.count > 0).length;
  return (
    <Stack gap="loose">
      <p>
        <TextLink href={paths.cases}>{plural(board.open, { one: "# open zaak", other: `${number(board.open)} open zaken` })}</TextLink>
      </p>
      <Split>
        <Counts title={t`Wat eerst iemand nodig heeft`} numbers={board.needs} conclusion={asking === 0 ? t`Geen enkele zaak vraagt nu om iemand.` : highest(board.needs, t`Het vaakst:`)} />
        <Counts title={t`Wat tussen mensen wacht`} numbers={board.waiting} conclusion={highest(board.waiting, t`Het vaakst:`) || t`Er wacht niets.`} />
        <Counts title={t`Zaken per fase`} numbers={board.phases} conclusion={highest(board.phases, t`De meeste zaken:`)} />
        <Counts title={t`Valkuilen die spelen`} numbers={board.pitfalls} conclusion={highest(board.pitfalls, t`Het vaakst:`) || t`Er speelt geen valkuil.`} />
      </Split>
      <Partners partners={board.partners} />
    </Stack>
  );
}

/** The highest number in words; empty when all are nought. */
function highest(numbers: readonly BoardNumberView[], words: string): string {
  const top = numbers.toSorted((a, b) => b.count - a.count)[0];
  return top && top.count > 0 ? `${words} ${top.label.toLowerCase()} (${number(top.count)}).` : "";
}

function Counts({ title, numbers, conclusion }: { title: string; numbers: readonly BoardNumberView[]; conclusion: string }) {
  return (
    <Section title={title}>
      <CountBars title={title} conclusion={conclusion} rows={numbers.map((one) => ({ key: one.code, label: capital(one.label), count: one.count, href: boardHref(one.list) }))} />
    </Section>
  );
}

/** Open and overdue actions per organisation, in the order of their names. */
function Partners({ partners }: { partners: readonly BoardPartnerView[] }) {
  const { t } = useLingui();
  if (partners.length === 0) return null;
  const link = (partner: BoardPartnerView, one: BoardNumberView) =>
    one.count === 0 ? (
      "0"
    ) : (
      <TextLink href={boardHref(one.list)} context={`${partner.organisation}, ${one.label}`}>
        {number(one.count)}
      </TextLink>
    );
  return (
    <Section title={t`Acties per organisatie`}>
      <DataTable
        caption={t`Open en verlopen acties per organisatie, op naam`}
        hideCaption
        rows={partners}
        rowKey={(partner) => partner.organisation}
        columns={[
          { key: "organisation", header: t`Organisatie`, cell: (partner) => partner.organisation || t`Nog niemand` },
          { key: "open", header: t`Open`, numeric: true, cell: (partner) => link(partner, partner.open) },
          { key: "overdue", header: t`Verlopen`, numeric: true, cell: (partner) => link(partner, partner.overdue) },
        ]}
      />
    </Section>
  );
}
