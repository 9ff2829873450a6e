/** Observations as columns: one value each, indicator × unit × period, with its reason, source and row. */

import { BELOW_DETECTION, PRESENT } from "./missing.ts";

/** Parallel columns; entry `i` of each belongs to observation `i`, in the order of the files. */
export type Observations = {
  readonly count: number;
  readonly periods: readonly string[];
  readonly files: readonly string[];
  /** Positions in `files` of tables with a column for each indicator. */
  readonly wideFiles: ReadonlySet<number>;
  readonly sources: readonly string[];
  /** Index into the units. */
  readonly unit: Uint32Array;
  /** Index into the framework's indicators. */
  readonly indicator: Uint16Array;
  /** Index into `periods`. */
  readonly period: Uint16Array;
  /** NaN where missing. */
  readonly value: Float64Array;
  /** 0 where there is a value, else a code of `missingReason`. */
  readonly reason: Uint8Array;
  /** Index into `files`, and the row there as a spreadsheet counts; 0 for what is estimated from a whole table. */
  readonly file: Uint8Array;
  readonly row: Uint32Array;
  /** Index into `sources`. */
  readonly source: Uint16Array;
  /** NaN where not stated; null where no observation states one. */
  readonly standardError: Float64Array | null;
  /** Detection bound by observation index. */
  readonly bound: ReadonlyMap<number, number>;
  readonly note: ReadonlyMap<number, string>;
};

export type ObservationEntry = {
  readonly unit: number;
  readonly indicator: number;
  readonly period: string;
  readonly value: number;
  readonly reason: number;
  readonly row: number;
  readonly source: string;
  readonly bound: number;
  readonly standardError: number;
  readonly note: string;
};

/** Collects observations into columns that grow by doubling. */
export type ObservationBuilder = {
  openFile(name: string, isWide?: boolean): void;
  /** The column that cannot take one more text of its kind; null where the entry can be added. */
  fullColumn(entry: Pick<ObservationEntry, "period" | "source">): "period" | "source" | null;
  add(entry: ObservationEntry): void;
  build(): Observations;
};

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
  column: T,
  make: (n: number) => T,
): T {
  const larger = make(Math.max(1024, column.length * 2));
  larger.set(column);
  return larger;
}

/** Columns of periods and sources can tell this many different texts apart. */
export const MOST_TEXTS = 65_536;

type TextIndex = {
  readonly texts: string[];
  hasRoomFor(text: string): boolean;
  indexOf(text: string): number;
};

function textIndex(limit: number, what: string): TextIndex {
  const texts: string[] = [];
  const positions = new Map<string, number>();
  let lastText: string | undefined;
  let lastPosition = 0;
  return {
    texts,
    hasRoomFor: (text) => texts.length < limit || positions.has(text),
    indexOf(text) {
      if (text === lastText) return lastPosition;
      let position = positions.get(text);
      if (position === undefined) {
        if (texts.length >= limit) throw new RangeError(`Cannot hold more than ${limit} different ${what}`);
        position = texts.length;
        positions.set(text, position);
        texts.push(text);
      }
      lastText = text;
      lastPosition = position;
      return position;
    },
  };
}

/** Start collecting observations. */
export function createObservationBuilder(): ObservationBuilder {
  const files: string[] = [];
  const wideFiles = new Set<number>();
  const periods = textIndex(MOST_TEXTS, "periods");
  const sources = textIndex(MOST_TEXTS, "sources");
  const bound = new Map<number, number>();
  const note = new Map<number, string>();
  let count = 0;
  let unit = new Uint32Array(0);
  let indicator = new Uint16Array(0);
  let period = new Uint16Array(0);
  let value = new Float64Array(0);
  let reason = new Uint8Array(0);
  let file = new Uint8Array(0);
  let row = new Uint32Array(0);
  let source = new Uint16Array(0);
  let standardError: Float64Array<ArrayBuffer> | null = null;

  function grow(): void {
    unit = grown(unit, (n) => new Uint32Array(n));
    indicator = grown(indicator, (n) => new Uint16Array(n));
    period = grown(period, (n) => new Uint16Array(n));
    value = grown(value, (n) => new Float64Array(n));
    reason = grown(reason, (n) => new Uint8Array(n));
    file = grown(file, (n) => new Uint8Array(n));
    row = grown(row, (n) => new Uint32Array(n));
    source = grown(source, (n) => new Uint16Array(n));
    if (standardError !== null)
      standardError = grown(standardError, (n) => new Float64Array(n).fill(Number.NaN));
  }

  return {
    openFile(name, isWide = false) {
      if (isWide) wideFiles.add(files.length);
      files.push(name);
    },
    fullColumn({ period: text, source: origin }) {
      if (!periods.hasRoomFor(text)) return "period";
      return sources.hasRoomFor(origin) ? null : "source";
    },
    add(entry) {
      if (count === unit.length) grow();
      unit[count] = entry.unit;
      indicator[count] = entry.indicator;
      period[count] = periods.indexOf(entry.period);
      value[count] = entry.value;
      reason[count] = entry.reason;
      file[count] = files.length - 1;
      row[count] = entry.row;
      source[count] = sources.indexOf(entry.source);
      if (!Number.isNaN(entry.standardError)) {
        standardError ??= new Float64Array(unit.length).fill(Number.NaN);
        standardError[count] = entry.standardError;
      }
      if (!Number.isNaN(entry.bound)) bound.set(count, entry.bound);
      if (entry.note !== "") note.set(count, entry.note);
      count++;
    },
    build() {
      return {
        count,
        periods: periods.texts,
        files,
        wideFiles,
        sources: sources.texts,
        unit: unit.subarray(0, count),
        indicator: indicator.subarray(0, count),
        period: period.subarray(0, count),
        value: value.subarray(0, count),
        reason: reason.subarray(0, count),
        file: file.subarray(0, count),
        row: row.subarray(0, count),
        source: source.subarray(0, count),
        standardError: standardError?.subarray(0, count) ?? null,
        bound,
        note,
      };
    },
  };
}

/** The observations of each unit and indicator, chained: start at `head`, follow `next` until −1. */
export type SeriesIndex = { readonly head: Int32Array; readonly next: Int32Array };

/** Chain observations by unit and indicator; `head[indicator × unitCount + unit]` is the last one read. */
export function indexSeries(
  observations: Observations,
  unitCount: number,
  indicatorCount: number,
): SeriesIndex {
  const head = new Int32Array(unitCount * indicatorCount).fill(-1);
  const next = new Int32Array(observations.count);
  for (let i = 0; i < observations.count; i++) {
    const cell = observations.indicator[i]! * unitCount + observations.unit[i]!;
    next[i] = head[cell]!;
    head[cell] = i;
  }
  return { head, next };
}

/** Whether observation `i` states something: a value, or that it lies below a bound. */
export function isInformative(observations: Observations, i: number): boolean {
  return (
    observations.reason[i] === PRESENT ||
    (observations.reason[i] === BELOW_DETECTION && observations.bound.has(i))
  );
}
