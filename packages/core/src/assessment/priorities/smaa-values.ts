/** Severity, pervasiveness and further criteria as SMAA draws them. */

import type { RangedValue } from "./shortfall.ts";
import type { CriterionValue, SmaaValues } from "./smaa/index.ts";

/** One threat: its criteria, and where there are any, their values in each run. */
export type VaryingThreat = {
  readonly values: readonly RangedValue[];
  readonly replays: readonly ArrayLike<number>[];
};

/**
 * Where every threat has replays of every criterion, runs are taken whole, so that what moves threats together stays
 * together; runs in which a value is missing are left out. Else each value is drawn by itself from its range:
 * `uniform` over it, or `normal` with the range as its 5–95 % interval, kept within 0 and 1. No range, no doubt.
 *
 * @throws RangeError  where replays differ in length
 * @example
 * smaaValuesOf([{ values: [{ value: 0.5, low: NaN, high: NaN }], replays: [] }], "normal"); // => ({ method: "independent", cells: [[{ method: "certain", value: 0.5 }]] })
 */
export function smaaValuesOf(threats: readonly VaryingThreat[], spread: "normal" | "uniform"): SmaaValues {
  const joint = jointValuesOf(threats);
  if (joint !== null) return joint;
  return {
    method: "independent",
    cells: threats.map(({ values }) => values.map((value) => cellOf(value, spread))),
  };
}

function jointValuesOf(threats: readonly VaryingThreat[]): SmaaValues | null {
  const criteria = threats[0]?.values.length ?? 0;
  if (criteria === 0 || threats.some(({ replays }) => replays.length !== criteria)) return null;
  const columns = threats.flatMap(({ replays }) => replays);
  const runs = columns[0]!.length;
  if (columns.some((column) => column.length !== runs))
    throw new RangeError("Cannot join replays of different numbers of runs");
  const samples = new Float64Array(runs * columns.length);
  let filled = 0;
  for (let run = 0; run < runs; run++) {
    let whole = true;
    for (let c = 0; c < columns.length; c++) {
      const value = columns[c]![run]!;
      samples[filled + c] = value;
      whole = whole && Number.isFinite(value);
    }
    if (whole) filled += columns.length;
  }
  if (filled === 0) return null;
  return { method: "joint", samples: samples.slice(0, filled), threats: threats.length, criteria };
}

// The standard normal quantile at 95 %.
const Z95 = 1.6448536269514722;

function cellOf({ value, low, high }: RangedValue, spread: "normal" | "uniform"): CriterionValue {
  if (!(high - low > 1e-12)) return { method: "certain", value };
  if (spread === "uniform") return { method: "uniform", low, high };
  return { method: "normal", mean: value, standardDeviation: (high - low) / (2 * Z95), low: 0, high: 1 };
}
