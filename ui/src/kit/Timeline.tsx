import type { ReactNode } from "react";

export type TimelineItem = { key: string; time?: string | undefined; title: ReactNode; body?: ReactNode; source?: ReactNode; actions?: ReactNode };
/** `day` is the ISO day, `heading` its words. */
export type TimelineDay = { day: string; heading: string; items: readonly TimelineItem[] };

/** What happened, by day. `level` is the heading level of the days. */
export function Timeline({ label, days, level = 2 }: { label: string; days: readonly TimelineDay[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ol className="kit-timeline" aria-label={label}>
      {days.map((entry) => (
        <li key={entry.day}>
          <Heading>
            <time dateTime={entry.day}>{entry.heading}</time>
          </Heading>
          <ol className="kit-timeline__items">
            {entry.items.map((item) => (
              <li key={item.key} id={`entry-${item.key}`} tabIndex={-1}>
                <span className="kit-timeline__time">{item.time}</span>
                <div>
                  <div className="kit-timeline__title">{item.title}</div>
                  {item.body && <div className="kit-timeline__body">{item.body}</div>}
                  {item.source && <div className="kit-timeline__source">{item.source}</div>}
                  {item.actions}
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
