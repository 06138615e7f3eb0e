import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { keepPlace, placeOf } from "./places.ts";

export type Column<R> = {
  key: string;
  header: string;
  /** CSS grid track, as "2fr" or "8rem". */
  width: string;
  cell: (row: R) => ReactNode;
  sortable?: boolean;
};

export type Sort = { key: string; direction: "ascending" | "descending" };

type VirtualListProps<R> = {
  label: string;
  columns: readonly Column<R>[];
  count: number;
  /** Undefined while its page is still on its way, or did not come. */
  row: (index: number) => R | undefined;
  /** Whether the page of a row did not come. */
  failed?: (index: number) => boolean;
  rowKey: (row: R) => string;
  onOpen?: (row: R) => void;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** What is chosen; without it nobody is choosing, and the rows have no boxes to tick. */
  selected?: ReadonlySet<string> | undefined;
  /** Space toggles a row; with shift the range from the last one. */
  onSelect?: (keys: string[]) => void;
  /** What the box of a row is called. */
  selectLabel?: (row: R) => string;
  /** Who comes back to the list under this name finds it where he left it. */
  place?: string;
  /** The rows in sight, so that a screen can ask for their pages. */
  onRange?: (first: number, last: number) => void;
  rowHeight?: number;
};

/** A table of any length: only the rows in sight exist; arrows walk, Enter opens. A link in a row is the whole row. */
export function VirtualList<R>(props: VirtualListProps<R>) {
  const { label, columns, count, row, rowKey, onOpen, onRange, selected, onSelect, place, rowHeight = 52 } = props;
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const [left] = useState(() => placeOf(place));
  const [known] = useState(() => left?.heights() ?? []);
  const [active, setActive] = useState(Math.min(left?.row ?? 0, Math.max(0, count - 1)));
  const anchor = useRef(0);
  const virtual = useVirtualizer({
    count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12,
    initialOffset: left?.top ?? 0, initialMeasurementsCache: known,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  const template = [...(selected ? ["2.75rem"] : []), ...columns.map((column) => column.width)].join(" ");

  useEffect(() => onRange?.(first, last), [first, last, onRange]);
  useReturn(scroller, left && active, shown.some((item) => item.index === active));
  const keep = (index: number) => keepPlace(place, { top: scroller.current?.scrollTop ?? 0, row: index, heights: virtual.takeSnapshot });

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(count - 1, index));
    setActive(target);
    virtual.scrollToIndex(target);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus());
  };
  const select = (index: number, range: boolean) => {
    const from = range ? anchor.current : index;
    anchor.current = index;
    const keys: string[] = [];
    for (let at = Math.min(from, index); at <= Math.max(from, index); at += 1) {
      const found = row(at);
      if (found) keys.push(rowKey(found));
    }
    onSelect?.(keys);
  };
  const onClick = (event: MouseEvent, index: number) => {
    const found = row(index);
    keep(index);
    // A press on the box itself has ticked it.
    if (event.target instanceof HTMLInputElement) return;
    if (onSelect && (selected || event.shiftKey)) {
      // Not a new window, and not to where the row leads.
      event.preventDefault();
      select(index, event.shiftKey);
    } else if (found && !(event.target as Element).closest("a")) onOpen?.(found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.dataset.row === undefined) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -count, End: count };
    const step = steps[event.key];
    const here = row(active);
    if (step !== undefined && !event.altKey) focusRow(active + step);
    else if (event.key === "Enter" && here && onOpen) {
      keep(active);
      onOpen(here);
    } else if (event.key === " " && onSelect) select(active, event.shiftKey);
    else return;
    event.preventDefault();
  };

  const waiting = (index: number) => (props.failed?.(index) ? t`Niet geladen` : t`Laden…`);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its focusable rows arrive here
    <div ref={scroller} className="kit-list" role="table" aria-label={label} aria-rowcount={count + 1} onKeyDown={onKeyDown} onScroll={() => keep(active)}>
      <div className="kit-list__head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {selected && (
          <div role="columnheader">
            <span className="kit-hidden">{t`Gekozen`}</span>
          </div>
        )}
        {columns.map((column) => (
          <HeaderCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
        ))}
      </div>
      <div className="kit-list__body" role="rowgroup" style={{ blockSize: virtual.getTotalSize() }}>
        {shown.map((item) => {
          const found = row(item.index);
          const chosen = found && selected ? selected.has(rowKey(found)) : undefined;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter and Space are handled by the table
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              data-row={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              data-chosen={chosen}
              tabIndex={item.index === active ? 0 : -1}
              className={`kit-list__row${onOpen ? " kit-list__row--opens" : ""}${selected ? " kit-list__row--ticks" : ""}`}
              style={{ transform: `translateY(${item.start}px)`, gridTemplateColumns: template }}
              onFocus={() => {
                setActive(item.index);
                keep(item.index);
              }}
              onClick={(event) => onClick(event, item.index)}
            >
              {selected && (
                <TickBox label={(found && props.selectLabel?.(found)) ?? label} chosen={chosen} onToggle={(range) => select(item.index, range)} />
              )}
              {columns.map((column) => (
                <div key={column.key} role="cell">
                  {found ? column.cell(found) : <span className="kit-quiet">{column === columns[0] ? waiting(item.index) : ""}</span>}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Back in the list: the focus goes to the row that was left, unless someone is typing already. */
function useReturn(scroller: RefObject<HTMLDivElement | null>, row: number | undefined, inSight: boolean) {
  const due = useRef(row !== undefined);
  useEffect(() => {
    if (!due.current || !inSight) return;
    due.current = false;
    if (document.activeElement instanceof HTMLInputElement) return;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus({ preventScroll: true });
  }, [scroller, row, inSight]);
}

/** The row is what has the focus: Space ticks its box. */
function TickBox({ label, chosen, onToggle }: { label: string; chosen: boolean | undefined; onToggle: (range: boolean) => void }) {
  return (
    <div role="cell" className="kit-list__tick">
      {chosen !== undefined && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={label}
          checked={chosen}
          onChange={(event) => onToggle(event.nativeEvent instanceof globalThis.MouseEvent && event.nativeEvent.shiftKey)}
        />
      )}
    </div>
  );
}

function HeaderCell<R>({ column, sort, onSort }: { column: Column<R>; sort?: Sort | undefined; onSort?: ((sort: Sort) => void) | undefined }) {
  const direction = sort?.key === column.key ? sort.direction : undefined;
  if (!column.sortable || !onSort) return <div role="columnheader">{column.header}</div>;
  const next = direction === "ascending" ? "descending" : "ascending";
  return (
    <div role="columnheader" aria-sort={direction ?? "none"}>
      <button type="button" className="kit-list__sort" onClick={() => onSort({ key: column.key, direction: next })}>
        {column.header} <span aria-hidden="true">{direction === "ascending" ? "↑" : direction === "descending" ? "↓" : "↕"}</span>
      </button>
    </div>
  );
}
