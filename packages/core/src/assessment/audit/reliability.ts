/** Cronbach's alpha: how far the parts of a component measure one thing. */

import { completePairs, moments } from "../../numerics/index.ts";
import type { Family } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type Reliability = {
  readonly parent: string;
  readonly parts: number;
  /** NaN where it cannot be said. */
  readonly alpha: number;
  /** As if every part had the same spread. */
  readonly standardised: number;
  /** Units that the least shared pair rests on. */
  readonly units: number;
  /** Alpha without each part; none where only one would be left. */
  readonly without: readonly { readonly id: string; readonly alpha: number }[];
};

/**
 * Cronbach's alpha of columns: k / (k − 1) × (1 − sum of variances / variance of the sum), where the variance of the
 * sum adds up all covariances (n − 1), each over the units that have both values. Below 0 where the columns pull against
 * each other on the whole. NaN for fewer than two columns, and where the covariances add up to 0 or less, or one
 * cannot be computed.
 *
 * @param columns  of one length, NaN for a gap
 * @see Cronbach (1951), Psychometrika 16, 297–334. doi:10.1007/BF02310555; COINr 1.1.14 `get_cronbach()`
 * @example
 * cronbachAlpha([[1, 2, 3], [2, 4, 6]]).toFixed(4); // => "0.8889"
 * cronbachAlpha([[1, 2, 3]]); // => NaN
 */
export function cronbachAlpha(columns: readonly ArrayLike<number>[]): number {
  const all = covariances(columns);
  return alphaOf(
    all,
    columns.map((_, k) => k),
  );
}

function alphaOf(all: readonly (readonly number[])[], kept: readonly number[]): number {
  const count = kept.length;
  if (count < 2) return Number.NaN;
  const own = kept.reduce((sum, i) => sum + all[i]![i]!, 0);
  const total = kept.reduce((sum, i) => kept.reduce((so, j) => so + all[i]![j]!, sum), 0);
  if (!(total > 0)) return Number.NaN;
  return (count / (count - 1)) * (1 - own / total);
}

/** Every covariance over the pairs there are. */
function covariances(columns: readonly ArrayLike<number>[]): readonly (readonly number[])[] {
  const lower = columns.map((a, i) => columns.slice(0, i + 1).map((b) => covariance(a, b)));
  return columns.map((_, i) => columns.map((_other, j) => (j <= i ? lower[i]![j]! : lower[j]![i]!)));
}

function covariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { x, y } = completePairs(a, b);
  const [meanX, meanY] = [moments(x).mean, moments(y).mean];
  const sum = x.reduce((so, each, i) => so + (each - meanX) * (y[i]! - meanY), 0);
  return x.length > 1 ? sum / (x.length - 1) : Number.NaN;
}

/** Alpha of each component from its parts. */
export function auditReliability(families: readonly Family[]): {
  readonly reliability: readonly Reliability[];
  readonly notes: readonly AuditNote[];
} {
  const reliability = families.filter(({ children }) => children.length > 1).map(reliabilityOf);
  return { reliability, notes: reliability.map(noteOn) };
}

function reliabilityOf({ parent, children }: Family): Reliability {
  const columns = children.map(({ score }) => score);
  const all = covariances(columns);
  const places = children.map((_, k) => k);
  const shared = columns.flatMap((a, i) => columns.slice(0, i).map((b) => completePairs(a, b).x.length));
  const unit = all.map((row, i) => row.map((each, j) => each / Math.sqrt(all[i]![i]! * all[j]![j]!)));
  return {
    parent: parent.id,
    parts: children.length,
    alpha: alphaOf(all, places),
    standardised: alphaOf(unit, places),
    units: Math.min(...shared),
    without:
      children.length < 3
        ? []
        : children.map(({ id }, k) => ({
            id,
            alpha: alphaOf(
              all,
              places.filter((each) => each !== k),
            ),
          })),
  };
}

function noteOn({ parent, alpha, units, parts, without }: Reliability): AuditNote {
  const best = without
    .filter((each) => each.alpha > alpha)
    .toSorted((a, b) => b.alpha - a.alpha)
    .at(0);
  return judge({
    check: "reliability",
    subjects: best === undefined ? [parent] : [parent, best.id],
    figure: alpha,
    threshold: "alpha",
    units,
    more: { parts, without: best?.alpha ?? Number.NaN },
    found: alpha < auditThresholds.alpha.value ? { code: "reliability.low", verdict: "look" } : undefined,
  });
}
