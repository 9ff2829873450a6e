/** `indicators.csv` to indicators. */

import type { Place } from "../../finding.ts";
import type { FindingList } from "../../finding-list.ts";
import { type Direction, type Indicator, transforms } from "../../framework/index.ts";
import { type Row, readRows, type Table } from "./table.ts";

export type IndicatorsReading = {
  readonly values: readonly Indicator[];
  readonly placeOf: (id: string, column: string) => Place;
};

/** Read indicators; a row that cannot be understood gives findings that stop the assessment. */
export function parseIndicators(table: Table, list: FindingList): IndicatorsReading {
  const rows = readRows("indicators", table, list);
  const values = rows.map((row) => parseIndicator(row, list));
  const rowOf = new Map(values.map((indicator, i) => [indicator.id, rows[i]!.row]));
  return {
    values,
    placeOf(id, column) {
      const row = rowOf.get(id);
      return { file: table.file, ...(row === undefined ? {} : { row }), column };
    },
  };
}

function parseIndicator(row: Row, list: FindingList): Indicator {
  const indicator: Indicator = {
    id: row.text("id"),
    title: row.text("title"),
    component: orNull(row.text("component")),
    freedoms: row.list("freedoms"),
    unitOfMeasure: row.text("unitOfMeasure"),
    direction: parseDirection(row, list),
    low: row.number("low"),
    high: row.number("high"),
    clamp: row.choice("clamp", ["yes", "no"]) === "yes",
    transform: row.choice("transform", transforms),
    weight: orDefault(row.number("weight"), 1),
    denominator: orNull(row.text("denominator")),
    denominatorScale: orDefault(row.number("denominatorScale"), 1),
    plausibleMin: row.number("plausibleMin"),
    plausibleMax: row.number("plausibleMax"),
    partOf: orNull(row.text("partOf")),
    aliases: row.list("aliases"),
    threats: row.list("threats"),
    source: row.text("source"),
    note: row.text("note"),
    more: row.more(),
  };
  if (indicator.title === "") list.add("field-missing", row.place("title"), { field: "title" });
  if (!(indicator.weight >= 0)) {
    list.add("weight-invalid", row.place("weight"), { id: indicator.id, weight: row.text("weight") });
  }
  return indicator;
}

function parseDirection(row: Row, list: FindingList): Direction {
  const cell = row.text("direction");
  if (cell === "1" || cell === "+1") return 1;
  if (cell === "-1" || cell === "−1") return -1;
  if (cell !== "0") {
    list.add("field-invalid", row.place("direction"), {
      field: "direction",
      problem: "enum",
      expected: "1, -1, 0",
      value: cell.slice(0, 80),
    });
  }
  return 0;
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

function orDefault(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}
