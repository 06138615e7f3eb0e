import type { ReactNode } from "react";

type DataTableProps<R> = {
  caption: string;
  hideCaption?: boolean;
  columns: readonly { key: string; header: string; cell: (row: R) => ReactNode; numeric?: boolean }[];
  rows: readonly R[];
  rowKey: (row: R) => string;
};

/** A small table, up to 200 rows; the first column heads its row. */
export function DataTable<R>({ caption, hideCaption, columns, rows, rowKey }: DataTableProps<R>) {
  return (
    <div className="kit-scroll-x">
      <table className="utrecht-table kit-table">
        <caption className={hideCaption ? "kit-hidden" : undefined}>{caption}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {columns.map((column) => (
              <th key={column.key} scope="col" className="utrecht-table__header-cell">
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="utrecht-table__row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className="utrecht-table__cell">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={`utrecht-table__cell${column.numeric ? " utrecht-table__cell--numeric-column" : ""}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
