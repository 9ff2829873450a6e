/** The test of structure on answers that were made with a known one. */

import { describe, expect, test } from "vitest";
import {
  drawNormal,
  normalQuantile,
  pearson,
  randomStream,
  symmetricEigen,
} from "../../../numerics/index.ts";
import { gradesOf } from "./grades.ts";
import { correlationOf, correlationsOf, parallelAnalysis } from "./parallel-analysis.ts";
import { type StructureItem, testStructure } from "./structure.ts";
import { varimax } from "./varimax.ts";

const quick = { draws: 40, level: 0.95, seed: 3 };

/** Answers on 0–3 that lean on one of `factors` each; questions go round the factors, and round `expected` names. */
function simulate(n: number, questions: number, factors: number, expected: number, run = 0): StructureItem[] {
  const random = randomStream(29, run);
  const ends = [0.3, 0.6, 0.85].map(normalQuantile);
  const people = Array.from({ length: n }, () => Array.from({ length: factors }, () => drawNormal(random)));
  return Array.from({ length: questions }, (_, q) => ({
    id: `q${q}`,
    expected: `c${q % expected}`,
    answers: people.map((person) => {
      const value = 0.8 * (person[q % factors] ?? 0) + 0.6 * drawNormal(random);
      return ends.filter((end) => value > end).length;
    }),
  }));
}

describe("structure of answers", () => {
  test("seven expected, three in the answers: three are found, with their questions", () => {
    const found = testStructure(simulate(400, 14, 3, 7), quick);
    expect(found.verdict).toBe("fewer");
    expect(found.analysis!.dimensions).toBe(3);
    const made = [0, 1, 2].map((k) => Array.from({ length: 14 }, (_, q) => q).filter((q) => q % 3 === k));
    const sorted = found.groups.map((group) => group.join()).toSorted();
    expect(sorted).toEqual(made.map((group) => group.map((q) => `q${q}`).join()).toSorted());
    expect(found).toMatchObject({ expected: 7, pairs: 400, leftOut: [] });
  });

  test("as many as expected, by either correlation; alpha is high in each group", () => {
    const items = simulate(300, 8, 2, 2, 1);
    for (const correlation of ["polychoric", "pearson"] as const) {
      const found = testStructure(items, { ...quick, correlation });
      expect(found.verdict).toBe("as-expected");
      for (const { alpha, items: count } of found.alphas) {
        expect(count).toBe(4);
        expect(alpha).toBeGreaterThan(0.7);
      }
    }
  });

  test("answers without a structure have none, nine times in ten and more", () => {
    const counts = Array.from({ length: 20 }, (_, run) =>
      testStructure(simulate(150, 6, 0, 3, 50 + run), { ...quick, correlation: "pearson" }),
    );
    expect(counts.filter(({ verdict }) => verdict === "none").length).toBeGreaterThanOrEqual(16);
  });

  test("the same seed gives the same chance; order of the questions changes neither eigenvalues nor groups", () => {
    const items = simulate(120, 6, 2, 2, 2);
    const [once, again] = [testStructure(items, quick), testStructure(items, quick)];
    expect(again).toEqual(once);
    const turned = testStructure(items.toReversed(), quick);
    turned.analysis!.eigenvalues.forEach((each, k) => {
      expect(each).toBeCloseTo(once.analysis!.eigenvalues[k]!, 9);
    });
    const setOf = (groups: readonly (readonly string[])[]): string[] =>
      groups.map((group) => group.toSorted().join()).toSorted();
    expect(setOf(turned.groups)).toEqual(setOf(once.groups));
    expect(once.analysis!.eigenvalues.reduce((a, b) => a + b, 0)).toBeCloseTo(6, 9);
  });

  test("questions nobody varied on, or few answered, are left out by name; too few people say nothing", () => {
    const items = simulate(100, 5, 1, 1, 4);
    const flat = { id: "flat", expected: "c0", answers: new Array(100).fill(2) };
    const rare = {
      id: "rare",
      expected: "c0",
      answers: Array.from(items[0]!.answers, (each, i) => (i < 12 ? each : Number.NaN)),
    };
    const found = testStructure([...items, flat, rare], quick);
    expect(found.leftOut).toEqual([
      { id: "flat", reason: "constant" },
      { id: "rare", reason: "few-pairs" },
    ]);
    expect(found.items).toEqual(items.map(({ id }) => id));
    const few = testStructure(simulate(20, 5, 1, 1, 5), quick);
    expect(few.verdict).toBe("unsaid");
    expect(few).toMatchObject({ analysis: null, groups: [] });
  });

  test("turning keeps what each item and any two items share", () => {
    const items = simulate(200, 6, 2, 2, 6);
    const rows = correlationsOf(
      items.map(({ answers }) => gradesOf(answers)),
      "pearson",
    );
    const { values, vectors } = symmetricEigen(rows);
    const loadings = vectors
      .slice(0, 2)
      .map((vector, k) => vector.map((each) => each * Math.sqrt(values[k]!)));
    const turned = varimax(loadings);
    const product = (from: readonly Float64Array[], i: number, j: number): number =>
      from.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) expect(product(turned, i, j)).toBeCloseTo(product(loadings, i, j), 10);
    }
    const criterion = (from: readonly Float64Array[]): number =>
      from.reduce((sum, row) => {
        const scaled = row.map((each, i) => each ** 2 / product(from, i, i));
        const mean = scaled.reduce((a, b) => a + b, 0) / 6;
        return sum + scaled.reduce((a, b) => a + (b - mean) ** 2, 0);
      }, 0);
    expect(criterion(turned)).toBeGreaterThanOrEqual(criterion(loadings) - 1e-12);
  });

  test("Pearson's correlation counted in a table is the one taken pair by pair", () => {
    const [a, b] = simulate(90, 2, 1, 1, 8).map(({ answers }, k) =>
      Array.from(answers, (each, i) => (i % 7 === k ? Number.NaN : each)),
    );
    const found = correlationOf(gradesOf(a!), gradesOf(b!), "pearson");
    expect(found.n).toBe(pearson(a!, b!).n);
    expect(found.value).toBeCloseTo(pearson(a!, b!).value, 12);
    const many = Array.from({ length: 90 }, (_, i) => Math.sin(i));
    const two = many.map((each, i) => each + Math.cos(3 * i));
    expect(correlationOf(gradesOf(many), gradesOf(two), "pearson")).toEqual(pearson(many, two));
    expect(correlationOf(gradesOf([1, 1, Number.NaN]), gradesOf([1, 2, 3]), "pearson").value).toBeNaN();
  });

  test("what cannot be compared with chance is refused", () => {
    const options = { ...quick, correlation: "pearson" } as const;
    expect(() => parallelAnalysis([[1, 2, 3]], options)).toThrow(RangeError);
    expect(() =>
      parallelAnalysis(
        [
          [1, 2],
          [2, 2],
        ],
        options,
      ),
    ).toThrow(RangeError);
    expect(() =>
      parallelAnalysis(
        [
          [1, 2],
          [2, 1],
        ],
        { ...options, draws: 5 },
      ),
    ).toThrow(RangeError);
  });
});
