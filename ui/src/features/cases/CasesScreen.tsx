import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { number } from "../../i18n/format.ts";
import type { CaseListView } from "../../ipc/types/CaseListView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { FilterChips } from "../../kit/FilterPanel.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { announce } from "../../kit/LiveRegion.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, ErrorState, LoadingState, NotRefreshed } from "../../kit/States.tsx";
import { noFilters, searchFrom, useCaseFilters } from "../../parts/caseFilters.ts";
import { paths } from "../../paths.ts";
import { CaseList } from "./CaseList.tsx";
import { CaseSearch } from "./CaseSearch.tsx";
import { ChooseCases } from "./ChooseCases.tsx";
import { Filters } from "./Filters.tsx";
import { NeedCounts } from "./NeedCounts.tsx";
import { SavedViews } from "./SavedViews.tsx";
import { useChoice } from "./useChoice.ts";
import { useChosenFilters } from "./useChosenFilters.ts";
import { useCasePages } from "./useCasePages.ts";

export default function CasesScreen() {
  const { t } = useLingui();
  const [filters, change] = useCaseFilters();
  const pages = useCasePages(filters);
  const chosen = useChosenFilters(filters, change);
  const choice = useChoice();
  const { data, error } = pages.first;
  const total = data?.total;
  const found = total === undefined ? "" : plural(total, { one: "# zaak", other: "# zaken" });
  const clear = () => change({ ...noFilters, sort: filters.sort, descending: filters.descending });

  useEffect(() => {
    if (found !== "") announce(found);
  }, [found]);

  return (
    <Stack>
      <PageHeader
        title={t`Zaken`}
        actions={
          <LinkButton href={paths.newReport} kind="secondary">
            <Trans>Nieuwe melding</Trans>
          </LinkButton>
        }
      />
      <CaseSearch value={filters.query} onChange={(query) => change({ query })} />
      {data && <NeedCounts counts={data.counts} />}
      <SavedViews search={searchFrom(filters)} />
      <Filters filters={filters} onChange={change} chosen={chosen.length} />
      <FilterChips filters={chosen} onClear={clear} />
      {data && pages.error && <NotRefreshed error={pages.error} onRetry={pages.retry} />}
      {data === undefined && error && <ErrorState error={error} onRetry={() => void pages.first.refetch()} />}
      {data === undefined && !error && <LoadingState />}
      {data && total === 0 && <NoCases view={data} filtered={chosen.length > 0} onClear={clear} />}
      {data && total !== undefined && total > 0 && (
        <>
          <Cluster>
            <p className="kit-quiet">{plural(total, { one: "# zaak", other: `${number(total)} zaken` })}</p>
            <ChooseCases chosen={choice.chosen} full={choice.full} onStart={choice.start} onStop={choice.stop} />
          </Cluster>
          <CaseList
            filters={filters}
            onChange={change}
            total={total}
            row={pages.row}
            failed={pages.failed}
            onRange={pages.onRange}
            chosen={choice.chosen}
            onChoose={choice.choose}
          />
        </>
      )}
    </Stack>
  );
}

function NoCases({ view, filtered, onClear }: { view: CaseListView; filtered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  if (filtered) {
    return (
      <EmptyState title={t`Geen zaken gevonden`} action={<Button kind="secondary" onPress={onClear}>{t`Toon alle open zaken`}</Button>}>
        {t`Probeer een deel van de straat of het nummer, of haal een filter weg.`}
      </EmptyState>
    );
  }
  if (view.counts.closed > 0) {
    return <EmptyState title={t`Geen open zaken`}>{t`Afgesloten en ingetrokken zaken vindt u met het filter "Afgesloten".`}</EmptyState>;
  }
  return (
    <EmptyState title={t`Nog geen zaken`} action={<LinkButton href={paths.newReport}>{t`Nieuwe melding`}</LinkButton>}>
      {t`Een zaak begint met een melding, of met een bestand van een collega.`}
    </EmptyState>
  );
}
