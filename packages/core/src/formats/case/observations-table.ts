/** `observations.csv` (one row a value) and `observations-wide.csv` (one column an indicator) to observations. */

import {
  createObservationBuilder,
  type Observations,
  PRESENT,
  REJECTED,
  type Unit,
} from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { type Indicator, militaryWording } from "../../framework/index.ts";
import {
  checkPeriod,
  hasRoom,
  type Names,
  type ObservationReading,
  placeIndicator,
  placeUnit,
  readExtra,
  readValue,
  sameMeasure,
  type TellOnce,
} from "./observation-cells.ts";
import { checkHeader, type TableName } from "./table.ts";

export type ObservationsReader = {
  /** A sink for the records of one file. */
  open(
    table: "observations" | "observations-wide",
    file: string,
  ): (cells: readonly string[], row: number) => void;
  build(): Observations;
};

/** Read observations in a stream, into columns; rows that cannot be placed give findings and are left out. */
export function createObservationsReader(
  indicators: readonly Indicator[],
  units: readonly Unit[],
  sources: readonly { readonly id: string }[],
  list: FindingList,
): ObservationsReader {
  const builder = createObservationBuilder();
  const names: Names = {
    unitOf: new Map(units.map((unit, i) => [unit.id, i])),
    indicatorOf: new Map([
      ...indicators.flatMap((indicator, i) => indicator.aliases.map((alias): [string, number] => [alias, i])),
      ...indicators.map((indicator, i): [string, number] => [indicator.id, i]),
    ]),
    aliases: new Set(indicators.flatMap((indicator) => indicator.aliases)),
    indicators,
    sources: new Set(sources.map((source) => source.id)),
    periods: new Map(),
  };
  const told = new Set<string>();
  const tell: TellOnce = (code, key, where, values) => {
    if (told.has(`${code} ${key}`)) return;
    told.add(`${code} ${key}`);
    list.add(code, where, values);
  };
  return {
    open(table, file) {
      builder.openFile(file, table === "observations-wide");
      const reading = { file, names, list, tell, builder };
      return table === "observations" ? longRecords(reading) : wideRecords(reading);
    },
    build: () => builder.build(),
  };
}

function findColumns(
  table: TableName,
  cells: readonly string[],
  { file, list }: ObservationReading,
): (name: string) => number {
  return checkHeader(table, { file, header: cells }, list);
}

/** Positions of the columns; −1 where the file does not have one. */
type LongColumns = Readonly<
  Record<
    | "unit"
    | "indicator"
    | "period"
    | "value"
    | "missing"
    | "bound"
    | "standardError"
    | "unitOfMeasure"
    | "source"
    | "note",
    number
  >
>;

function longRecords(reading: ObservationReading): (cells: readonly string[], row: number) => void {
  const { file, list, builder, names, tell } = reading;
  let at: LongColumns | undefined;
  let usable = true;
  return (cells, row) => {
    if (at === undefined) {
      const find = findColumns("observations", cells, reading);
      at = {
        unit: find("unit"),
        indicator: find("indicator"),
        period: find("period"),
        value: find("value"),
        missing: find("missing"),
        bound: find("bound"),
        standardError: find("standardError"),
        unitOfMeasure: find("unitOfMeasure"),
        source: find("source"),
        note: find("note"),
      };
      usable = Math.min(at.unit, at.indicator, at.period, at.value) >= 0;
      return;
    }
    if (!usable) return;
    const cell = (position: number): string => cells[position]?.trim() ?? "";
    const unit = placeUnit(cell(at.unit), row, reading);
    const indicator = placeIndicator(cell(at.indicator), row, "indicator", reading);
    const period = cell(at.period);
    if (unit < 0 || indicator < 0 || !checkPeriod(period, row, reading)) return;
    const { value, reason } = readValue(cell(at.value), cell(at.missing), { row, column: "value" }, reading);
    const source = cell(at.source) || names.indicators[indicator]!.source;
    if (source !== "" && !names.sources.has(source)) {
      tell("source-unknown", source, { file, row, column: "source" }, { source });
    }
    const stated = cell(at.unitOfMeasure);
    const expected = names.indicators[indicator]!.unitOfMeasure;
    const differs = stated !== "" && stated !== expected && !sameMeasure(stated, expected);
    if (differs) {
      const where = { file, row, column: "unitOfMeasure" };
      list.add("unit-of-measure-differs", where, {
        indicator: names.indicators[indicator]!.id,
        stated,
        expected,
      });
    }
    if (!hasRoom(period, source, row, reading)) return;
    builder.add({
      unit,
      indicator,
      period,
      value: differs ? Number.NaN : value,
      reason: differs && reason === PRESENT ? REJECTED : reason,
      row,
      source,
      bound: readExtra(cell(at.bound), "bound", row, reading),
      standardError: readExtra(cell(at.standardError), "standardError", row, reading),
      note: cell(at.note),
    });
  };
}

function wideRecords(reading: ObservationReading): (cells: readonly string[], row: number) => void {
  const { builder, names } = reading;
  let fixed: { readonly unit: number; readonly period: number } | undefined;
  let series: readonly { readonly column: number; readonly name: string; readonly indicator: number }[] = [];
  return (cells, row) => {
    if (fixed === undefined) {
      const find = findColumns("observations-wide", cells, reading);
      fixed = { unit: find("unit"), period: find("period") };
      series = cells.flatMap((heading, column) => {
        const name = heading.trim();
        if (column === fixed!.unit || column === fixed!.period || name === "") return [];
        if (militaryWording(name) !== null) return [];
        const indicator = placeIndicator(name, 1, name, reading);
        return indicator < 0 ? [] : [{ column, name, indicator }];
      });
      return;
    }
    if (fixed.unit < 0 || fixed.period < 0) return;
    const unit = placeUnit(cells[fixed.unit]?.trim() ?? "", row, reading);
    const period = cells[fixed.period]?.trim() ?? "";
    if (unit < 0 || !checkPeriod(period, row, reading)) return;
    for (const { column, name, indicator } of series) {
      const cell = cells[column]?.trim() ?? "";
      // An empty cell says nothing; the reason for a gap may stand in observations.csv.
      if (cell === "") continue;
      const { value, reason } = readValue(cell, "", { row, column: name }, reading);
      const source = names.indicators[indicator]!.source;
      if (!hasRoom(period, source, row, reading)) return;
      builder.add({
        unit,
        indicator,
        period,
        value,
        reason,
        row,
        source,
        bound: Number.NaN,
        standardError: Number.NaN,
        note: "",
      });
    }
  };
}
