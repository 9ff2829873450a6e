/** Standings among units against the numbers of COINr 1.1.14 (R) on ASEM, and the handbook's worked examples. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { borda } from "./borda.ts";
import { copeland } from "./copeland.ts";
import { arithmetic } from "./means.ts";
import { dominance, outrankingMatrix } from "./outranking.ts";

const folder = new URL("../../../../../../../shared/reference/composite/", import.meta.url);

function readRows(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(path, folder), "utf8").trim().split("\n");
  return lines.map((line) => line.replaceAll('"', "").split(","));
}

function readColumns(path: string): ReadonlyMap<string, Float64Array> {
  const [head, ...rows] = readRows(path);
  return new Map(head!.map((name, k) => [name, Float64Array.from(rows, (row) => Number(row[k]))]));
}

type AcrossUnits = (columns: readonly Float64Array[], weights: readonly number[]) => Float64Array;

const means: AcrossUnits = (columns, weights) =>
  columns[0]!.map((_, u) =>
    arithmetic(
      columns.map((column) => column[u]!),
      weights,
      columns.length,
    ),
  );

describe.runIf(existsSync(folder))("against COINr 1.1.14 on ASEM", () => {
  test.each([
    { file: "a_copeland_all_levels", steps: [copeland, copeland, copeland] },
    { file: "a_amean_then_copeland", steps: [means, means, copeland] },
  ] as const)("$file", ({ file, steps }) => {
    const known = new Map(readColumns("asem/08_aggregate/input_minmax_1_100.csv"));
    const lineage = readRows("asem/01_structure/lineage.csv").slice(1);
    steps.forEach((step, level) => {
      const parents = new Map<string, Set<string>>();
      for (const path of lineage) {
        const parent = path[level + 1]!;
        parents.set(parent, (parents.get(parent) ?? new Set()).add(path[level]!));
      }
      for (const [parent, children] of parents) {
        const columns = [...children].map((id) => known.get(id)!);
        known.set(
          parent,
          step(
            columns,
            columns.map(() => 1),
          ),
        );
      }
    });
    for (const [id, expected] of [...readColumns(`asem/08_aggregate/${file}.csv`)].slice(1)) {
      expected.forEach((each, u) => {
        expect(Math.abs(known.get(id)![u]! - each)).toBeLessThan(1e-11);
      });
    }
  });

  test("outranking matrices of all indicators and of the five pillars of connectivity", () => {
    const indicators = [...readColumns("asem/08_aggregate/input_minmax_1_100.csv")].slice(1);
    const nodes = readColumns("asem/08_aggregate/a_amean.csv");
    const pillars = ["Physical", "ConEcFin", "Political", "Instit", "P2P"].map((id) => nodes.get(id)!);
    const cases = [
      { file: "outrank_all_equal", columns: indicators.map(([, column]) => column) },
      { file: "outrank_conn_pillars", columns: pillars },
    ];
    for (const { file, columns } of cases) {
      // Two countries are 1.4e-14 apart in the tolerance of minorities: rounding, which the file tells apart.
      const weights = columns.map(() => 1);
      const matrix = outrankingMatrix(columns, weights, 0);
      const theirs = [...readColumns(`asem/08_aggregate/${file}.csv`).values()].slice(1);
      expect(theirs).toHaveLength(51);
      theirs.forEach((column, v) => {
        column.forEach((each, u) => {
          expect(Math.abs(matrix.share[u * 51 + v]! - each)).toBeLessThan(1e-12);
        });
      });
      if (file !== "outrank_all_equal") continue;
      const stated = readFileSync(new URL("asem/08_aggregate/outrank_all_equal_dom.json", folder), "utf8");
      const { nDominant, fracDominant } = JSON.parse(stated);
      expect(dominance(matrix)).toEqual({ pairs: nDominant, share: fracDominant });
    }
  });
});

describe.runIf(existsSync(folder))("against the handbook's worked examples", () => {
  const read = (): Record<string, never> =>
    JSON.parse(readFileSync(new URL("published/borda_condorcet_copeland.json", folder), "utf8"));

  test("four candidates, 21 criteria: outranking, Borda and Copeland", () => {
    const { voting } = read() as unknown as {
      readonly voting: {
        readonly profile: readonly { readonly criteria: number; readonly order: string }[];
        readonly borda: Readonly<Record<string, number>>;
        readonly copeland: Readonly<Record<string, number>>;
        readonly outranking: Readonly<Record<string, Readonly<Record<string, number>>>>;
      };
    };
    const names = [..."abcd"];
    const columns = voting.profile.map(({ order }) => names.map((name) => -order.indexOf(name)));
    const weights = voting.profile.map(({ criteria }) => criteria);
    const { share } = outrankingMatrix(columns, weights);
    const points = borda(columns, weights);
    const scores = copeland(columns, weights);
    names.forEach((a, u) => {
      expect(points[u]! * 21).toBeCloseTo(voting.borda[a]!, 12);
      expect(scores[u]).toBe(voting.copeland[a]);
      names.forEach((b, v) => {
        expect(share[u * 4 + v]! * 21).toBeCloseTo(voting.outranking[a]![b]!, 12);
      });
    });
  });

  test("three countries, five indicators with weights that add up to 0.993", () => {
    const { impact_matrix: example } = read() as unknown as {
      readonly impact_matrix: {
        readonly direction: readonly number[];
        readonly weights: readonly number[];
        readonly data: Readonly<Record<string, readonly number[]>>;
        readonly outranking: Readonly<Record<string, Readonly<Record<string, number>>>>;
        readonly permutation_scores: Readonly<Record<string, number>>;
      };
    };
    const { direction, weights, data, outranking, permutation_scores: scores } = example;
    const names = [..."ABC"];
    const columns = direction.map((sign, k) => names.map((name) => sign * data[name]![k]!));
    const { share } = outrankingMatrix(columns, weights);
    names.forEach((a, u) => {
      names.forEach((b, v) => {
        expect(share[u * 3 + v]! * 0.993).toBeCloseTo(outranking[a]![b]!, 12);
      });
    });
    // What speaks for an order: the weight for each of its pairs.
    for (const [order, expected] of Object.entries(scores)) {
      const [first, second, third] = [...order].map((name) => names.indexOf(name));
      const support =
        share[first! * 3 + second!]! + share[first! * 3 + third!]! + share[second! * 3 + third!]!;
      expect(support * 0.993).toBeCloseTo(expected, 12);
    }
  });
});
