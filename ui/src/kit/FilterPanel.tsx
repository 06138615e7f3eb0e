import { Trans } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Region } from "./Region.tsx";

/** The filters beside a list. They work at once; nothing has to be applied. */
export function FilterPanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Region as="section" label={label}>
      <div className="kit-filters">{children}</div>
    </Region>
  );
}

export type ChosenFilter = { key: string; label: string; onRemove: () => void };

/** What is chosen now, above the list; each can be taken away. */
export function FilterChips({ filters, onClear }: { filters: readonly ChosenFilter[]; onClear?: () => void }) {
  if (filters.length === 0) return null;
  return (
    <div className="kit-chips">
      {filters.map((filter) => (
        <button key={filter.key} type="button" className="kit-chip" onClick={filter.onRemove}>
          <span className="kit-hidden">
            <Trans>Verwijder filter:</Trans>{" "}
          </span>
          {filter.label}
          <IconX size={14} aria-hidden />
        </button>
      ))}
      {onClear && filters.length > 1 && (
        <button type="button" className="kit-chip" onClick={onClear}>
          <Trans>Wis alle filters</Trans>
        </button>
      )}
    </div>
  );
}
