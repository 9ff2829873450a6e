/** The two-phase simplex method on a small dense tableau, its answer computed again from the given numbers. */

import type { LinearProgramme, LinearSolution } from "./linear-programme.ts";
import { solveLinearSystem } from "./linear-system.ts";
import { createTableau, improve, reachFeasible, type Tableau } from "./tableau.ts";

/**
 * Solve a linear programme of a few hundred entries. Largest-coefficient pivots, Bland's rule once they stall, so it
 * cannot cycle. From the last basis, solution and duals are solved anew from the given numbers, so pivots
 * leave no rounding behind.
 *
 * @throws RangeError  for a constraint of another length than the objective, or a number that is not finite
 * @see Dantzig (1963), Linear Programming and Extensions; Bland (1977). doi:10.1287/moor.2.2.103
 * @example
 * solveSimplex({ objective: [3, 2], constraints: [{ coefficients: [1, 1], relation: "atMost", limit: 4 }] }).value; // => 12
 * solveSimplex({ objective: [1], constraints: [] }).status; // => "unbounded"
 */
export function solveSimplex(programme: LinearProgramme): LinearSolution {
  checkProgramme(programme);
  const rows = rowsAtMost(programme);
  const tableau = createTableau(programme.objective, rows);
  const start = reachFeasible(tableau);
  if (start !== "optimal") return { status: start };
  const end = improve(tableau);
  if (end !== "optimal") return { status: end };
  return solutionOf(programme, rows, tableau);
}

function checkProgramme({ objective, constraints }: LinearProgramme): void {
  const rows = [objective, ...constraints.map(({ coefficients }) => coefficients)];
  if (rows.some((row) => row.length !== objective.length)) {
    throw new RangeError(`Cannot solve a programme: every row must have ${objective.length} coefficients`);
  }
  const numbers = [...rows.flatMap((row) => Array.from(row)), ...constraints.map(({ limit }) => limit)];
  const odd = numbers.find((each) => !Number.isFinite(each));
  if (odd !== undefined) throw new RangeError(`Cannot solve a programme: a number in it is ${odd}`);
}

/** A constraint as "at most"; an equality gives two. */
type Row = {
  readonly coefficients: Float64Array;
  readonly limit: number;
  /** Position of the constraint it stems from, and −1 where it was turned. */
  readonly origin: number;
  readonly sign: 1 | -1;
};

function rowsAtMost({ constraints }: LinearProgramme): readonly Row[] {
  return constraints.flatMap(({ coefficients, relation, limit }, origin) => {
    const signs =
      relation === "atMost"
        ? [1 as const]
        : relation === "atLeast"
          ? [-1 as const]
          : [1 as const, -1 as const];
    return signs.map((sign) => ({
      coefficients: Float64Array.from(coefficients, (each) => sign * each),
      limit: sign * limit,
      origin,
      sign,
    }));
  });
}

function solutionOf(
  programme: LinearProgramme,
  rows: readonly Row[],
  { basic, others }: Tableau,
): LinearSolution {
  const { objective, constraints } = programme;
  const n = objective.length;
  const inside = basic.filter((variable) => variable < n);
  const tight = others.filter((variable) => variable >= n).map((variable) => rows[variable - n]!);
  const values = solveLinearSystem(
    tight.map(({ coefficients }) => inside.map((j) => coefficients[j]!)),
    tight.map(({ limit }) => limit),
  );
  const prices = solveLinearSystem(
    inside.map((j) => tight.map(({ coefficients }) => coefficients[j]!)),
    inside.map((j) => objective[j]!),
  );
  if (values === null || prices === null) return { status: "unsolved" };
  const x = new Float64Array(n);
  // A variable at its bound may come out a rounding error below it.
  for (const [k, j] of inside.entries()) x[j] = Math.max(0, values[k]!);
  const duals = new Float64Array(constraints.length);
  for (const [k, { origin, sign }] of tight.entries()) duals[origin]! += sign * Math.max(0, prices[k]!);
  const value = x.reduce((sum, each, j) => sum + each * objective[j]!, 0);
  return { status: "optimal", value, x, duals };
}
