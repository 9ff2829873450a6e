import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LinearConstraint, LinearProgramme } from "./linear-programme.ts";
import { solveLinearSystem } from "./linear-system.ts";
import { solveSimplex } from "./simplex.ts";

fc.configureGlobal({ seed: 1994 });

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, each, i) => sum + each * b[i]!, 0);
}

// Small whole numbers: ties, degenerate corners, redundant and contradictory rows are common.
const programmes: fc.Arbitrary<LinearProgramme> = fc.integer({ min: 1, max: 4 }).chain((n) => {
  const row = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n });
  const constraint = fc.record({
    coefficients: row,
    relation: fc.constantFrom("atMost" as const, "atLeast" as const, "equal" as const),
    limit: fc.integer({ min: -6, max: 6 }),
  });
  return fc.record({ objective: row, constraints: fc.array(constraint, { maxLength: 6 }) });
});

/** How far x is from satisfying all rows and x ≥ 0. */
function violation({ constraints }: LinearProgramme, x: ArrayLike<number>): number {
  const rows = constraints.map(({ coefficients, relation, limit }) => {
    const excess = dot(coefficients, x) - limit;
    return relation === "atMost" ? excess : relation === "atLeast" ? -excess : Math.abs(excess);
  });
  return Math.max(0, ...rows, ...Array.from(x, (each) => -each));
}

/** Every corner: n of the rows and axes taken as equalities. With a box around, the optimum is at one of them. */
function bestCorner(programme: LinearProgramme): number {
  const n = programme.objective.length;
  const axes = Array.from({ length: n }, (_, j) => ({
    coefficients: Array.from({ length: n }, (__, i) => (i === j ? 1 : 0)),
    limit: 0,
  }));
  const planes = [...programme.constraints, ...axes];
  let best = -Infinity;
  const visit = (from: number, chosen: readonly (typeof planes)[number][]): void => {
    if (chosen.length === n) {
      const x = solveLinearSystem(
        chosen.map(({ coefficients }) => coefficients),
        chosen.map(({ limit }) => limit),
      );
      if (x !== null && violation(programme, x) < 1e-9) best = Math.max(best, dot(programme.objective, x));
      return;
    }
    for (let i = from; i < planes.length; i++) visit(i + 1, [...chosen, planes[i]!]);
  };
  visit(0, []);
  return best;
}

function inBox(programme: LinearProgramme, size: number): LinearProgramme {
  const box = Array.from(
    programme.objective,
    (_, j): LinearConstraint => ({
      coefficients: Array.from(programme.objective, (__, i) => (i === j ? 1 : 0)),
      relation: "atMost",
      limit: size,
    }),
  );
  return { ...programme, constraints: [...programme.constraints, ...box] };
}

describe("solveSimplex()", () => {
  test("finds the best of all corners, or that there is none", () => {
    fc.assert(
      fc.property(programmes, (open) => {
        const programme = inBox(open, 50);
        const best = bestCorner(programme);
        const solution = solveSimplex(programme);
        if (solution.status !== "optimal") {
          expect([solution.status, best]).toEqual(["infeasible", -Infinity]);
          return;
        }
        expect(solution.value).toBeCloseTo(best, 10);
        expect(violation(programme, solution.x)).toBeLessThan(1e-10);
      }),
      { numRuns: 400 },
    );
  });

  test("proves it by duals of the same value that no variable exceeds", () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        const solution = solveSimplex(programme);
        expect(solution.status).not.toBe("unsolved");
        if (solution.status !== "optimal") return;
        const { constraints, objective } = programme;
        expect(
          dot(
            constraints.map(({ limit }) => limit),
            solution.duals,
          ),
        ).toBeCloseTo(solution.value, 10);
        Array.from(objective).forEach((each, j) => {
          const price = dot(
            constraints.map(({ coefficients }) => coefficients[j]!),
            solution.duals,
          );
          expect(price).toBeGreaterThanOrEqual(each - 1e-10);
        });
        constraints.forEach(({ relation }, i) => {
          if (relation === "atMost") expect(solution.duals[i]!).toBeGreaterThanOrEqual(0);
          if (relation === "atLeast") expect(solution.duals[i]!).toBeLessThanOrEqual(0);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("calls a programme unbounded only where a larger box gives a larger value", () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        if (solveSimplex(programme).status !== "unbounded") return;
        const [small, large] = [1e4, 1e5].map((size) => solveSimplex(inBox(programme, size)));
        if (small!.status !== "optimal" || large!.status !== "optimal")
          throw new Error("no optimum in a box");
        expect(large!.value).toBeGreaterThan(small!.value + 1);
      }),
    );
  });

  test("does not cycle where the largest coefficient alone would (Beale 1955)", () => {
    const solution = solveSimplex({
      objective: [0.75, -150, 0.02, -6],
      constraints: [
        { coefficients: [0.25, -60, -0.04, 9], relation: "atMost", limit: 0 },
        { coefficients: [0.5, -90, -0.02, 3], relation: "atMost", limit: 0 },
        { coefficients: [0, 0, 1, 0], relation: "atMost", limit: 1 },
      ],
    });
    expect(solution).toMatchObject({ status: "optimal" });
    if (solution.status === "optimal") expect(solution.value).toBeCloseTo(0.05, 14);
  });

  test("refuses rows of unequal length and numbers that are none", () => {
    const odd = { coefficients: [1, 1], relation: "atMost", limit: 1 } as const;
    expect(() => solveSimplex({ objective: [1], constraints: [odd] })).toThrow(RangeError);
    expect(() => solveSimplex({ objective: [Number.NaN], constraints: [] })).toThrow("NaN");
  });
});

describe("solveLinearSystem()", () => {
  test("solves what it was made from", () => {
    const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 4 }), row, (rows, x) => {
        const right = rows.map((each) => dot(each, x));
        const solved = solveLinearSystem(rows, right);
        if (solved === null) return;
        rows.forEach((each, i) => {
          expect(dot(each, solved)).toBeCloseTo(right[i]!, 9);
        });
      }),
    );
  });

  test("has no answer for rows that depend on each other", () => {
    expect(
      solveLinearSystem(
        [
          [1, 2, 3],
          [2, 4, 6],
          [0, 1, 1],
        ],
        [1, 2, 3],
      ),
    ).toBeNull();
    expect(() => solveLinearSystem([[1, 2]], [1])).toThrow(RangeError);
  });
});
