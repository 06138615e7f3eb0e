import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { CheckboxGroup, RadioGroup } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { type ChosenFilter, FilterPanel } from "../../kit/FilterPanel.tsx";
import { Split } from "../../kit/Layout.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { capital, useTerms } from "../../parts/terms.ts";
import type { TimelineFilters } from "./timelineFilters.ts";

type FiltersProps = { filters: TimelineFilters; onChange: (change: Partial<TimelineFilters>) => void; items: readonly TimelineItemView[] };

/** Kinds that occur in this case, a period, and the order. */
export function Filters({ filters, onChange, items }: FiltersProps) {
  const { t } = useLingui();
  const { label } = useTerms();
  const counts = new Map<string, number>();
  for (const item of items) counts.set(bareKind(item.kind), (counts.get(bareKind(item.kind)) ?? 0) + 1);
  for (const kind of filters.kinds) if (!counts.has(kind)) counts.set(kind, 0);
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
        <Split>
          <DateField label={t`Vanaf`} direction="past" value={filters.from} onChange={(from) => onChange({ from })} hint={t`Bijvoorbeeld 1 november.`} optional />
          <DateField label={t`Tot en met`} direction="past" value={filters.until} onChange={(until) => onChange({ until })} hint={t`Bijvoorbeeld vandaag.`} optional />
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

/** The chosen filters, each to be taken away. */
export function useChosen(filters: TimelineFilters, onChange: (change: Partial<TimelineFilters>) => void, items: readonly TimelineItemView[]): ChosenFilter[] {
  const { t } = useLingui();
  const { label } = useTerms();
  const name = (kind: string) => kind === "attachment" ? t`Foto` : capital(items.find((item) => bareKind(item.kind) === kind)?.kind_label ?? label("kind", kind));
  return [
    ...filters.kinds.map((kind) => ({
      key: kind,
      label: name(kind),
      onRemove: () => onChange({ kinds: filters.kinds.filter((other) => other !== kind) }),
    })),
    ...(filters.from ? [{ key: "from", label: t`vanaf ${day(filters.from)}`, onRemove: () => onChange({ from: "" }) }] : []),
    ...(filters.until ? [{ key: "until", label: t`tot en met ${day(filters.until)}`, onRemove: () => onChange({ until: "" }) }] : []),
  ];
}
