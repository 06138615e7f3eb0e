// What is chosen in the timeline; it lives in the address, so that back and forward restore it.
import { useRouter, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

/** The form that an address opens under the entry it shows. */
export type AskedForm = "" | "edit" | "describe" | "correct" | "withdraw";

const forms: readonly unknown[] = ["edit", "describe", "correct", "withdraw"] satisfies AskedForm[];

export type TimelineFilters = { kinds: string[]; sources: string[]; from: string; until: string; newestFirst: boolean; entry: string; form: AskedForm };

const codes = (value: unknown) => String(value ?? "").split(",").filter((code) => /^[a-z_]+$/.test(code));
const dayOr = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : "");

export function filtersFrom(search: Record<string, unknown>): TimelineFilters {
  return {
    kinds: codes(search.kinds),
    sources: codes(search.sources),
    from: dayOr(search.from),
    until: dayOr(search.until),
    newestFirst: search.order !== "oldest",
    entry: String(search.entry ?? ""),
    form: forms.includes(search.form) ? (search.form as AskedForm) : "",
  };
}

/** Writes only what differs from the plain timeline. The entry to show and its form are not kept. */
export function searchFrom(filters: TimelineFilters): string {
  const search = new URLSearchParams();
  if (filters.kinds.length > 0) search.set("kinds", filters.kinds.join(","));
  if (filters.sources.length > 0) search.set("sources", filters.sources.join(","));
  if (filters.from) search.set("from", filters.from);
  if (filters.until) search.set("until", filters.until);
  if (!filters.newestFirst) search.set("order", "oldest");
  return search.toString();
}

export function useTimelineFilters(): [TimelineFilters, (change: Partial<TimelineFilters>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const router = useRouter();
  const key = JSON.stringify(search);
  const filters = useMemo(() => filtersFrom(JSON.parse(key) as Record<string, unknown>), [key]);
  const change = useCallback(
    (next: Partial<TimelineFilters>) => {
      const { pathname } = router.state.location;
      const written = searchFrom({ ...filters, ...next });
      router.history.replace(written ? `${pathname}?${written}` : pathname);
    },
    [filters, router],
  );
  return [filters, change];
}
