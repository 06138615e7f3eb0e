import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { day } from "../../i18n/format.ts";
import { isDay } from "../../i18n/when.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { CheckboxGroup, RadioGroup } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { type ChosenFilter, FilterPanel } from "../../kit/FilterPanel.tsx";
import { Split } from "../../kit/Layout.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { capital, useTerms } from "../../parts/terms.ts";
import { sources, useSourceOf } from "./sources.ts";
import type { TimelineFilters } from "./timelineFilters.ts";

type FiltersProps = { filters: TimelineFilters; onChange: (change: Partial<TimelineFilters>) => void; items: readonly TimelineItemView[] };

/** Kinds that occur in this case, a period, and the order. */
export function Filters({ filters, onChange, items }: FiltersProps) {
  const { t } = useLingui();
  const { label } = useTerms();
  const counts = new Map<string, number>();
  for (const item of items) counts.set(bareKind(item.kind), (counts.get(bareKind(item.kind)) ?? 0) + 1);
  for (const kind of filters.kinds) if (!counts.has(kind)) counts.set(kind, 0);
  const sourceOf = useSourceOf();
  const found = items.map(sourceOf);
  const bySource = sources
    .map((source) => ({ source, count: found.filter((other) => other === source).length }))
    .filter(({ source, count }) => count > 0 || filters.sources.includes(source));
  return (
    <Disclosure title={t`Filter en volgorde`}>
      <FilterPanel label={t`Filter en volgorde`}>
        <CheckboxGroup
          legend={t`Soort`}
          value={filters.kinds}
          onChange={(kinds) => onChange({ kinds })}
          tiles
          options={[...counts].map(([kind, count]) => ({ value: kind, label: `${kind === "attachment" ? t`Foto` : label("kind", kind)} (${count})` }))}
        />
        {bySource.length > 0 && (
          <CheckboxGroup
            legend={t`Bron`}
            value={filters.sources}
            onChange={(chosen) => onChange({ sources: chosen })}
            tiles
            options={bySource.map(({ source, count }) => ({ value: source as string, label: `${label("source", source)} (${count})` }))}
          />
        )}
        <Split>
          <DayFilter label={t`Vanaf`} hint={t`Bijvoorbeeld 1 november.`} value={filters.from} onChange={(from) => onChange({ from })} />
          <DayFilter label={t`Tot en met`} hint={t`Bijvoorbeeld vandaag.`} value={filters.until} onChange={(until) => onChange({ until })} />
        </Split>
        <RadioGroup
          legend={t`Volgorde`}
          tiles
          value={filters.newestFirst ? "newest" : "oldest"}
          onChange={(order) => onChange({ newestFirst: order === "newest" })}
          options={[
            { value: "newest", label: t`Nieuwste bovenaan` },
            { value: "oldest", label: t`Oudste bovenaan` },
          ]}
        />
      </FilterPanel>
    </Disclosure>
  );
}

type DayFilterProps = { label: string; hint: string; value: string; onChange: (day: string) => void };

/** Filters by a day once it is understood; what is not stays in its box and says so. */
function DayFilter({ label, hint, value, onChange }: DayFilterProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    setTyped((before) => (isDay(before) || value !== "" ? value : before));
  }, [value]);
  const put = (next: string) => {
    setTyped(next);
    const day = isDay(next) ? next : "";
    if (day !== value) onChange(day);
  };
  return <DateField label={label} hint={hint} direction="past" value={typed} onChange={put} optional />;
}

/** The chosen filters, each to be taken away. */
export function useChosen(filters: TimelineFilters, onChange: (change: Partial<TimelineFilters>) => void, items: readonly TimelineItemView[]): ChosenFilter[] {
  const { t } = useLingui();
  const { label, term } = useTerms();
  const name = (kind: string) => kind === "attachment" ? t`Foto` : capital(items.find((item) => bareKind(item.kind) === kind)?.kind_label ?? label("kind", kind));
  return [
    ...filters.kinds.map((kind) => ({
      key: kind,
      label: name(kind),
      onRemove: () => onChange({ kinds: filters.kinds.filter((other) => other !== kind) }),
    })),
    ...filters.sources.map((source) => ({
      key: `source-${source}`,
      label: t`bron: ${term("source", source)}`,
      onRemove: () => onChange({ sources: filters.sources.filter((other) => other !== source) }),
    })),
    ...(filters.from ? [{ key: "from", label: t`vanaf ${day(filters.from)}`, onRemove: () => onChange({ from: "" }) }] : []),
    ...(filters.until ? [{ key: "until", label: t`tot en met ${day(filters.until)}`, onRemove: () => onChange({ until: "" }) }] : []),
  ];
}
