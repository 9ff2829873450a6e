/** The cells of an observation: unit, indicator, period and value, each checked as it is read. */

import {
  type createObservationBuilder,
  MOST_TEXTS,
  missingCode,
  NOT_COLLECTED,
  PRESENT,
  REJECTED,
} from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { type Indicator, isPeriod } from "../../framework/index.ts";
import { parseNumber } from "./table.ts";

export type Names = {
  readonly unitOf: ReadonlyMap<string, number>;
  readonly indicatorOf: ReadonlyMap<string, number>;
  readonly aliases: ReadonlySet<string>;
  readonly indicators: readonly Indicator[];
  readonly sources: ReadonlySet<string>;
  /** Periods seen so far, and whether they are periods. */
  readonly periods: Map<string, boolean>;
};

export type TellOnce = (
  code: "unit-unknown" | "indicator-unknown" | "alias-resolved" | "source-unknown" | "texts-too-many",
  key: string,
  where: { readonly file: string; readonly row: number; readonly column: string },
  values: Readonly<Record<string, string | number>>,
) => void;

export type ObservationReading = {
  readonly file: string;
  readonly names: Names;
  readonly list: FindingList;
  readonly tell: TellOnce;
  readonly builder: ReturnType<typeof createObservationBuilder>;
};

export function placeUnit(id: string, row: number, { file, names, tell }: ObservationReading): number {
  const unit = names.unitOf.get(id);
  if (unit === undefined) tell("unit-unknown", id, { file, row, column: "unit" }, { unit: id.slice(0, 80) });
  return unit ?? -1;
}

export function placeIndicator(
  id: string,
  row: number,
  column: string,
  { file, names, tell }: ObservationReading,
): number {
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

export function checkPeriod(period: string, row: number, { file, list, names }: ObservationReading): boolean {
  let ok = names.periods.get(period);
  if (ok === undefined) {
    ok = isPeriod(period);
    // Files may hold millions of rows and few periods; a file of rubbish must not fill the memory.
    if (names.periods.size < 10_000) names.periods.set(period, ok);
  }
  if (!ok) list.add("period-invalid", { file, row, column: "period" }, { period: period.slice(0, 80) });
  return ok;
}

export function readValue(
  cell: string,
  missing: string,
  at: { readonly row: number; readonly column: string },
  { file, list }: ObservationReading,
): { readonly value: number; readonly reason: number } {
  if (cell !== "" && missing !== "") {
    // A value that somebody marked as withheld or suppressed must not come out.
    list.add("value-with-reason", { file, ...at }, { missing: missing.slice(0, 80) });
    return { value: Number.NaN, reason: missingCode(missing) ?? REJECTED };
  }
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
export function readExtra(
  cell: string,
  column: "bound" | "standardError",
  row: number,
  { file, list }: ObservationReading,
): number {
  if (cell === "") return Number.NaN;
  const value = parseNumber(cell);
  if (Number.isNaN(value) || (column === "standardError" && value < 0)) {
    list.add("value-invalid", { file, row, column }, { value: cell.slice(0, 80) });
    return Number.NaN;
  }
  return value;
}

/** Periods and sources are kept as numbers of 16 bits; beyond that there is one finding, and no more is taken in. */
export function hasRoom(
  period: string,
  source: string,
  row: number,
  { file, builder, tell }: ObservationReading,
): boolean {
  const column = builder.fullColumn({ period, source });
  if (column === null) return true;
  tell("texts-too-many", column, { file, row, column }, { column, limit: MOST_TEXTS });
  return false;
}

/** Units of measure are the same whatever their spacing, case and thousands separators. */
export function sameMeasure(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s,]+/g, "");
  return plain(a) === plain(b);
}
