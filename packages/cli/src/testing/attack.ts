/** An attacker: whatever can be read from published tables of people who all weigh the same, and what follows from it. */

import type { LinearConstraint, SolveLinearProgramme } from "@salus/core";

/** Variable to answer; persons of whom all hold are counted. */
export type Cell = Readonly<Record<string, string>>;

/** A count as the attacker has it; null where it is withheld. */
export type KnownCount = { readonly cell: Cell; readonly count: number | null };

export type Bounded = { readonly cell: Cell; readonly low: number; readonly high: number };

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
  const rowOf = (cell: Cell): Float64Array =>
    Float64Array.from(combinations, (each) =>
      Number(
        Object.entries(cell).every(([name, answer]) => {
          const sum = sums[name];
          return sum === undefined ? each[name] === answer : sum.answers.includes(each[sum.variable]!);
        }),
      ),
    );
  const textOf = (cell: Cell): string => JSON.stringify(Object.entries(cell).sort());
  const published = new Map<string, { readonly cell: Cell; readonly count: number }>();
  for (const { cell, count } of known) if (count !== null) published.set(textOf(cell), { cell, count });
  const constraints = [...published.values()].map(({ cell, count }): LinearConstraint => {
    return { coefficients: rowOf(cell), relation: "equal", limit: count };
  });
  const targets = new Map(
    known
      .filter(({ cell }) => !published.has(textOf(cell)))
      .map(({ cell }) => [textOf(cell), { cell, row: rowOf(cell), low: Infinity, high: -Infinity }]),
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
  return [...targets.values()].flatMap(({ cell, low, high }) =>
    high - low < protection - 1e-6 ? [{ cell, low, high }] : [],
  );
}
