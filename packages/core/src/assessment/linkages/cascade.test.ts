/** Cascades: published ends, what must hold for any network, and ranges that show what is contested. */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import { hasLinkagesReference, readLinkagesReference } from "../../testing/linkages-reference.ts";
import { graphOfMatrix, linkOf, nodesOf, randomGraph } from "../../testing/links.ts";
import { addedStress, cascade, cascadeOnce, effectsByOrder } from "./cascade.ts";
import { cascadeRanges } from "./cascade-ranges.ts";
import { buildNetwork } from "./network.ts";

const chain = graphOfMatrix([
  [0, 0.5, -0.4],
  [0, 0, 0.5],
  [0, 0, 0],
]);

describe("a cascade", () => {
  test("passes on what is new along positive links, up to 1, and no more for a weaker shock", () => {
    expect(Array.from(cascade(chain, { shock: [1, 0, 0] }).distress)).toEqual([1, 0.5, 0.25]);
    expect(Array.from(cascade(chain, { shock: [1, 0, 0], transmission: 0.5 }).distress)).toEqual([
      1, 0.25, 0.0625,
    ]);
    const random = randomStream(6, 0);
    for (let k = 0; k < 50; k++) {
      const graph = randomGraph(random, 8, 0.3);
      const shock = Float64Array.from({ length: 8 }, () => random());
      const strong = cascade(graph, { shock });
      const weak = cascade(graph, { shock: shock.map((each) => each / 2) });
      expect(strong.settled).toBe(true);
      strong.distress.forEach((value, node) => {
        expect(value).toBeLessThanOrEqual(1);
        expect(value).toBeGreaterThanOrEqual(shock[node]!);
        expect(weak.distress[node]).toBeLessThanOrEqual(value + 1e-12);
      });
    }
  });

  test("below its bound is the sum of all orders of effects", () => {
    const arcs = randomGraph(randomStream(7, 0), 8, 0.3).arcs.map((arc) => ({
      ...arc,
      weight: Math.abs(arc.weight) / 8,
    }));
    const shock = Float64Array.from({ length: 8 }, (_, k) => (k === 0 ? 0.3 : 0));
    const sums = effectsByOrder({ size: 8, arcs }, shock, 60).reduce(
      (sum, order) => sum.map((each, k) => each + order[k]!),
      shock,
    );
    cascade({ size: 8, arcs }, { shock }).distress.forEach((value, node) => {
      expect(value).toBeCloseTo(sums[node]!, 10);
    });
  });

  test("that is still moving when stopped says so", () => {
    const slow = graphOfMatrix([
      [0, 0.999],
      [0.999, 0],
    ]);
    expect(cascade(slow, { shock: [0.001, 0], maxSteps: 3 })).toMatchObject({ settled: false, steps: 3 });
  });

  test.each([
    ["a shock above 1", { shock: [1.1, 0, 0] }],
    ["a shock that is no number", { shock: [Number.NaN, 0, 0] }],
    ["a shock of two nodes", { shock: [1, 0] }],
    ["nothing passed on", { shock: [1, 0, 0], transmission: 0 }],
  ])("cannot be with %s", (_, options) => {
    expect(() => cascade(chain, options)).toThrow(RangeError);
  });
});

test("effects by order keep their signs", () => {
  expect(effectsByOrder(chain, [1, 0, 0]).map((order) => Array.from(order))).toEqual([
    [0, 0.5, -0.4],
    [0, 0, 0.25],
    [0, 0, 0],
  ]);
  expect(() => effectsByOrder(chain, [1, 0, 0], 0)).toThrow(RangeError);
});

describe("ranges", () => {
  const network = buildNetwork(nodesOf("a", "b", "c"), [
    linkOf("a b 2", { confidence: "high", statedBy: "x" }),
    linkOf("a c 3", { confidence: "high", statedBy: "x" }),
    linkOf("a c -3", { confidence: "high", statedBy: "y" }),
    linkOf("b c 0", { statedBy: "x" }),
  ]);
  const options = { shock: [1, 0, 0], seed: 4, draws: 4000 };

  test("span what confidence leaves open, and both views of a contested link", () => {
    const { distress, addedStress: added, unsettled } = cascadeRanges(network, options);
    expect(unsettled).toBe(0);
    expect(distress[0]).toEqual({ median: 1, low: 1, high: 1 });
    // Uniform on 1.5 to 2.5 of 3: its quantiles are known, sampling leaves a hundredth or so.
    expect(distress[1]!.low).toBeCloseTo((1.5 + 0.05) / 3, 1);
    expect(distress[1]!.median).toBeCloseTo(2 / 3, 1);
    expect(distress[1]!.high).toBeCloseTo((1.5 + 0.95) / 3, 1);
    expect(distress[2]).toMatchObject({ low: 0, high: 1 });
    expect(added.low).toBeLessThan(added.median);
  });

  test("follow from the seed, and the first draws do not change when more are taken", () => {
    expect(cascadeRanges(network, options)).toEqual(cascadeRanges(network, options));
    expect(cascadeRanges(network, { ...options, seed: 5 })).not.toEqual(cascadeRanges(network, options));
    expect(() => cascadeRanges(network, { ...options, draws: 0 })).toThrow(RangeError);
    expect(() => cascadeRanges(network, { ...options, importance: [1] })).toThrow(RangeError);
  });
});

type CascadeReference = {
  readonly debtrank: {
    readonly W: readonly (readonly number[])[];
    readonly v: readonly number[];
    readonly full_default: Readonly<
      Record<string, { readonly h: readonly number[]; readonly R: number; readonly steps: number }>
    >;
  };
  readonly linear_debtrank: {
    readonly results: Readonly<
      Record<string, { readonly shock: number; readonly h: readonly number[]; readonly R: number }>
    >;
  };
};

type BankReference = {
  readonly buffer: readonly number[];
  readonly weight: readonly number[];
  readonly exposures: readonly (readonly [number, number, number])[];
  readonly additional_stress: readonly number[];
  readonly published_b1_to_b6: readonly number[];
};

describe.runIf(hasLinkagesReference)("published", () => {
  test("DebtRank passed on once, and linear, of four nodes", () => {
    const { debtrank, linear_debtrank } = readLinkagesReference<CascadeReference>(
      "influence_and_cascade.json",
    );
    const graph = graphOfMatrix(debtrank.W);
    for (const [node, { h, R }] of Object.entries(debtrank.full_default)) {
      const shock = debtrank.v.map((_, k) => (k === Number(node) ? 1 : 0));
      const { distress } = cascadeOnce(graph, { shock });
      h.forEach((value, k) => {
        expect(Math.abs(distress[k]! - value)).toBeLessThan(1e-9);
      });
      expect(Math.abs(addedStress(shock, distress, debtrank.v) - R)).toBeLessThan(1e-9);
    }
    for (const [node, { shock: size, h, R }] of Object.entries(linear_debtrank.results)) {
      const shock = debtrank.v.map((_, k) => (k === Number(node) ? size : 0));
      const { distress } = cascade(graph, { shock });
      h.forEach((value, k) => {
        expect(Math.abs(distress[k]! - value)).toBeLessThan(1e-9);
      });
      expect(Math.abs(addedStress(shock, distress, debtrank.v) - R)).toBeLessThan(1e-9);
    }
  });

  test("linear DebtRank of 125 banks, each failing in turn; some still move after the 2,000 steps of the reference", () => {
    const given = readLinkagesReference<BankReference>("debtrank_networkriskmeasures.json");
    const { buffer, weight, exposures } = given;
    // A bank that is owed money suffers from the one that owes it, in proportion to its own buffer.
    const arcs = exposures.map(([lender, borrower, amount]) => ({
      from: borrower - 1,
      to: lender - 1,
      weight: amount / buffer[lender - 1]!,
    }));
    let moving = 0;
    given.additional_stress.forEach((value, bank) => {
      const shock = buffer.map((_, k) => (k === bank ? 1 : 0));
      const { distress, settled } = cascade({ size: buffer.length, arcs }, { shock, maxSteps: 2000 });
      if (!settled) moving++;
      const added = addedStress(shock, distress, weight);
      expect(Math.abs(added - value), `${bank}`).toBeLessThan(1e-9);
      // The package itself stops earlier.
      const published = given.published_b1_to_b6[bank] ?? added;
      expect(Math.abs(added - published)).toBeLessThan(1e-3);
    });
    expect(moving).toBeGreaterThan(0);
  });
});
