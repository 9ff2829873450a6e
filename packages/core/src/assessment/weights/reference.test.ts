/** Weights against the numbers of COINr 1.1.14, R's prcomp and lpSolve on the ASEM example. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Component, Framework } from "../../framework/index.ts";
import { principalComponents } from "../../numerics/index.ts";
import { aggregatorOf } from "../index/aggregate/index.ts";
import { compileTree } from "../index/tree.ts";
import { effectiveWeights, sharesOf } from "../index/weight.ts";
import type { Recipe } from "../recipe.ts";
import { benefitOfTheDoubt, principalWeights } from "./index.ts";

const folder = new URL("../../../../../../shared/reference/composite/", import.meta.url);

type Columns = ReadonlyMap<string, Float64Array>;

function readRows(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(path, folder), "utf8").trim().split("\n");
  return lines.map((line) => line.replaceAll('"', "").split(","));
}

function readColumns(path: string): Columns {
  const [head, ...rows] = readRows(path);
  return new Map(head!.map((name, k) => [name, Float64Array.from(rows, (row) => Number(row[k]))]));
}

/** The children of every node of one level, in the order of the lineage. */
function childrenOf(level: number): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, Set<string>>();
  for (const path of readRows("asem/01_structure/lineage.csv").slice(1)) {
    const parent = path[level + 1]!;
    children.set(parent, (children.get(parent) ?? new Set()).add(path[level]!));
  }
  return new Map([...children].map(([parent, set]) => [parent, [...set]]));
}

function aggregateLevel(
  known: Columns,
  { level, weights }: { readonly level: number; readonly weights: (id: string) => number },
  method: "arithmetic" | "geometric" = "arithmetic",
): Columns {
  const aggregate = aggregatorOf({ method });
  const made = [...childrenOf(level)].map(([parent, children]) => {
    const shares = children.map(weights);
    const score = known.get(children[0]!)!.map((_, u) =>
      aggregate(
        children.map((child) => known.get(child)![u]!),
        shares,
        children.length,
      ),
    );
    return [parent, score] as const;
  });
  return new Map([...known, ...made]);
}

function largestDifference(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  return Array.from(theirs).reduce((most, each, i) => {
    const own = Math.abs(ours[i]! - each) / Math.max(1, Math.abs(each));
    return Number.isNaN(own) ? Infinity : Math.max(most, own);
  }, 0);
}

const input = "asem/08_aggregate/input_minmax_1_100.csv";
const aggregated = "asem/08_aggregate/a_amean.csv";

type Pca = {
  readonly iCodes: readonly string[];
  readonly sdev: readonly number[];
  readonly eigenvalues: readonly number[];
  readonly rotation: readonly (readonly number[])[];
  readonly center?: readonly number[];
  readonly scale?: readonly number[];
};

describe.runIf(existsSync(folder))("principal components", () => {
  test("are those of prcomp, up to sign, for 8 pillars, 2 sub-indices, the index and all 49 indicators", () => {
    const all = JSON.parse(readFileSync(new URL("asem/09_multivariate/pca.json", folder), "utf8"));
    let known = readColumns("asem/07_normalise/n_minmax_0_100.csv");
    for (const level of [0, 1, 2]) known = aggregateLevel(known, { level, weights: () => 1 });
    const cases = Object.entries(all as Readonly<Record<string, Pca>>);
    expect(cases).toHaveLength(12);
    for (const [, { iCodes, sdev, eigenvalues, rotation, center, scale }] of cases) {
      const ours = principalComponents(iCodes.map((id) => known.get(id)!));
      if ("problem" in ours) throw new Error(ours.problem);
      // The file has 15 digits.
      expect(largestDifference(ours.deviations, sdev)).toBeLessThan(1e-12);
      expect(largestDifference(ours.eigenvalues, eigenvalues)).toBeLessThan(1e-12);
      if (center !== undefined) expect(largestDifference(ours.centre, center)).toBeLessThan(1e-12);
      if (scale !== undefined) expect(largestDifference(ours.scale, scale)).toBeLessThan(1e-12);
      ours.loadings.forEach((loadings, component) => {
        const theirs = rotation.map((row) => row[component]!);
        const lead = loadings.reduce((so, each, k) => (Math.abs(each) > Math.abs(loadings[so]!) ? k : so), 0);
        const sign = Math.sign(loadings[lead]! * theirs[lead]!);
        expect(
          largestDifference(
            loadings,
            theirs.map((each) => sign * each),
          ),
        ).toBeLessThan(1e-9);
      });
    }
  });

  test.each([1, 2, 3])("give the weights of level %d, sign by sign turned to face upwards", (level) => {
    const known = new Map([...readColumns(input), ...readColumns(aggregated)]);
    const rows = readRows(`asem/09_multivariate/pca_weights_level${level}.csv`).slice(1);
    const theirs = new Map(rows.map((row) => [row[0]!, Number(row[2])]));
    for (const children of childrenOf(level - 1).values()) {
      const ours = principalWeights(children.map((id) => known.get(id)!));
      if ("problem" in ours) throw new Error(ours.problem);
      const reference = children.map((id) => theirs.get(id)!);
      const sign = Math.sign(reference.reduce((a, b) => a + b, 0));
      expect(
        largestDifference(
          ours.weights,
          reference.map((each) => sign * each),
        ),
      ).toBeLessThan(1e-12);
    }
  });

  test("weigh the whole tree as the peer's do: a weighted mean does not see the sign of all its weights", () => {
    const given = readColumns(input);
    const plain = new Map([...given, ...readColumns(aggregated)]);
    const weights = new Map<string, number>();
    for (const level of [0, 1, 2]) {
      for (const children of childrenOf(level).values()) {
        const ours = principalWeights(children.map((id) => plain.get(id)!));
        if ("problem" in ours) throw new Error(ours.problem);
        for (const [k, id] of children.entries()) weights.set(id, ours.weights[k]!);
      }
    }
    const files = [
      { file: "a_amean_wPCA_all_levels", weightOf: (id: string) => weights.get(id)!, method: "arithmetic" },
      {
        file: "a_amean_wPCA_level2only",
        weightOf: (id: string, level: number) => (level === 1 ? weights.get(id)! : 1),
        method: "arithmetic",
      },
      {
        file: "a_gmean_wPCAabs_level1",
        weightOf: (id: string, level: number) => (level === 0 ? Math.abs(weights.get(id)!) : 1),
        method: "geometric",
      },
      { file: "a_amean_all_equal", weightOf: () => 1, method: "arithmetic" },
    ] as const;
    for (const { file, weightOf, method } of files) {
      let known: Columns = given;
      for (const level of [0, 1, 2]) {
        known = aggregateLevel(known, { level, weights: (id) => weightOf(id, level) }, method);
      }
      for (const [id, expected] of [...readColumns(`asem/08_aggregate/${file}.csv`)].slice(1)) {
        expect([file, id, largestDifference(known.get(id)!, expected) < 1e-9]).toEqual([file, id, true]);
      }
    }
  });
});

describe.runIf(existsSync(folder))("benefit of the doubt on the eight pillars", () => {
  test.each([
    { file: "bod_asem_pillars_lpSolve" },
    { file: "bod_constrained_5_40_asem_pillars_lpSolve", bounds: { low: 0.05, high: 0.4 } },
  ])("$file to 1e-11", ({ file, ...bounds }) => {
    const given = readColumns("asem/07_normalise/n_minmax_0_100.csv");
    const known = aggregateLevel(given, { level: 0, weights: () => 1 });
    const theirs = readColumns(`published/peers/${file}.csv`);
    const pillars = [...theirs.keys()].filter((name) => name.startsWith("w_")).map((name) => name.slice(2));
    const { score, shares } = benefitOfTheDoubt(
      pillars.map((id) => known.get(id)!),
      bounds,
    );
    expect(largestDifference(score, theirs.get("BoD")!)).toBeLessThan(1e-11);
    score.forEach((_, u) => {
      expect(shares.reduce((sum, share) => sum + share[u]!, 0)).toBeCloseTo(1, 11);
    });
  });
});

describe.runIf(existsSync(folder))("effective weights of the four-level tree", () => {
  test("to 1e-12", () => {
    const levels = [childrenOf(0), childrenOf(1), childrenOf(2)];
    const component = (id: string, level: number): Component => ({
      id,
      title: id,
      weight: 1,
      freedoms: [],
      components: level === 0 ? [] : levels[level]!.get(id)!.map((child) => component(child, level - 1)),
    });
    const indicators = [...levels[0]!].flatMap(([parent, ids]) =>
      ids.map((id) => ({ id, component: parent, direction: 1, weight: 1 })),
    );
    const tree = compileTree({ index: component("Index", 2), indicators } as unknown as Framework);
    const ours = effectiveWeights(
      tree,
      sharesOf(tree, { weights: "framework", nodes: {} } as Recipe, new Map()),
    );
    const theirs = readRows("asem/01_structure/eff_weights.csv").slice(1);
    expect(theirs).toHaveLength(tree.length);
    for (const [id, , , weight] of theirs) {
      expect(Math.abs(ours[tree.findIndex((node) => node.id === id)]! - Number(weight))).toBeLessThan(1e-12);
    }
  });
});
