/** HiGHS as a solver of linear programmes that core can be handed: sparse ones, too large for a dense tableau. */

import type { LinearProgramme, LinearSolution, SolveLinearProgramme } from "@salus/core";
import loadHighs, { type Highs } from "highs";

// The tightest that HiGHS accepts; its defaults let a count lie 1e-7 outside a constraint.
const options = {
  output_flag: false,
  random_seed: 0,
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
} as const;

/** Load the solver once; what it gives back solves without waiting. */
export async function loadLinearSolver(): Promise<SolveLinearProgramme> {
  // Its declarations are written for CommonJS, where the function would be a property.
  const load = loadHighs as unknown as typeof loadHighs.default;
  const highs = await load();
  return (programme) => solveWith(highs, programme);
}

function solveWith(highs: Highs, programme: LinearProgramme): LinearSolution {
  const text = programmeText(programme);
  let result = highs.solve(text, options);
  if (result.Status === "Primal infeasible or unbounded") {
    // Only presolve leaves open which of the two it is.
    result = highs.solve(text, { ...options, presolve: "off" });
  }
  if (result.Status === "Infeasible") return { status: "infeasible" };
  if (result.Status === "Unbounded") return { status: "unbounded" };
  if (result.Status !== "Optimal") return { status: "unsolved" };
  const columns: Readonly<Record<string, object>> = result.Columns;
  const x = Float64Array.from({ length: programme.objective.length }, (_, j) =>
    Math.max(0, numberOf(columns[`x${j}`], "Primal")),
  );
  const duals = Float64Array.from(result.Rows, (row) => numberOf(row, "Dual"));
  const value = x.reduce((sum, each, j) => sum + each * programme.objective[j]!, 0);
  return { status: "optimal", value, x, duals };
}

function numberOf(record: object | undefined, key: "Primal" | "Dual"): number {
  const value: unknown = record !== undefined && key in record ? Reflect.get(record, key) : undefined;
  return typeof value === "number" ? value : Number.NaN;
}

const relations = { atMost: "<=", atLeast: ">=", equal: "=" } as const;

/** Attacks ask many questions of the same constraints. */
const knownTexts = new WeakMap<object, string>();

function constraintsText(constraints: LinearProgramme["constraints"]): string {
  let text = knownTexts.get(constraints);
  if (text === undefined) {
    text = constraints
      .map(
        ({ coefficients, relation, limit }, i) =>
          ` r${i}: ${sumText(coefficients)} ${relations[relation]} ${limit}`,
      )
      .join("\n");
    knownTexts.set(constraints, text);
  }
  return text;
}

/** The programme in the LP format that HiGHS reads, zeros left out. */
function programmeText({ objective, constraints }: LinearProgramme): string {
  return [
    "Maximize",
    ` obj: ${sumText(objective)}`,
    "Subject To",
    constraintsText(constraints),
    // Named here, so that a variable of no constraint exists too.
    "Bounds",
    ...Array.from(objective, (_, j) => ` x${j} >= 0`),
    "End",
    "",
  ].join("\n");
}

function sumText(coefficients: ArrayLike<number>): string {
  const parts: string[] = [];
  let length = 0;
  for (let j = 0; j < coefficients.length; j++) {
    const each = coefficients[j]!;
    if (each === 0) continue;
    const part = `${each < 0 ? "-" : "+"} ${Math.abs(each)} x${j}`;
    // Lines of the format have an end.
    length += part.length;
    parts.push(length > 200 ? `\n  ${part}` : part);
    if (length > 200) length = 0;
  }
  return parts.length > 0 ? parts.join(" ") : "0 x0";
}
