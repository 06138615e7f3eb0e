import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { NeedTags, useCaseDetail } from "../../parts/caseRow.tsx";
import { paths } from "../../paths.ts";

const SHOWN = 12;

/** A visit belongs to a case: a part of the street or the number is enough to find it. */
export function ChooseCase() {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const detail = useCaseDetail();
  const cases = useView(
    "list_cases",
    { query, phases: [], urgencies: [], needs: [], lead: "any", state: "open", sort: "attention", descending: false, offset: 0, limit: SHOWN },
    { keepPrevious: true },
  );
  const none = (
    <EmptyState title={t`Geen open zaak gevonden`} action={<LinkButton href={paths.newReport} kind="secondary">{t`Nieuwe melding`}</LinkButton>}>
      {t`Probeer een deel van de straat of het nummer. Is er nog geen zaak? Leg dan eerst de melding vast.`}
    </EmptyState>
  );
  return (
    <Stack>
      <PageHeader title={t`Huisbezoek`} lead={t`Bij welke zaak hoort dit bezoek?`} takeFocus={false} back={{ href: paths.today, label: t`Vandaag` }} />
      <TextField type="search" label={t`Zoek op adres, nummer of partner`} value={query} onChange={setQuery} spellCheck={false} autoFocus />
      <QueryStates query={cases} empty={(view) => view.rows.length === 0 && none}>
        {(view) => (
          <>
            <TaskList
              label={t`Open zaken`}
              tasks={view.rows.map((row) => ({
                key: row.case,
                href: paths.newVisit(row.case),
                title: row.address || row.number,
                detail: detail(row),
                status: <NeedTags row={row} />,
              }))}
            />
            {view.total > view.rows.length && <p className="kit-quiet">{t`Typ meer om de andere zaken te vinden.`}</p>}
          </>
        )}
      </QueryStates>
    </Stack>
  );
}
