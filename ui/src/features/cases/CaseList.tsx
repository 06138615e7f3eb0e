import { useLingui } from "@lingui/react/macro";
import { relativeDay, shortDay } from "../../i18n/format.ts";
import type { CaseRowView } from "../../ipc/types/CaseRowView.ts";
import { useDensity } from "../../kit/display.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { type Column, VirtualList } from "../../kit/VirtualList.tsx";
import { LeadText, NeedTags, UrgencyText, usePhaseText } from "../../parts/caseRow.tsx";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import type { CaseFilters } from "./caseFilters.ts";

type CaseListProps = {
  filters: CaseFilters;
  onChange: (change: Partial<CaseFilters>) => void;
  total: number;
  row: (index: number) => CaseRowView | undefined;
  onRange: (first: number, last: number) => void;
};

/** The cases, what needs someone first on top. */
export function CaseList({ filters, onChange, total, row, onRange }: CaseListProps) {
  const { t } = useLingui();
  const go = useGo();
  const field = useDensity() === "on_the_road";
  const columns = useColumns();
  return (
    <VirtualList
      label={t`Zaken`}
      columns={columns}
      count={total}
      row={row}
      rowKey={(found) => found.case}
      onOpen={(found) => go(paths.case(found.case))}
      sort={{ key: filters.sort, direction: filters.descending ? "descending" : "ascending" }}
      onSort={({ key, direction }) => onChange({ sort: key as CaseFilters["sort"], descending: direction === "descending" })}
      onRange={onRange}
      rowHeight={field ? 150 : 60}
    />
  );
}

function useColumns(): Column<CaseRowView>[] {
  const { t } = useLingui();
  const phase = usePhaseText();
  return [
    {
      key: "address",
      header: t`Adres`,
      width: "minmax(0, 2.2fr)",
      sortable: true,
      cell: (row) => (
        <>
          <strong>{row.address}</strong>
          <br />
          <Quiet small>
            {row.number}
            {row.drafts > 0 && ` · ${t`concept`}`}
            {row.same_address && ` · ${t`nog een zaak op dit adres`}`}
            {row.state === "closed" && ` · ${t`afgesloten`}`}
            {row.state === "withdrawn" && ` · ${t`ingetrokken`}`}
          </Quiet>
        </>
      ),
    },
    { key: "attention", header: t`Wat eerst`, width: "minmax(0, 1.3fr)", sortable: true, cell: (row) => <NeedTags row={row} /> },
    { key: "phase", header: t`Fase`, width: "minmax(0, 1.2fr)", sortable: true, cell: (row) => phase(row.phase, row.phase_days) },
    {
      key: "urgency",
      header: t`Urgentie`,
      width: "minmax(0, 0.9fr)",
      sortable: true,
      cell: (row) => <UrgencyText urgency={row.urgency} disputed={row.urgency_disputed} />,
    },
    { key: "lead", header: t`Regie`, width: "minmax(0, 1.2fr)", cell: (row) => <LeadText lead={row.lead} /> },
    {
      key: "activity",
      header: t`Laatste contact`,
      width: "minmax(0, 1.1fr)",
      sortable: true,
      cell: (row) => (
        <>
          {row.last_activity ? relativeDay(row.last_activity) : <Quiet>{t`onbekend`}</Quiet>}
          {row.next_due && (
            <>
              <br />
              <Quiet small>{t`actie ${shortDay(row.next_due)}`}</Quiet>
            </>
          )}
        </>
      ),
    },
  ];
}
