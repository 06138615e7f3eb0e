import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { CaseListView } from "../../ipc/types/CaseListView.ts";
import type { CaseRowView } from "../../ipc/types/CaseRowView.ts";
import type { ListCasesRequest } from "../../ipc/types/ListCasesRequest.ts";
import type { CaseFilters } from "../../parts/caseFilters.ts";

export const PAGE = 200;

const page = ({ pitfalls, ...filters }: CaseFilters, index: number) => {
  const request: ListCasesRequest = { ...filters, ...(pitfalls.length > 0 ? { pitfalls } : {}), offset: index * PAGE, limit: PAGE };
  return { queryKey: ["list_cases", request] as const, queryFn: (): Promise<CaseListView> => call("list_cases", request) };
};

/** The list in pages of 200: the first one always, the others when they come in sight. */
export function useCasePages(filters: CaseFilters) {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const first = useQuery<CaseListView, ApiError>({ ...page(filters, 0), placeholderData: keepPreviousData });
  const indexes = useMemo(() => {
    const from = Math.max(1, Math.floor(range.first / PAGE));
    const until = Math.floor(range.last / PAGE);
    return Array.from({ length: Math.max(0, until - from + 1) }, (_, step) => from + step);
  }, [range]);
  const more = useQueries({ queries: indexes.map((index) => page(filters, index)) });
  const onRange = useCallback((from: number, until: number) => {
    setRange((before) => (before.first === from && before.last === until ? before : { first: from, last: until }));
  }, []);
  const row = (index: number): CaseRowView | undefined => {
    const at = Math.floor(index / PAGE);
    const view = at === 0 ? first.data : more[indexes.indexOf(at)]?.data;
    return view?.rows[index % PAGE];
  };
  const pageOf = (index: number) => more[indexes.indexOf(Math.floor(index / PAGE))];
  const failed = [first, ...more].filter((found) => found.isError);
  return {
    first,
    row,
    onRange,
    /** What went wrong with a page that is in sight, also when an older one is shown for it. */
    error: failed[0]?.error ?? null,
    failed: (index: number) => pageOf(index)?.isError ?? false,
    retry: () => {
      for (const found of failed) void found.refetch();
    },
  };
}
