/** `seasons.csv` to seasons. */

import type { Season } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { readRows, type Table } from "./table.ts";

/** Read seasons; one without months, or of a unit that is not there, is told and left out. */
export function parseSeasons(
  table: Table,
  known: { readonly units: ReadonlySet<string>; readonly threats: ReadonlySet<string> },
  list: FindingList,
): readonly Season[] {
  return readRows("seasons", table, list).flatMap((row): readonly Season[] => {
    const id = row.text("id");
    const tell = (problem: string, column: string, value: string): void =>
      list.add("season-invalid", row.place(column), { id, problem, value: value.slice(0, 80) });
    const unfit = (["begins", "ends"] as const).find((column) => !isMonth(row.number(column)));
    if (unfit !== undefined) {
      tell("month", unfit, row.text(unfit));
      return [];
    }
    const unit = row.text("unit");
    if (unit !== "" && !known.units.has(unit)) {
      tell("unit", "unit", unit);
      return [];
    }
    const threats = row.list("threats");
    for (const threat of threats) if (!known.threats.has(threat)) tell("threat", "threats", threat);
    return [
      {
        id,
        title: row.text("title") || id,
        kind: row.text("kind"),
        begins: row.number("begins"),
        ends: row.number("ends"),
        unit,
        threats: threats.filter((threat) => known.threats.has(threat)),
        source: row.text("source"),
        note: row.text("note"),
      },
    ];
  });
}

function isMonth(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 12;
}
