/** What to tell of published series before they are looked ahead: foreign units, gaps, and changes of what is measured. */

import type { OutlookChoice } from "../assessment/index.ts";
import { monthName, monthNumber, type SeriesValue, type Unit } from "../evidence/index.ts";
import { type Finding, finding } from "../finding.ts";
import { kindOf } from "./monthly/index.ts";

// The shared tolerance: ten tenths are not quite 1.
const TIE = 1e-9;

export type SeriesCheck = {
  /** Values of units that are there, NaN where they cannot be what their series is declared to be. */
  readonly values: readonly SeriesValue[];
  readonly findings: readonly Finding[];
};

/** Leave out values of units that are not there, empty those that are no counts or shares, and tell of gaps and changed sources in the series that are looked ahead. */
export function checkSeries(
  values: readonly SeriesValue[],
  units: readonly Unit[],
  choice: OutlookChoice | undefined,
): SeriesCheck {
  const known = new Set(units.map(({ id }) => id));
  const foreign = values.filter(({ unit }) => !known.has(unit));
  const own = values.filter(({ unit }) => known.has(unit));
  const unfit = outsideKind(own, choice);
  const kept =
    unfit.size === 0 ? own : own.map((value) => (unfit.has(value) ? { ...value, value: Number.NaN } : value));
  const smoothed = new Set(
    (choice?.series ?? [])
      .filter((series) => series.of === "series" && kindOf(series) !== "count")
      .map(({ id }) => id),
  );
  const paths = gather(kept.filter(({ series, period }) => smoothed.has(series) && isMonth(period)));
  const [first] = foreign;
  return {
    values: kept,
    findings: [
      ...(first === undefined
        ? []
        : [
            finding(
              "series-unit-unknown",
              { file: first.file, row: first.row, column: "unit" },
              { count: foreign.length, unit: first.unit.slice(0, 80) },
            ),
          ]),
      ...tellOutside([...unfit]),
      ...[...smoothed].flatMap((series) => gapsOf(series, paths.get(series) ?? [])),
      ...[...smoothed].flatMap((series) => changesOf(series, paths.get(series) ?? [])),
    ],
  };
}

type Unfit = ReadonlyMap<SeriesValue, "count" | "share">;

/** Values of declared series that are no counts or shares, with what they are declared to be. */
function outsideKind(values: readonly SeriesValue[], choice: OutlookChoice | undefined): Unfit {
  const kinds = new Map(
    (choice?.series ?? []).filter(({ of }) => of === "series").map((series) => [series.id, kindOf(series)]),
  );
  return new Map(
    values.flatMap((value) => {
      const kind = kinds.get(value.series) ?? "level";
      const isOutside = value.value < -TIE || (kind === "share" && value.value > 1 + TIE);
      return kind !== "level" && isOutside ? [[value, kind]] : [];
    }),
  );
}

function tellOutside(unfit: readonly (readonly [SeriesValue, "count" | "share"])[]): readonly Finding[] {
  const series = new Set(unfit.map(([value]) => value.series));
  return [...series].map((id) => {
    const own = unfit.filter(([value]) => value.series === id);
    const [{ file, row, value }, kind] = own[0]!;
    return finding(
      "series-outside-kind",
      { file, row, column: "value" },
      { series: id, kind, count: own.length, value },
    );
  });
}

/** A quarter is as long a text. */
function isMonth(period: string): boolean {
  return period.length === 7 && !Number.isNaN(monthNumber(period));
}

/** Values of one series of one unit, in order of time. */
type Path = readonly SeriesValue[];

function gather(values: readonly SeriesValue[]): ReadonlyMap<string, readonly Path[]> {
  const present = values.filter(({ value }) => !Number.isNaN(value));
  return new Map(
    [...Map.groupBy(present, ({ series }) => series)].map(([series, own]) => [
      series,
      [...Map.groupBy(own, ({ unit }) => unit).values()].map((path) =>
        path.toSorted((a, b) => monthNumber(a.period) - monthNumber(b.period)),
      ),
    ]),
  );
}

function gapsOf(series: string, paths: readonly Path[]): readonly Finding[] {
  const gaps = paths.flatMap((path) => {
    const missing = path.flatMap((value, i) => {
      const before = path[i - 1];
      const skipped = before === undefined ? 0 : monthNumber(value.period) - monthNumber(before.period) - 1;
      return skipped > 0 ? [{ skipped, before: before! }] : [];
    });
    return missing.length === 0 ? [] : [missing];
  });
  const first = gaps[0]?.[0];
  if (first === undefined) return [];
  const { file, row, unit, period } = first.before;
  return [
    finding(
      "series-gap",
      { file, row, column: "period" },
      {
        series,
        count: gaps.flat().reduce((sum, { skipped }) => sum + skipped, 0),
        units: gaps.length,
        unit,
        period: monthName(monthNumber(period) + 1),
      },
    ),
  ];
}

function changesOf(series: string, paths: readonly Path[]): readonly Finding[] {
  const changes = paths.flatMap((path) => {
    const at = path.findLastIndex(({ source }) => source !== (path.at(-1)?.source ?? ""));
    return at < 0 ? [] : [{ before: path[at]!, after: path[at + 1]! }];
  });
  const [first] = changes;
  if (first === undefined) return [];
  const { before, after } = first;
  return [
    finding(
      "series-source-changed",
      { file: after.file, row: after.row, column: "source" },
      {
        series,
        before: before.source,
        after: after.source,
        period: after.period,
        unit: after.unit,
        units: changes.length,
      },
    ),
  ];
}
