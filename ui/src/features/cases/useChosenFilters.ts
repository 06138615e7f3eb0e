import { useLingui } from "@lingui/react/macro";
import type { ChosenFilter } from "../../kit/FilterPanel.tsx";
import { useNeedLabel } from "../../parts/caseRow.tsx";
import { capital, useTerms } from "../../parts/terms.ts";
import type { CaseFilters } from "../../parts/caseFilters.ts";

/** The chosen filters as chips that can be taken away. */
export function useChosenFilters(filters: CaseFilters, change: (next: Partial<CaseFilters>) => void): ChosenFilter[] {
  const { t } = useLingui();
  const { label } = useTerms();
  const need = useNeedLabel();
  const without = <T>(values: readonly T[], value: T) => values.filter((other) => other !== value);
  const found: ChosenFilter[] = [
    ...filters.needs.map((value) => ({ key: `needs-${value}`, label: capital(need(value)), onRemove: () => change({ needs: without(filters.needs, value) }) })),
    ...filters.pitfalls.map((value) => ({
      key: `pitfall-${value}`,
      label: label("pitfall", value),
      onRemove: () => change({ pitfalls: without(filters.pitfalls, value) }),
    })),
    ...filters.phases.map((value) => ({
      key: `phase-${value}`,
      label: label("phase", value),
      onRemove: () => change({ phases: without(filters.phases, value) }),
    })),
    ...filters.urgencies.map((value) => ({
      key: `urgency-${value}`,
      label: t`Urgentie: ${label("urgency", value)}`,
      onRemove: () => change({ urgencies: without(filters.urgencies, value) }),
    })),
  ];
  if (filters.query.trim() !== "") found.unshift({ key: "query", label: t`Zoekt: ${filters.query}`, onRemove: () => change({ query: "" }) });
  if (filters.lead !== "any") {
    found.push({ key: "lead", label: filters.lead === "none" ? t`Zonder regievoerder` : t`Waar ik de regie heb`, onRemove: () => change({ lead: "any" }) });
  }
  if (filters.state !== "open") {
    found.push({ key: "state", label: filters.state === "closed" ? t`Afgesloten` : t`Open en afgesloten`, onRemove: () => change({ state: "open" }) });
  }
  return found;
}
