/** An attacker: whatever can be read from published tables of people who all weigh the same, and what follows from it. */

import type { LinearConstraint, SolveLinearProgramme } from "@salus/core";

/** Variable to answer; persons of whom all hold are counted. */
type Cell = Readonly<Record<string, string>>;

/** A count as the attacker has it; null where it is withheld. */
export type KnownCount = {
  readonly cell: Cell;
  /** Where the cell is one of several answers: all of them, by variable. */
  readonly anyOf?: Readonly<Record<string, readonly string[]>>;
  readonly count: number | null;
};

export type Bounded = {
  readonly cell: Readonly<Record<string, string | readonly string[]>>;
  readonly low: number;
  readonly high: number;
};

/**
 * Bound withheld counts by all published ones at once, over every combination of answers.
 *
 * @param codes  for each variable all answers that people may give
 * @param sums  names that stand for any of several answers to a variable
 * @returns those that are known closer than `protection`
 */
export function attack(
  known: readonly KnownCount[],
  codes: Readonly<Record<string, readonly string[]>>,
  solve: SolveLinearProgramme,
  protection: number,
  sums: Readonly<Record<string, { readonly variable: string; readonly answers: readonly string[] }>> = {},
): readonly Bounded[] {
  let combinations: readonly Cell[] = [{}];
  for (const [variable, answers] of Object.entries(codes))
    combinations = combinations.flatMap((each) => answers.map((answer) => ({ ...each, [variable]: answer })));
  const rowOf = ({ cell, anyOf = {} }: Omit<KnownCount, "count">): Float64Array =>
    Float64Array.from(combinations, (each) =>
      Number(
        Object.entries(cell).every(([name, answer]) => {
          const sum = sums[name];
          return sum === undefined ? each[name] === answer : sum.answers.includes(each[sum.variable]!);
        }) && Object.entries(anyOf).every(([name, answers]) => answers.includes(each[name]!)),
      ),
    );
  const textOf = ({ cell, anyOf = {} }: KnownCount): string =>
    JSON.stringify([Object.entries(cell).sort(), Object.entries(anyOf).sort()]);
  const published = new Map(known.filter(({ count }) => count !== null).map((each) => [textOf(each), each]));
  const constraints = [...published.values()].map((each): LinearConstraint => {
    return { coefficients: rowOf(each), relation: "equal", limit: each.count! };
  });
  const targets = new Map(
    known
      .filter((each) => !published.has(textOf(each)))
      .map((each) => [textOf(each), { ...each, row: rowOf(each), low: Infinity, high: -Infinity }]),
  );
  for (const target of targets.values()) {
    for (const sign of [1, -1]) {
      if (target.high - target.low >= protection - 1e-6) break;
      const solution = solve({ objective: target.row.map((each) => sign * each), constraints });
      if (solution.status === "unbounded") target.high = Infinity;
      if (solution.status === "unbounded") continue;
      if (solution.status !== "optimal") throw new RangeError(`Cannot attack: ${solution.status}`);
      for (const each of targets.values()) {
        const value = each.row.reduce((sum, own, j) => sum + own * solution.x[j]!, 0);
        each.low = Math.min(each.low, value);
        each.high = Math.max(each.high, value);
      }
    }
  }
  return [...targets.values()].flatMap(({ cell, anyOf, low, high }) =>
    high - low < protection - 1e-6 ? [{ cell: { ...cell, ...anyOf }, low, high }] : [],
  );
}
