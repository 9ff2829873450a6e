/** Two series of replays run by run: both drew the same choices, so their difference is that of what was seen. */

import { sortedPresent, sortedQuantile } from "../../numerics/index.ts";
import { INTERVAL, type Replays } from "../uncertainty/index.ts";

// Scores that differ only by rounding have not changed.
const TIE = 1e-9;

export type Spread = {
  /** Type-7 quantiles at 5 % and 95 %; NaN without runs. */
  readonly low: number;
  readonly high: number;
  /** Share of the runs above 0, ties counting half. */
  readonly above: number;
};

const nothing: Spread = { low: Number.NaN, high: Number.NaN, above: Number.NaN };

/**
 * How differences spread over runs; NaN entries do not count.
 *
 * @example
 * spreadOf([-1, 0, 2, 3]).above; // => 0.625
 */
export function spreadOf(differences: ArrayLike<number>): Spread {
  const present = sortedPresent(differences);
  if (present.length === 0) return nothing;
  let above = 0;
  for (const each of present) above += Math.abs(each) <= TIE ? 0.5 : each > 0 ? 1 : 0;
  return {
    low: sortedQuantile(present, INTERVAL.low),
    high: sortedQuantile(present, INTERVAL.high),
    above: above / present.length,
  };
}

/**
 * Whether two series of replays can be read run by run.
 * Their seeds, choices and trees must be the same too; that is for those who computed them to see to.
 */
export function canPair(a: Replays | null, b: Replays | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.first === b.first &&
    a.count === b.count &&
    a.scores.length === b.scores.length &&
    a.targets.length === b.targets.length
  );
}

/** The runs that measured on the base scale in both series. */
export function runsOnBaseScale(a: Replays, b: Replays): readonly number[] {
  return Array.from({ length: a.count }, (_, run) => run).filter(
    (run) => a.onBaseScale[run] === 1 && b.onBaseScale[run] === 1,
  );
}

/** One unit's score at a target in each of the given runs. */
export function scoresIn(
  replays: Replays,
  runs: readonly number[],
  { target, unit, unitCount }: { readonly target: number; readonly unit: number; readonly unitCount: number },
): Float64Array {
  const perRun = replays.targets.length * unitCount;
  const scores = new Float64Array(runs.length);
  // A plain loop: filling typed arrays through callbacks takes several times as long.
  for (let k = 0; k < runs.length; k++)
    scores[k] = replays.scores[runs[k]! * perRun + target * unitCount + unit]!;
  return scores;
}
