/** Which choice the variance of a result comes from: shares of each choice, with intervals by resampling. */

import { type SaltelliResults, sortedPresent, sortedQuantile, varianceShares } from "../../numerics/index.ts";
import type { EngineInput } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { INTERVAL } from "./interval.ts";
import { resamplingStream, runsPerRow, variedChoices } from "./sensitivity-design.ts";
import type { SensitivityRuns } from "./sensitivity-runs.ts";
import { sensitivityTargets } from "./sensitivity-target.ts";

/** A choice's share of the variance of one result; NaN where the result never changes, or without a resample. */
export type ChoiceShare = {
  /** The choice's address in the recipe. */
  readonly choice: string;
  /** What the choice explains on its own. */
  readonly first: number;
  readonly firstLow: number;
  readonly firstHigh: number;
  /** With everything it does together with other choices. */
  readonly total: number;
  readonly totalLow: number;
  readonly totalHigh: number;
};

export type TargetSensitivity = {
  /** `mean-rank-shift`, `score:<unit>` or `rank:<unit>`. */
  readonly target: string;
  /** Rows of the sample whose every run gave this result. */
  readonly rows: number;
  /** Variance of the result over samples A and B. */
  readonly variance: number;
  /** In the order of the recipe. */
  readonly shares: readonly ChoiceShare[];
};

export type Sensitivity = {
  /** Rows of the sample. */
  readonly sample: number;
  readonly bootstrap: number;
  /** Runs in all, and those that gave no index. */
  readonly runs: number;
  readonly failed: number;
  readonly targets: readonly TargetSensitivity[];
};

/** Two rows are the fewest that vary. */
const FEWEST_ROWS = 2;

/** Share out the variance of every target of the recipe; null where it asks for none. */
export function sensitivityOf(input: EngineInput, recipe: Recipe, runs: SensitivityRuns): Sensitivity | null {
  const { sensitivity } = recipe.uncertainty;
  const targets = sensitivityTargets(recipe, input.units);
  if (sensitivity === undefined || targets.length === 0) return null;
  return {
    sample: sensitivity.sample,
    bootstrap: sensitivity.bootstrap,
    runs: runs.failed.length,
    failed: runs.failed.reduce((sum, each) => sum + each, 0),
    targets: targets.map(({ name }, t) => shareOut(recipe, runs, { name, position: t, of: targets.length })),
  };
}

type Position = { readonly name: string; readonly position: number; readonly of: number };

function shareOut(recipe: Recipe, runs: SensitivityRuns, target: Position): TargetSensitivity {
  const choices = variedChoices(recipe);
  const results = completeRows(runs, runsPerRow(recipe), target);
  const rows = results.a.length;
  if (rows < FEWEST_ROWS) {
    const none = Number.NaN;
    const nothing = {
      first: none,
      firstLow: none,
      firstHigh: none,
      total: none,
      totalLow: none,
      totalHigh: none,
    };
    return {
      target: target.name,
      rows,
      variance: none,
      shares: choices.map((choice) => ({ choice, ...nothing })),
    };
  }
  const { first, total, variance } = varianceShares(results);
  const intervals = resampled(recipe, results, target.position);
  return {
    target: target.name,
    rows,
    variance,
    shares: choices.map((choice, i) => ({
      choice,
      first: first[i]!,
      firstLow: intervals.first[i]!.low,
      firstHigh: intervals.first[i]!.high,
      total: total[i]!,
      totalLow: intervals.total[i]!.low,
      totalHigh: intervals.total[i]!.high,
    })),
  };
}

/** Columns of one target's results, of the rows in which no run is without one. */
function completeRows(runs: SensitivityRuns, perRow: number, { position, of }: Position): SaltelliResults {
  const at = (row: number, run: number): number => runs.results[(row * perRow + run) * of + position]!;
  const complete = Array.from({ length: runs.rows }, (_, row) => row).filter((row) =>
    Array.from({ length: perRow }, (_, run) => run).every((run) => Number.isFinite(at(row, run))),
  );
  const column = (run: number): Float64Array => Float64Array.from(complete, (row) => at(row, run));
  return { a: column(0), b: column(1), ab: Array.from({ length: perRow - 2 }, (_, i) => column(i + 2)) };
}

type Ends = { readonly low: number; readonly high: number };

/** Type-7 quantiles at 5 % and 95 % of the shares over samples whose rows are drawn from the rows there are. */
function resampled(
  recipe: Recipe,
  results: SaltelliResults,
  target: number,
): { readonly first: readonly Ends[]; readonly total: readonly Ends[] } {
  const { bootstrap } = recipe.uncertainty.sensitivity!;
  const random = resamplingStream(recipe, target);
  const n = results.a.length;
  const first = results.ab.map(() => new Float64Array(bootstrap));
  const total = results.ab.map(() => new Float64Array(bootstrap));
  const rows = new Uint32Array(n);
  for (let k = 0; k < bootstrap; k++) {
    for (let r = 0; r < n; r++) rows[r] = random() * n;
    const shares = varianceShares(results, { rows });
    first.forEach((column, i) => {
      column[k] = shares.first[i]!;
    });
    total.forEach((column, i) => {
      column[k] = shares.total[i]!;
    });
  }
  return { first: first.map(endsOf), total: total.map(endsOf) };
}

function endsOf(column: Float64Array): Ends {
  const sorted = sortedPresent(column);
  if (sorted.length === 0) return { low: Number.NaN, high: Number.NaN };
  return { low: sortedQuantile(sorted, INTERVAL.low), high: sortedQuantile(sorted, INTERVAL.high) };
}
