import { useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

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
  selected?: ReadonlySet<string>;
  /** Space toggles a row; with shift the range from the last one. */
  onSelect?: (keys: string[]) => void;
  /** The rows in sight, so that a screen can ask for their pages. */
  onRange?: (first: number, last: number) => void;
  rowHeight?: number;
};

/** A table of any length: only the rows in sight exist; arrows walk, Enter opens. */
export function VirtualList<R>(props: VirtualListProps<R>) {
  const { label, columns, count, row, rowKey, onOpen, onRange, selected, onSelect, rowHeight = 52 } = props;
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  const template = columns.map((column) => column.width).join(" ");

  useEffect(() => onRange?.(first, last), [first, last, onRange]);

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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.dataset.row === undefined) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -count, End: count };
    const step = steps[event.key];
    const here = row(active);
    if (step !== undefined && !event.altKey) focusRow(active + step);
    else if (event.key === "Enter" && here && onOpen) onOpen(here);
    else if (event.key === " " && onSelect) select(active, event.shiftKey);
    else return;
    event.preventDefault();
  };

  const waiting = (index: number) => (props.failed?.(index) ? t`Niet geladen` : t`Laden…`);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its focusable rows arrive here
    <div ref={scroller} className="kit-list" role="table" aria-label={label} aria-rowcount={count + 1} onKeyDown={onKeyDown}>
      <div className="kit-list__head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
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
              aria-selected={chosen}
              tabIndex={item.index === active ? 0 : -1}
              className={`kit-list__row${onOpen ? " kit-list__row--opens" : ""}`}
              style={{ transform: `translateY(${item.start}px)`, gridTemplateColumns: template }}
              onFocus={() => setActive(item.index)}
              onClick={(event) => {
                if (event.shiftKey && onSelect) select(item.index, true);
                else if (found) onOpen?.(found);
              }}
            >
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
