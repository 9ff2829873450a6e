import {
  attackByProgramme,
  attackTable,
  type LinearProgramme,
  randomStream,
  solveSimplex,
  sumTable,
  suppressTable,
  usualSuppression,
} from "@salus/core";
import { describe, expect, test } from "vitest";
import { loadLinearSolver } from "./linear-solver.ts";

const solve = await loadLinearSolver();

function randomProgramme(draw: () => number): LinearProgramme {
  const variables = 1 + Math.floor(4 * draw());
  const row = (): readonly number[] => Array.from({ length: variables }, () => Math.floor(9 * draw()) - 4);
  const relations = ["atMost", "atLeast", "equal"] as const;
  return {
    objective: row(),
    constraints: Array.from({ length: 1 + Math.floor(5 * draw()) }, () => ({
      coefficients: row(),
      relation: relations[Math.floor(3 * draw())]!,
      limit: Math.floor(13 * draw()) - 6,
    })),
  };
}

test("HiGHS and our own simplex agree on 500 programmes, and its duals prove the optimum", () => {
  const draw = randomStream(1994, 0);
  const seen = new Set<string>();
  for (let i = 0; i < 500; i++) {
    const programme = randomProgramme(draw);
    const own = solveSimplex(programme);
    const other = solve(programme);
    expect(other.status, JSON.stringify(programme)).toBe(own.status);
    seen.add(own.status);
    if (own.status !== "optimal" || other.status !== "optimal") continue;
    expect(other.value).toBeCloseTo(own.value, 8);
    const proof = programme.constraints.reduce((sum, { limit }, r) => sum + limit * other.duals[r]!, 0);
    expect(proof).toBeCloseTo(own.value, 8);
  }
  expect([...seen].sort()).toEqual(["infeasible", "optimal", "unbounded"]);
});

describe("a table of 12 by 15, a fifth of it small", () => {
  const draw = randomStream(1994, 1);
  const n = Array.from({ length: 180 }, () =>
    Math.floor(draw() < 0.2 ? 12 * draw() : 12 + 200 * draw() ** 2),
  );
  const table = sumTable({
    rows: Array.from({ length: 12 }, (_, i) => ({ id: `r${i}`, group: null })),
    columns: Array.from({ length: 15 }, (_, j) => `c${j}`),
    layers: { n },
  });

  test("is bounded by HiGHS as by flows, cell by cell", () => {
    const { marks, bounds } = suppressTable(table, usualSuppression);
    const suppressed = marks.map((mark) => Number(mark !== "published"));
    const programmes = attackByProgramme(table, suppressed, solve);
    expect(programmes.length).toBe(bounds.length);
    expect(bounds.length).toBeGreaterThan(30);
    for (const [i, { low, high }] of programmes.entries()) {
      expect(low).toBeCloseTo(bounds[i]!.low, 6);
      if (high === Infinity) expect(bounds[i]!.high).toBe(Infinity);
      else expect(high).toBeCloseTo(bounds[i]!.high, 6);
    }
  });

  test("gives way where only what is small is withheld", () => {
    const small = table.positions.map((_, k) => Number(table.layers[0]![k]! < 10));
    const narrow = attackByProgramme(table, small, solve).filter(({ low, high }) => high - low < 10);
    expect(narrow.length).toBeGreaterThan(0);
    expect(narrow.length).toBe(attackTable(table, small).filter(({ low, high }) => high - low < 10).length);
  });
});
