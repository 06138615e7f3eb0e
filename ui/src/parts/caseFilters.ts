// What is chosen in the list of cases; it lives in the address, so that back and forward restore the list.
import { useRouter, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { ListCasesRequest } from "../ipc/types/ListCasesRequest.ts";
import type { Pitfall } from "../ipc/types/Pitfall.ts";
import { filterNeeds } from "./caseRow.tsx";
import { codes } from "./terms.ts";

export type CaseFilters = Omit<ListCasesRequest, "offset" | "limit" | "pitfalls"> & { pitfalls: Pitfall[] };

export const noFilters: CaseFilters = {
  query: "", phases: [], urgencies: [], needs: [], pitfalls: [], lead: "any", state: "open", sort: "attention", descending: false,
};

const some = <T extends string>(value: unknown, known: readonly T[]): T[] => {
  const words = String(value ?? "").split(",");
  return known.filter((code) => words.includes(code));
};
const one = <T extends string>(value: unknown, known: readonly [T, ...T[]]): T => known.find((code) => code === value) ?? known[0];

/** Reads an address; what it does not know is left out. */
export function filtersFrom(search: Record<string, unknown>): CaseFilters {
  return {
    query: search.q === undefined ? "" : String(search.q),
    phases: some(search.phases, codes.phase),
    urgencies: some(search.urgencies, codes.urgency),
    needs: some(search.needs, filterNeeds),
    pitfalls: some(search.pitfalls, codes.pitfall),
    lead: one(search.lead, ["any", "none", "mine"]),
    state: one(search.state, ["open", "closed", "all"]),
    sort: one(search.sort, ["attention", "address", "phase", "urgency", "activity"]),
    descending: search.descending === true || search.descending === "true",
  };
}

/** Writes only what differs from the plain list. */
export function searchFrom(filters: CaseFilters): string {
  const search = new URLSearchParams();
  const put = (name: string, value: string, plain: string) => value !== plain && search.set(name, value);
  put("q", filters.query, "");
  put("phases", filters.phases.join(","), "");
  put("urgencies", filters.urgencies.join(","), "");
  put("needs", filters.needs.join(","), "");
  put("pitfalls", filters.pitfalls.join(","), "");
  put("lead", filters.lead, "any");
  put("state", filters.state, "open");
  put("sort", filters.sort, "attention");
  put("descending", String(filters.descending), "false");
  return search.toString();
}

export function useCaseFilters(): [CaseFilters, (change: Partial<CaseFilters>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const router = useRouter();
  const key = JSON.stringify(search);
  const filters = useMemo(() => filtersFrom(JSON.parse(key) as Record<string, unknown>), [key]);
  const change = useCallback(
    (next: Partial<CaseFilters>) => {
      const { pathname } = router.state.location;
      const written = searchFrom({ ...filters, ...next });
      router.history.replace(written ? `${pathname}?${written}` : pathname);
    },
    [filters, router],
  );
  return [filters, change];
}
