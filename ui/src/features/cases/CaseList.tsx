import { useLingui } from "@lingui/react/macro";
import { relativeDay, shortDay } from "../../i18n/format.ts";
import type { CaseRowView } from "../../ipc/types/CaseRowView.ts";
import type { CSSProperties } from "react";
import { useDensity } from "../../kit/display.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { type Column, VirtualList } from "../../kit/VirtualList.tsx";
import { LeadText, NeedTags, UrgencyText, usePhaseText } from "../../parts/caseRow.tsx";
import { useGo, useHistoryEntry } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import type { CaseFilters } from "../../parts/caseFilters.ts";

type CaseListProps = {
  filters: CaseFilters;
  onChange: (change: Partial<CaseFilters>) => void;
  total: number;
  row: (index: number) => CaseRowView | undefined;
  failed: (index: number) => boolean;
  onRange: (first: number, last: number) => void;
  /** The cases that are chosen to share; null when nobody is choosing. */
  chosen: ReadonlySet<string> | null;
  onChoose: (cases: string[]) => void;
};

/** The cases, what needs someone first on top. */
export function CaseList({ filters, onChange, total, row, failed, onRange, chosen, onChoose }: CaseListProps) {
  const { t } = useLingui();
  const go = useGo();
  const field = useDensity() === "on_the_road";
  const entry = useHistoryEntry();
  const choosing = chosen !== null;
  const wide = useColumns(choosing);
  const narrow = useNarrowColumn(choosing);
  return (
    <div style={{ "--list-offset": field ? "9rem" : "25rem" } as CSSProperties}>
      <VirtualList
        label={t`Zaken`}
        columns={field ? narrow : wide}
        count={total}
        row={row}
        failed={failed}
        rowKey={(found) => found.case}
        onOpen={(found) => go(paths.case(found.case))}
        sort={{ key: filters.sort, direction: filters.descending ? "descending" : "ascending" }}
        onSort={({ key, direction }) => onChange({ sort: key as CaseFilters["sort"], descending: direction === "descending" })}
        onRange={onRange}
        selected={chosen ?? undefined}
        onSelect={onChoose}
        selectLabel={(found) => t`Kies ${found.address || found.number}`}
        place={`cases ${entry}`}
        rowHeight={field ? 118 : 60}
      />
    </div>
  );
}

/** The address leads to the case, unless a press on the row chooses it. */
function Address({ row, choosing }: { row: CaseRowView; choosing: boolean }) {
  const words = row.address || row.number;
  if (choosing) return <strong>{words}</strong>;
  return (
    <a className="kit-list__link" href={paths.case(row.case)} tabIndex={-1}>
      {words}
    </a>
  );
}

/** Onderweg: one line of tags under the address, for one thumb. */
function useNarrowColumn(choosing: boolean): Column<CaseRowView>[] {
  const { t } = useLingui();
  const phase = usePhaseText();
  return [
    {
      key: "address",
      header: t`Zaak`,
      width: "minmax(0, 1fr)",
      cell: (row) => (
        <>
          <Address row={row} choosing={choosing} />
          <span className="kit-task__detail">
            {row.number} · {phase(row.phase, row.phase_days)}
            {row.last_activity && ` · ${relativeDay(row.last_activity)}`}
          </span>
          <NeedTags row={row} />
          {row.lead.state !== "none" && row.lead.state !== "double" && (
            <Quiet small>
              {t`Regie:`} <LeadText lead={row.lead} />
            </Quiet>
          )}
        </>
      ),
    },
  ];
}

function useColumns(choosing: boolean): Column<CaseRowView>[] {
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
          <Address row={row} choosing={choosing} />
          <span className="kit-task__detail">
            {row.number}
            {row.drafts > 0 && ` · ${t`concept`}`}
            {row.same_address && ` · ${t`nog een zaak op dit adres`}`}
            {row.state === "closed" && ` · ${t`afgesloten`}`}
            {row.state === "withdrawn" && ` · ${t`ingetrokken`}`}
          </span>
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
      cell: (row) => <UrgencyText urgency={row.urgency} />,
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
          {row.next_due && <span className="kit-task__detail">{t`actie ${shortDay(row.next_due)}`}</span>}
        </>
      ),
    },
  ];
}
