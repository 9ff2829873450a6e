/** What changed over all units together: how many rose or fell, and how far the middle one moved. */

import { median } from "../../numerics/index.ts";
import type { Replays } from "../uncertainty/index.ts";
import type { NodeChange, PeriodChange } from "./change.ts";
import { changeReason, LIKELIHOOD_GIVEN } from "./change-reason.ts";
import type { TwoPeriods } from "./matched.ts";
import { runsOnBaseScale, type Spread, scoresIn, spreadOf } from "./paired-runs.ts";

/** From this share of the runs on, a change is called likely. */
export const LIKELY = 0.9;

export type Likelihood = "higher" | "lower" | "open";

/**
 * What a probability of improvement is called: likely higher, likely lower, or open.
 *
 * @param pImproved  0 to 1
 * @example
 * likelihoodOf(0.92); // => "higher"
 * likelihoodOf(0.5); // => "open"
 */
export function likelihoodOf(pImproved: number): Likelihood {
  return pImproved >= LIKELY ? "higher" : pImproved <= 1 - LIKELY ? "lower" : "open";
}

/** How many units there are of each kind. */
export type ChangeCounts = {
  readonly higher: number;
  readonly lower: number;
  readonly open: number;
  /** A change across a break. */
  readonly broken: number;
  /** Both scores rest on the same observations. */
  readonly same: number;
  /** Both scores are there, and no runs say how likely the change is. */
  readonly unweighed: number;
  /** No change can be given. */
  readonly none: number;
};

/** Count the units of a node by what can be said of their change. */
export function countChanges({ pImproved, reason }: NodeChange): ChangeCounts {
  const counts = { higher: 0, lower: 0, open: 0, broken: 0, same: 0, unweighed: 0, none: 0 };
  reason.forEach((code, u) => {
    if (code === LIKELIHOOD_GIVEN) counts[likelihoodOf(pImproved[u]!)]++;
    else counts[kindOf(code)]++;
  });
  return counts;
}

function kindOf(code: number): "broken" | "same" | "unweighed" | "none" {
  const reason = changeReason(code);
  if (reason === "break") return "broken";
  if (reason === "same-observation") return "same";
  return reason === "imputed" || reason === "not-replayed" || reason === "no-runs" ? "unweighed" : "none";
}

/** The middle score of the same units in both periods, like with like, and how its change spreads over the runs. */
export type MedianChange = {
  /** Units that have both scores, and for which anything was seen anew. */
  readonly units: number;
  readonly before: number;
  readonly after: number;
  readonly beforeSpread: Spread;
  readonly afterSpread: Spread;
  readonly changeSpread: Spread;
};

/**
 * Follow the median of a node over the units whose change can be read.
 *
 * @returns null where there is no such unit
 */
export function medianChange(
  { matched, renewed, node }: NodeChange,
  replays: PeriodChange["replays"],
): MedianChange | null {
  const units = Array.from(matched.change, (_, u) => u).filter(
    (u) => renewed[u]! > 0 && !Number.isNaN(matched.change[u]!),
  );
  if (units.length === 0) return null;
  const medianIn = (column: Float64Array): number => median(units.map((u) => column[u]!));
  const unitCount = renewed.length;
  const runs = replays === null ? noRuns : mediansOfRuns(replays, { node, units, unitCount });
  return {
    units: units.length,
    before: medianIn(matched.before),
    after: medianIn(matched.after),
    beforeSpread: spreadOf(runs.before),
    afterSpread: spreadOf(runs.after),
    changeSpread: spreadOf(runs.after.map((value, run) => value - runs.before[run]!)),
  };
}

const noRuns: TwoPeriods<readonly number[]> = { before: [], after: [] };

function mediansOfRuns(
  { before, after }: TwoPeriods<Replays>,
  {
    node,
    units,
    unitCount,
  }: { readonly node: number; readonly units: readonly number[]; readonly unitCount: number },
): TwoPeriods<readonly number[]> {
  const target = before.targets.indexOf(node);
  if (target < 0) return noRuns;
  const runs = runsOnBaseScale(before, after);
  const medians = (replays: Replays): readonly number[] => {
    const columns = units.map((unit) => scoresIn(replays, runs, { target, unit, unitCount }));
    return runs.map((_, run) => median(columns.map((column) => column[run]!)));
  };
  return { before: medians(before), after: medians(after) };
}
