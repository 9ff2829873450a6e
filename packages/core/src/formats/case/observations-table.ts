/** `observations.csv` (one row a value) and `observations-wide.csv` (one column an indicator) to observations. */

import {
  createObservationBuilder,
  MOST_TEXTS,
  missingCode,
  NOT_COLLECTED,
  type Observations,
  PRESENT,
  REJECTED,
  type Unit,
} from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { type Indicator, isPeriod, militaryWording } from "../../framework/index.ts";
import { checkHeader, parseNumber, type TableName } from "./table.ts";

export type ObservationsReader = {
  /** A sink for the records of one file. */
  open(
    table: "observations" | "observations-wide",
    file: string,
  ): (cells: readonly string[], row: number) => void;
  build(): Observations;
};

type Names = {
  readonly unitOf: ReadonlyMap<string, number>;
  readonly indicatorOf: ReadonlyMap<string, number>;
  readonly aliases: ReadonlySet<string>;
  readonly indicators: readonly Indicator[];
  readonly sources: ReadonlySet<string>;
  /** Periods seen so far, and whether they are periods. */
  readonly periods: Map<string, boolean>;
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

type TellOnce = (
  code: "unit-unknown" | "indicator-unknown" | "alias-resolved" | "source-unknown" | "texts-too-many",
  key: string,
  where: { readonly file: string; readonly row: number; readonly column: string },
  values: Readonly<Record<string, string | number>>,
) => void;

type Reading = {
  readonly file: string;
  readonly names: Names;
  readonly list: FindingList;
  readonly tell: TellOnce;
  readonly builder: ReturnType<typeof createObservationBuilder>;
};

function findColumns(
  table: TableName,
  cells: readonly string[],
  { file, list }: Reading,
): (name: string) => number {
  return checkHeader(table, { file, header: cells }, list);
}

function longRecords(reading: Reading): (cells: readonly string[], row: number) => void {
  const { file, list, builder, names, tell } = reading;
  let columns: Readonly<Record<string, number>> | undefined;
  let usable = true;
  return (cells, row) => {
    if (columns === undefined) {
      const find = findColumns("observations", cells, reading);
      columns = {
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
      usable = ["unit", "indicator", "period", "value"].every((name) => columns![name]! >= 0);
      return;
    }
    if (!usable) return;
    const cell = (name: string): string => cells[columns![name]!]?.trim() ?? "";
    const unit = placeUnit(cell("unit"), row, reading);
    const indicator = placeIndicator(cell("indicator"), row, "indicator", reading);
    const period = cell("period");
    if (unit < 0 || indicator < 0 || !checkPeriod(period, row, reading)) return;
    const { value, reason } = readValue(cell("value"), cell("missing"), { row, column: "value" }, reading);
    const source = cell("source") || names.indicators[indicator]!.source;
    if (source !== "" && !names.sources.has(source)) {
      tell("source-unknown", source, { file, row, column: "source" }, { source });
    }
    const stated = cell("unitOfMeasure");
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
    const full = builder.fullColumn({ period, source });
    if (full !== null) {
      tell("texts-too-many", full, { file, row, column: full }, { column: full, limit: MOST_TEXTS });
      return;
    }
    builder.add({
      unit,
      indicator,
      period,
      value: differs ? Number.NaN : value,
      reason: differs && reason === PRESENT ? REJECTED : reason,
      row,
      source,
      bound: readExtra(cell("bound"), "bound", row, reading),
      standardError: readExtra(cell("standardError"), "standardError", row, reading),
      note: cell("note"),
    });
  };
}

function wideRecords(reading: Reading): (cells: readonly string[], row: number) => void {
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

function placeUnit(id: string, row: number, { file, names, tell }: Reading): number {
  const unit = names.unitOf.get(id);
  if (unit === undefined) tell("unit-unknown", id, { file, row, column: "unit" }, { unit: id.slice(0, 80) });
  return unit ?? -1;
}

function placeIndicator(id: string, row: number, column: string, { file, names, tell }: Reading): number {
  const indicator = names.indicatorOf.get(id);
  if (indicator === undefined) {
    tell("indicator-unknown", id, { file, row, column }, { indicator: id.slice(0, 80) });
  } else if (names.aliases.has(id) && names.indicators[indicator]!.id !== id) {
    tell(
      "alias-resolved",
      id,
      { file, row, column },
      { alias: id, indicator: names.indicators[indicator]!.id },
    );
  }
  return indicator ?? -1;
}

function checkPeriod(period: string, row: number, { file, list, names }: Reading): boolean {
  let ok = names.periods.get(period);
  if (ok === undefined) {
    ok = isPeriod(period);
    // Files may hold millions of rows and few periods; a file of rubbish must not fill the memory.
    if (names.periods.size < 10_000) names.periods.set(period, ok);
  }
  if (!ok) list.add("period-invalid", { file, row, column: "period" }, { period: period.slice(0, 80) });
  return ok;
}

function readValue(
  cell: string,
  missing: string,
  at: { readonly row: number; readonly column: string },
  { file, list }: Reading,
): { readonly value: number; readonly reason: number } {
  if (cell !== "") {
    const value = parseNumber(cell);
    if (!Number.isNaN(value)) return { value, reason: PRESENT };
    list.add("value-invalid", { file, ...at }, { value: cell.slice(0, 80) });
    return { value: Number.NaN, reason: REJECTED };
  }
  if (missing === "") return { value: Number.NaN, reason: NOT_COLLECTED };
  const reason = missingCode(missing);
  if (reason === undefined || reason === REJECTED) {
    list.add("missing-unknown", { file, row: at.row, column: "missing" }, { missing: missing.slice(0, 80) });
  }
  return { value: Number.NaN, reason: reason === undefined || reason === REJECTED ? NOT_COLLECTED : reason };
}

/** A bound or a standard error: NaN where empty; a finding where it is no number, or an error below 0. */
function readExtra(
  cell: string,
  column: "bound" | "standardError",
  row: number,
  { file, list }: Reading,
): number {
  if (cell === "") return Number.NaN;
  const value = parseNumber(cell);
  if (Number.isNaN(value) || (column === "standardError" && value < 0)) {
    list.add("value-invalid", { file, row, column }, { value: cell.slice(0, 80) });
    return Number.NaN;
  }
  return value;
}

/** A number beside the value; one that cannot be used is told and left out, the value stays. */
function readNumber(
  cell: string,
  { row, column, least = Number.NEGATIVE_INFINITY }: { row: number; column: string; least?: number },
  { file, list }: Reading,
): number {
  if (cell === "") return Number.NaN;
  const number = parseNumber(cell);
  if (number >= least) return number;
  list.add("value-invalid", { file, row, column }, { value: cell.slice(0, 80) });
  return Number.NaN;
}

/** Units of measure are the same whatever their spacing, case and thousands separators. */
function sameMeasure(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s,]+/g, "");
  return plain(a) === plain(b);
}
