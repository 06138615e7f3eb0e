import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { number } from "../i18n/format.ts";
import { Button, TextLink } from "./Button.tsx";
import { DataTable } from "./DataTable.tsx";

export type CountBar = { key: string; label: string; count: number; href: string };

type CountBarsProps = {
  /** What is counted. */
  title: string;
  /** What the numbers say, in a sentence. */
  conclusion: string;
  rows: readonly CountBar[];
};

/** Counts as bars; each row leads to its list, and the same numbers can be read as a table. */
export function CountBars({ title, conclusion, rows }: CountBarsProps) {
  const { t } = useLingui();
  const [table, setTable] = useState(false);
  const highest = Math.max(1, ...rows.map((row) => row.count));
  return (
    <div className="kit-counts">
      <p className="kit-quiet">{conclusion}</p>
      {table ? (
        <DataTable
          caption={title}
          hideCaption
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: "label", header: t`Wat`, cell: (row) => row.label },
            { key: "count", header: t`Hoeveel`, numeric: true, cell: (row) => <TextLink href={row.href} context={row.label}>{number(row.count)}</TextLink> },
          ]}
        />
      ) : (
        <ul className="kit-tasks" aria-label={title}>
          {rows.map((row) => (
            <li key={row.key}>
              <a className="kit-task" href={row.href}>
                <span className="kit-task__title">{row.label}</span>
                <span className="kit-counts__number">{number(row.count)}</span>
                <span className="kit-counts__track" aria-hidden="true">
                  <i style={{ inlineSize: `${(row.count / highest) * 100}%` }} />
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Button kind="quiet" onPress={() => setTable(!table)} context={title}>
        {table ? t`Toon als balken` : t`Toon als tabel`}
      </Button>
    </div>
  );
}
