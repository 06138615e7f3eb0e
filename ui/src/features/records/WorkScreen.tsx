import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { RecordGroup } from "../../parts/RecordList.tsx";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { type Place, usePlaces } from "./places.ts";

/** Everything of a case that belongs to one place: finding out, the plan, working together, formal steps. */
export default function WorkScreen() {
  const { t } = useLingui();
  const asked = useParam("place");
  const caseId = useParam("caseId");
  const places = usePlaces();
  const place = (Object.keys(places) as Place[]).find((known) => known === asked);
  const title = place === "inquiry" ? t`Uitzoeken` : place === "plan" ? t`Belangen, behoeften en ideeën` : place === "talk" ? t`Afstemmen en terugkoppelen` : place === "formal" ? t`Formele stappen` : t`Deze pagina is er niet`;
  return (
    <CasePage key={asked} title={title} lead={place && places[place].lead}>
      {(view) =>
        place ? <Work view={view} place={place} /> : <EmptyState title={t`Deze plek is er niet`} action={<TextLink href={paths.case(caseId)}>{t`Terug naar de zaak`}</TextLink>} />
      }
    </CasePage>
  );
}

function Work({ view, place }: { view: CaseView; place: Place }) {
  const found = useView("list_records", { case: view.case, kinds: [] });
  const open = view.state === "open";
  return (
    <QueryStates query={found}>
      {(list) => (
        <Stack gap="loose">
          <Beside caseId={view.case} place={place} />
          {list.groups
            .filter((group) => group.place === place)
            .map((group) => (
              <RecordGroup
                key={group.kind}
                group={group}
                open={(record) => paths.record(view.case, group.kind, record)}
                add={open || group.kind === "hold/1" ? paths.newRecord(view.case, group.kind) : undefined}
              />
            ))}
        </Stack>
      )}
    </QueryStates>
  );
}

/** Screens of their own that belong to the same work. */
function Beside({ caseId, place }: { caseId: string; place: Place }) {
  const { t } = useLingui();
  const links: Record<Place, { href: string; words: string }[]> = {
    inquiry: [
      { href: paths.severity(caseId), words: t`Ernst met uitleg` },
      { href: paths.timeline(caseId), words: t`Tijdlijn` },
    ],
    plan: [
      { href: paths.plan(caseId), words: t`Analyse en plan` },
      { href: paths.mirror(caseId), words: t`Rolspiegel` },
    ],
    talk: [
      { href: paths.expectations(caseId), words: t`Verwachtingencheck` },
      { href: paths.pulses(caseId), words: t`Korte peiling` },
      { href: paths.questions(caseId), words: t`Vragen aan partners` },
    ],
    formal: [{ href: paths.bars(caseId), words: t`151d-toets` }],
  };
  return (
    <Cluster>
      {links[place].map(({ href, words }) => (
        <TextLink key={href} href={href}>
          {words}
        </TextLink>
      ))}
    </Cluster>
  );
}
