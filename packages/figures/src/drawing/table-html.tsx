/** A figure's numbers as an HTML table. */

import type { ReactElement } from "react";
import type { FigureTable } from "./figure.ts";
import { formatCell } from "./table-cell.ts";

export function TableHtml({ table }: { readonly table: FigureTable }): ReactElement {
  const { caption, columns, formats, rows } = table;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column} scope="col" className={formats[index] === "text" ? undefined : "number"}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
          <tr key={line}>
            {row.map((value, index) => {
              const format = formats[index] ?? "text";
              const text = formatCell(value, format);
              if (index === 0)
                return (
                  <th key={columns[index]} scope="row">
                    {text}
                  </th>
                );
              return format === "text" ? (
                <td key={columns[index]}>{value === null ? "" : text}</td>
              ) : (
                <td key={columns[index]} className="number" dir="ltr">
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
