/** Cognitive maps and cross-impact balance: published runs and scenarios, and what a run that never settles is told as. */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import { hasLinkagesReference, readLinkagesReference } from "../../testing/linkages-reference.ts";
import { graphOfMatrix, randomGraph } from "../../testing/links.ts";
import { compareMaps, type MapOptions, runMap } from "./cognitive-map.ts";
import { consistentScenarios, impactBalances } from "./cross-impact.ts";

const sigmoid = (lambda: number) => ({ kind: "sigmoid", lambda }) as const;

describe("a cognitive map", () => {
  test("that settles is where its rule leaves it", () => {
    const random = randomStream(5, 0);
    for (const rule of ["kosko", "modified", "rescaled"] as const) {
      const graph = randomGraph(random, 6, 0.4);
      const options = { rule, squashing: sigmoid(1), start: Array.from({ length: 6 }, () => 0.3) };
      const { states, outcome } = runMap(graph, options);
      expect(outcome).toBe("steady");
      const again = runMap(graph, { ...options, start: states, maxSteps: 1, tolerance: 1e-300 });
      again.states.forEach((state, k) => {
        expect(state).toBeCloseTo(states[k]!, 11);
      });
    }
  });

  test("that goes round says after how many steps it returns", () => {
    const turn = graphOfMatrix([
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
    const run = runMap(turn, { rule: "kosko", squashing: { kind: "trivalent" }, start: [1, 0, 0] });
    expect(run).toMatchObject({ outcome: "cycle", period: 3, steps: 3 });
  });

  test("that did neither within its steps is unsettled, and has no difference to a baseline", () => {
    const graph = graphOfMatrix([
      [0, -1],
      [1, 0],
    ]);
    const options: MapOptions = { rule: "modified", squashing: sigmoid(1), start: [1, 1], maxSteps: 3 };
    expect(runMap(graph, options)).toMatchObject({ outcome: "unsettled", period: Number.NaN, steps: 3 });
    expect(compareMaps(graph, options, new Map([[0, 0]])).difference).toBeNull();
  });

  test("holds what it is told to hold, and changes nothing that this does not reach", () => {
    const graph = graphOfMatrix([
      [0, 0.8, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const options = { rule: "kosko", squashing: { kind: "tanh", lambda: 1 }, start: [0, 0, 0] } as const;
    const { scenario, difference } = compareMaps(graph, options, new Map([[0, 0.5]]));
    expect(scenario.states[0]).toBe(0.5);
    expect(Array.from(difference!)).toEqual([0.5, Math.tanh(0.4), 0]);
    expect(runMap(graph, { ...options, squashing: { kind: "bivalent" } }).states).toEqual(
      new Float64Array(3),
    );
  });

  test.each<[string, Partial<MapOptions>]>([
    ["another number of states", { start: [1] }],
    ["a slope of 0", { squashing: sigmoid(0) }],
    ["a clamp on nothing", { clamps: new Map([[9, 1]]) }],
    ["no steps", { maxSteps: 0 }],
  ])("cannot run with %s", (_, wrong) => {
    const graph = graphOfMatrix([
      [0, 1],
      [0, 0],
    ]);
    const options = { rule: "kosko", squashing: sigmoid(1), start: [0, 0] } as const;
    expect(() => runMap(graph, { ...options, ...wrong })).toThrow(RangeError);
  });
});

describe("cross-impact balance", () => {
  const descriptors = [
    { id: "rain", variants: ["good", "poor"] },
    { id: "harvest", variants: ["good", "poor"] },
  ];

  test("finds what holds together, keeps ties, and reads nothing a descriptor says of itself", () => {
    const judgements = [
      [9, -9, 2, -2],
      [-9, 9, -2, 2],
      [0, 0, 9, 9],
      [0, 0, 9, 9],
    ];
    const { scenarios, combinations } = consistentScenarios({ descriptors, judgements });
    expect(combinations).toBe(4);
    expect(scenarios).toEqual([
      { variants: ["good", "good"], totalImpact: 2, margin: 0 },
      { variants: ["poor", "poor"], totalImpact: 2, margin: 0 },
    ]);
  });

  test("refuses judgements that do not fit, and more combinations than it can look at", () => {
    expect(() => consistentScenarios({ descriptors, judgements: [[0]] })).toThrow(RangeError);
    const many = Array.from({ length: 23 }, (_, k) => ({ id: `d${k}`, variants: ["a", "b"] }));
    const judgements = Array.from({ length: 46 }, () => new Float64Array(46));
    expect(() => consistentScenarios({ descriptors: many, judgements })).toThrow(RangeError);
    expect(() => impactBalances({ descriptors: many, judgements }, [0])).toThrow(RangeError);
  });
});

type FcmReference = {
  readonly fcm_vignette: {
    readonly W: readonly (readonly number[])[];
    readonly a0: readonly number[];
    readonly published_kosko_lambda1: { readonly e: number; readonly values: readonly number[] };
    readonly published_rescale_lambda2: { readonly e: number; readonly values: readonly number[] };
    readonly kosko_20: readonly (readonly number[])[];
    readonly rescale_35: readonly (readonly number[])[];
    readonly modified_kosko_60_last: readonly number[];
  };
  readonly fcmapper_example: {
    readonly W: readonly (readonly number[])[];
    readonly baseline_equilibrium: readonly number[];
    readonly clamp_B_0_5_equilibrium: readonly number[];
    readonly delta: readonly number[];
  };
};

type CrossImpactReference = {
  readonly variants: readonly string[];
  readonly matrix: readonly (readonly number[])[];
  readonly published_check: { readonly scenario: readonly string[]; readonly balances: readonly number[] };
  readonly n_scenarios: number;
  readonly consistent: readonly (readonly string[])[];
  readonly total_impact_score: readonly number[];
};

describe.runIf(hasLinkagesReference)("published", () => {
  function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, k) => {
      expect(Math.abs(actual[k]! - value), `${k}`).toBeLessThan(tolerance);
    });
  }

  test("the vignette of R's fcm: state by state, and where it says the map has settled", () => {
    const { fcm_vignette: given } = readLinkagesReference<FcmReference>("fcm.json");
    const graph = graphOfMatrix(given.W);
    const run = (
      rule: MapOptions["rule"],
      lambda: number,
      more: Partial<MapOptions>,
    ): ReturnType<typeof runMap> =>
      runMap(graph, { rule, squashing: sigmoid(lambda), start: given.a0, ...more });
    for (const [rule, lambda, states] of [
      ["kosko", 1, given.kosko_20],
      ["rescaled", 2, given.rescale_35],
    ] as const) {
      for (let k = 1; k < states.length; k++)
        expectClose(run(rule, lambda, { maxSteps: k, tolerance: 0 }).states, states[k]!, 1e-9);
    }
    expectClose(
      run("modified", 1, { maxSteps: 60, tolerance: 0 }).states,
      given.modified_kosko_60_last,
      1e-9,
    );
    const kosko = run("kosko", 1, { tolerance: given.published_kosko_lambda1.e });
    expect(kosko.steps).toBe(5);
    expectClose(kosko.states, given.published_kosko_lambda1.values, 5.1e-8);
    const rescaled = run("rescaled", 2, { tolerance: given.published_rescale_lambda2.e });
    expectClose(rescaled.states, given.published_rescale_lambda2.values, 5.1e-8);
  });

  test("FCMapper's example: steady state, with one concept held, and the difference", () => {
    const { fcmapper_example: given } = readLinkagesReference<FcmReference>("fcm.json");
    const options = { rule: "modified", squashing: sigmoid(1), start: given.W.map(() => 1) } as const;
    const found = compareMaps(graphOfMatrix(given.W), options, new Map([[1, 0.5]]));
    expectClose(found.baseline.states, given.baseline_equilibrium, 1e-9);
    expectClose(found.scenario.states, given.clamp_B_0_5_equilibrium, 1e-9);
    expectClose(found.difference!, given.delta, 1e-9);
  });

  test("Somewhereland: balances of one scenario, and its ten consistent ones of 486", () => {
    const given = readLinkagesReference<CrossImpactReference>("cib_somewhereland.json");
    const descriptors = [..."ABCDEF"].map((id) => ({
      id,
      variants: given.variants.filter((variant) => variant.startsWith(id)),
    }));
    const input = { descriptors, judgements: given.matrix };
    const chosen = given.published_check.scenario.map((variant, d) =>
      descriptors[d]!.variants.indexOf(variant),
    );
    expect(Array.from(impactBalances(input, chosen))).toEqual(given.published_check.balances);
    const { scenarios, combinations } = consistentScenarios(input);
    expect(combinations).toBe(given.n_scenarios);
    expect(scenarios.map(({ variants }) => variants)).toEqual(given.consistent);
    expect(scenarios.map(({ totalImpact }) => totalImpact)).toEqual(given.total_impact_score);
  });
});
