/** What if: a fuzzy cognitive map, run to its steady state with some concepts held where one wants them. */

import { outgoingArcs, type SignedGraph } from "./network.ts";

/**
 * What a concept's next state is made of, before squashing. `kosko`: what acts on it. `modified`: and its own state.
 * `rescaled`: the same with states read as 2a − 1, so that a state of ½ acts on nothing.
 */
export type MapRule = "kosko" | "modified" | "rescaled";

/**
 * How sums become states. `sigmoid` 1 / (1 + e^(−λx)) in (0, 1); `tanh` tanh(λx) in (−1, 1); `linear` x held in
 * [−1, 1]; `bivalent` 1 above 0, else 0; `trivalent` the sign.
 */
export type Squashing =
  | { readonly kind: "sigmoid" | "tanh"; readonly lambda: number }
  | { readonly kind: "linear" | "bivalent" | "trivalent" };

export type MapOptions = {
  readonly rule: MapRule;
  readonly squashing: Squashing;
  /** States at the start, one a node. */
  readonly start: ArrayLike<number>;
  /** Nodes held at a state, by position. */
  readonly clamps?: ReadonlyMap<number, number>;
  /** A state is steady where no node changes by this much. */
  readonly tolerance?: number;
  readonly maxSteps?: number;
};

/**
 * `steady`: nothing changes any more. `cycle`: states return to earlier ones. `unsettled`: neither within the steps,
 * and the states are only where it stood then.
 */
export type MapOutcome = "steady" | "cycle" | "unsettled";

export type MapRun = {
  readonly states: Float64Array;
  readonly outcome: MapOutcome;
  readonly steps: number;
  /** Largest change of a state in the last step. */
  readonly lastChange: number;
  /** Steps after which states return; 1 where steady, NaN where unsettled. */
  readonly period: number;
};

/**
 * Run a map until it is steady, until its states return, or for `maxSteps` steps.
 *
 * @param graph  weights in [−1, 1], as `networkGraph` gives them
 * @throws RangeError  for starts or clamps that do not fit the graph, a slope that is not above 0, or fewer than 1 step
 * @see Kosko (1986), International Journal of Man-Machine Studies 24, 65–75. doi:10.1016/S0020-7373(86)80040-2
 * @example
 * runMap({ size: 2, arcs: [{ from: 0, to: 1, weight: 1 }] }, { rule: "kosko", squashing: { kind: "bivalent" }, start: [1, 0], clamps: new Map([[0, 1]]) }).outcome; // => "steady"
 */
export function runMap(graph: SignedGraph, options: MapOptions): MapRun {
  checkOptions(graph, options);
  const { clamps = new Map<number, number>(), tolerance = 1e-12, maxSteps = 1000 } = options;
  const squash = squashingOf(options.squashing);
  let states = Float64Array.from(options.start);
  clamps.forEach((value, node) => {
    states[node] = value;
  });
  const earlier: Float64Array[] = [];
  for (let steps = 1; ; steps++) {
    earlier.push(states);
    const next = sumsOf(graph, states, options.rule).map(squash);
    clamps.forEach((value, node) => {
      next[node] = value;
    });
    const lastChange = distance(next, states);
    states = next;
    const run = { states, steps, lastChange };
    if (lastChange < tolerance) return { ...run, outcome: "steady", period: 1 };
    const back = earlier.findLastIndex((each) => distance(each, next) < tolerance);
    if (back >= 0) return { ...run, outcome: "cycle", period: steps - back };
    if (steps >= maxSteps) return { ...run, outcome: "unsettled", period: Number.NaN };
    // States further back than this are forgotten: cycles of maps that people draw are short.
    if (earlier.length > CYCLE) earlier[earlier.length - 1 - CYCLE] = NOWHERE;
  }
}

const CYCLE = 64;
const NOWHERE = new Float64Array(0);

function checkOptions({ size, arcs }: SignedGraph, options: MapOptions): void {
  outgoingArcs({ size, arcs });
  const { start, squashing, maxSteps = 1, clamps = new Map<number, number>() } = options;
  if (start.length !== size)
    throw new RangeError(`Cannot start ${size} concepts from ${start.length} states`);
  if ("lambda" in squashing && !(squashing.lambda > 0)) {
    throw new RangeError(`Cannot squash with a slope of ${squashing.lambda}: it must be above 0`);
  }
  if (!(maxSteps >= 1)) throw new RangeError(`Cannot run a map for ${maxSteps} steps`);
  for (const [node, value] of clamps) {
    if (!(Number.isInteger(node) && node >= 0 && node < size && Number.isFinite(value))) {
      throw new RangeError(`Cannot hold concept ${node} of ${size} at ${value}`);
    }
  }
}

function sumsOf({ arcs }: SignedGraph, states: Float64Array, rule: MapRule): Float64Array {
  const read = rule === "rescaled" ? states.map((state) => 2 * state - 1) : states;
  const sums = rule === "kosko" ? new Float64Array(states.length) : Float64Array.from(read);
  for (const { from, to, weight } of arcs) sums[to]! += weight * read[from]!;
  return sums;
}

function squashingOf(squashing: Squashing): (x: number) => number {
  switch (squashing.kind) {
    case "sigmoid":
      return (x) => 1 / (1 + Math.exp(-squashing.lambda * x));
    case "tanh":
      return (x) => Math.tanh(squashing.lambda * x);
    case "linear":
      return (x) => Math.max(-1, Math.min(1, x));
    case "bivalent":
      return (x) => (x > 0 ? 1 : 0);
    case "trivalent":
      return (x) => Math.sign(x);
  }
}

/** The largest difference; infinite between states of unequal number. */
function distance(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) return Infinity;
  let most = 0;
  for (let k = 0; k < a.length; k++) most = Math.max(most, Math.abs(a[k]! - b[k]!));
  return most;
}

export type MapComparison = {
  readonly baseline: MapRun;
  readonly scenario: MapRun;
  /** Scenario − baseline, one a node; null unless both are steady. */
  readonly difference: Float64Array | null;
};

/**
 * What holding some concepts changes: the steady state with clamps against the one without. Where either is not
 * steady there is no difference to tell.
 *
 * @throws RangeError  as `runMap`
 * @example
 * compareMaps({ size: 2, arcs: [{ from: 0, to: 1, weight: 1 }] }, { rule: "kosko", squashing: { kind: "linear" }, start: [0, 0] }, new Map([[0, 0.5]])).difference; // => Float64Array.of(0.5, 0.5)
 */
export function compareMaps(
  graph: SignedGraph,
  options: Omit<MapOptions, "clamps">,
  clamps: ReadonlyMap<number, number>,
): MapComparison {
  const baseline = runMap(graph, options);
  const scenario = runMap(graph, { ...options, clamps });
  const steady = baseline.outcome === "steady" && scenario.outcome === "steady";
  return {
    baseline,
    scenario,
    difference: steady ? scenario.states.map((state, k) => state - baseline.states[k]!) : null,
  };
}
