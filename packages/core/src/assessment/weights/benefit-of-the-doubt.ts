/** Benefit of the doubt: every unit is weighed in the way that suits it best. */

import { type LinearConstraint, type SolveLinearProgramme, solveSimplex } from "../../numerics/index.ts";

// Three shares of 1/3 add up to 1, whatever the rounding says.
const TIE = 1e-9;

export type ShareBounds = {
  /** Smallest and largest share of a unit's own score that one criterion may make up, 0 to 1. */
  readonly low: number;
  readonly high: number;
};

export type BenefitOfTheDoubt = {
  /** 0 to 1 for each unit, 1 on the frontier; NaN where there is none. */
  readonly score: Float64Array;
  /** For each criterion, the weight that each unit's best mix gives it; need not be the only best mix. */
  readonly weights: readonly Float64Array[];
  /** For each criterion, weight × value as a share of the unit's score; NaN where that is 0. */
  readonly shares: readonly Float64Array[];
};

/**
 * The score of a unit is its weighted sum with the weights, at least 0, under which it looks best while no unit
 * (with the same weights) comes above 1. With bounds, each criterion's part of the unit's own score lies within them.
 *
 * A unit with a gap or a value below 0 has no score and is no peer. A criterion in which a unit has 0 cannot
 * make up a share: a lowest share above 0 then leaves it a score of 0.
 *
 * @param columns  one for each criterion: a value of at least 0 for each unit, higher is better
 * @throws RangeError  for columns of unequal length, bounds outside 0 to 1, or bounds that no shares can meet
 * @see Cherchye et al. (2007), Social Indicators Research 82, 111–145. doi:10.1007/s11205-006-9029-7
 * @example
 * Array.from(benefitOfTheDoubt([[1, 0, 0.5], [0, 1, 0.25]]).score); // => [1, 1, 0.75]
 */
export function benefitOfTheDoubt(
  columns: readonly ArrayLike<number>[],
  options: { readonly bounds?: ShareBounds; readonly solve?: SolveLinearProgramme } = {},
): BenefitOfTheDoubt {
  const { bounds, solve = solveSimplex } = options;
  const length = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== length)) {
    throw new RangeError("Cannot give the benefit of the doubt: columns must be of one length");
  }
  if (bounds !== undefined) checkBounds(bounds, columns.length);
  const score = new Float64Array(length).fill(Number.NaN);
  const weights = columns.map(() => new Float64Array(length).fill(Number.NaN));
  const shares = columns.map(() => new Float64Array(length).fill(Number.NaN));
  const usable = Array.from({ length }, (_, u) =>
    columns.every((column) => column[u]! >= 0 && column[u]! < Infinity),
  );
  // Measured in its own largest value, no criterion is large or small to the solver.
  const largest = columns.map((column) => largestOf(column, usable));
  const rows = usable.map((_, u) => Float64Array.from(columns, (column, k) => column[u]! / largest[k]!));
  const peers = frontier(rows.filter((_, u) => usable[u]));
  const ceilings = peers.map(
    (peer): LinearConstraint => ({ coefficients: peer, relation: "atMost", limit: 1 }),
  );
  for (const [u, own] of rows.entries()) {
    if (!usable[u]) continue;
    const constraints = bounds === undefined ? ceilings : [...ceilings, ...shareConstraints(own, bounds)];
    const solution = solve({ objective: own, constraints });
    if (solution.status !== "optimal") continue;
    score[u] = Math.min(1, solution.value);
    for (const [k, weight] of solution.x.entries()) {
      weights[k]![u] = weight / largest[k]!;
      if (solution.value > 0) shares[k]![u] = (weight * own[k]!) / solution.value;
    }
  }
  return { score, weights, shares };
}

function checkBounds({ low, high }: ShareBounds, count: number): void {
  const inside = low >= 0 && high <= 1 && low <= high;
  if (inside && low * count <= 1 + TIE && high * count >= 1 - TIE) return;
  throw new RangeError(
    `Cannot give the benefit of the doubt: no ${count} shares between ${low} and ${high} add up to 1`,
  );
}

/** 1 where all are 0. */
function largestOf(column: ArrayLike<number>, usable: readonly boolean[]): number {
  let largest = 0;
  for (let u = 0; u < column.length; u++) if (usable[u]) largest = Math.max(largest, column[u]!);
  return largest > 0 ? largest : 1;
}

/** w·y (of one criterion) between low and high times w·y (of all). */
function shareConstraints(own: Float64Array, { low, high }: ShareBounds): readonly LinearConstraint[] {
  // Bounds that leave only equal shares: said in one way, where two would contradict each other by rounding.
  if (low * own.length >= 1 - TIE || high * own.length <= 1 + TIE) {
    return Array.from(own.subarray(1), (value, k) => ({
      coefficients: own.map((first, j) => (j === 0 ? first : j === k + 1 ? -value : 0)),
      relation: "equal",
      limit: 0,
    }));
  }
  return Array.from(own).flatMap((value, k): readonly LinearConstraint[] => [
    {
      coefficients: own.map((each, j) => (j === k ? value : 0) - low * each),
      relation: "atLeast",
      limit: 0,
    },
    {
      coefficients: own.map((each, j) => (j === k ? value : 0) - high * each),
      relation: "atMost",
      limit: 0,
    },
  ]);
}

/** The rows that no other row equals or exceeds throughout; with weights of at least 0 the others never bind. */
function frontier(rows: readonly Float64Array[]): readonly Float64Array[] {
  const kept: Float64Array[] = [];
  const bySum = rows.toSorted((a, b) => sumOf(b) - sumOf(a));
  for (const row of bySum) {
    if (!kept.some((peer) => peer.every((each, k) => each >= row[k]!))) kept.push(row);
  }
  return kept;
}

function sumOf(row: Float64Array): number {
  return row.reduce((a, b) => a + b, 0);
}
