/** `series.csv` to the values of series, each in the vintages in which it was published. */

import { dayNumber, type SeriesValue } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier, isPeriod } from "../../framework/index.ts";
import { checkHeader, parseNumber, type Table } from "./table.ts";

/** Read series; a row that cannot be used, or repeats an earlier one, is told and left out. */
export function parseSeries(table: Table, list: FindingList): readonly SeriesValue[] {
  const find = checkHeader("series", table, list);
  const seen = new Map<string, number>();
  return table.rows.flatMap(({ row, cells }): readonly SeriesValue[] => {
    const cell = (column: string): string => (cells[find(column)] ?? "").trim();
    const problem = problemOf(cell);
    const key = JSON.stringify(["unit", "series", "period", "asOf"].map(cell));
    const earlier = seen.get(key);
    const column = problem ?? (earlier === undefined ? null : "period");
    if (column !== null) {
      list.add(
        "series-invalid",
        { file: table.file, row, column },
        {
          series: cell("series").slice(0, 80),
          problem: problem ?? "twice",
          value: cell(column).slice(0, 80),
          row: earlier ?? row,
        },
      );
      return [];
    }
    seen.set(key, row);
    return [
      {
        unit: cell("unit"),
        series: cell("series"),
        period: cell("period"),
        value: parseNumber(cell("value")),
        asOf: cell("asOf"),
        source: cell("source"),
        file: table.file,
        row,
      },
    ];
  });
}

/** The first column that is not right; an empty value says that there is none. */
function problemOf(cell: (column: string) => string): "unit" | "series" | "period" | "value" | "asOf" | null {
  if (!isIdentifier(cell("unit"))) return "unit";
  if (!isIdentifier(cell("series"))) return "series";
  if (!isPeriod(cell("period"))) return "period";
  if (cell("value") !== "" && Number.isNaN(parseNumber(cell("value")))) return "value";
  return cell("asOf") === "" || !Number.isNaN(dayNumber(cell("asOf"))) ? null : "asOf";
}
