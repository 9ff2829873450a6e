/** Scores of the indicators that threats name, on scales whose ends are fixed: as assessed, and in each replay. */

import { panelColumn } from "../../evidence/index.ts";
import { randomStreams } from "../../numerics/index.ts";
import { createEngine, type Engine, type EngineInput, normalisers } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { diceFrom } from "../uncertainty/dice.ts";
import { drawRun } from "../uncertainty/draw.ts";
import { sharesScale } from "../uncertainty/replay.ts";

/** One indicator's scores, 1 = secure, one entry per unit, NaN where there is none. */
export type AnchoredIndicator = {
  readonly id: string;
  readonly weight: number;
  readonly score: Float64Array;
  /** 1 where the value was observed, not imputed. */
  readonly observed: Uint8Array;
  /** The same scores in each replay on the recipe's own scale; the same array wherever nothing changed. */
  readonly replays: readonly Float64Array[];
};

export type AnchoredScores = {
  readonly indicators: ReadonlyMap<string, AnchoredIndicator>;
  /** Replays kept: those of the recipe's runs that measure on its own scale. */
  readonly runs: number;
};

/** Replays looked at; more would not move a 5 % quantile by anything that is shown. */
const MOST_RUNS = 1000;

/**
 * Scores of the named indicators. Where the recipe normalises by goalposts they are those of the tree; an indicator
 * that is not in the tree, or is scored on another scale, is brought to its own goalposts by its direction. One
 * without direction or goalposts, and without a score in 0 to 1, is not in the result. Scores beyond 0 and 1 are held there.
 *
 * Replays draw what the recipe varies, run by run from the streams of the recipe's own replays. Weights and aggregation
 * of the tree do not touch single indicators and are left as they are.
 */
export function anchoredScores(
  input: EngineInput,
  recipe: Recipe,
  named: ReadonlySet<string>,
): AnchoredScores {
  const engine = createEngine(input);
  const columns = columnsOf(engine, input, recipe, named);
  const base = columns.read(
    engine.run(recipe).nodes.map(({ score }) => score),
    new Map(),
  );
  const replays: (readonly Float64Array[])[] = [];
  const nextStream = randomStreams(recipe.uncertainty.seed, 0);
  for (let run = 0; run < Math.min(recipe.uncertainty.runs, MOST_RUNS); run++) {
    const dice = diceFrom(nextStream(), `run ${run}`);
    const drawn = drawRun(dice, recipe, recipe.uncertainty.vary, { engine, input });
    if (!sharesScale(drawn.recipe, recipe)) continue;
    const held = { ...drawn.recipe, weights: recipe.weights, aggregate: recipe.aggregate };
    const { shares: _, ...perturbation } = drawn.perturbation;
    const { nodes } = engine.run(held, perturbation);
    replays.push(
      columns.read(
        nodes.map(({ score }) => score),
        drawn.perturbation.values?.columns ?? new Map(),
      ),
    );
  }
  return {
    runs: replays.length,
    indicators: new Map(
      columns.positions.map((position, k) => {
        const { id, weight } = input.framework.indicators[position]!;
        const observed = Uint8Array.from(panelColumn(input.panel, position), (value) =>
          Number.isNaN(value) ? 0 : 1,
        );
        return [id, { id, weight, score: base[k]!, observed, replays: replays.map((each) => each[k]!) }];
      }),
    ),
  };
}

type Columns = {
  /** Positions of the indicators that have a scale. */
  readonly positions: readonly number[];
  /** Their scores, given those of all nodes and any values drawn anew. */
  read(scores: readonly Float64Array[], values: ReadonlyMap<number, Float64Array>): readonly Float64Array[];
};

function columnsOf(
  { tree, run, stages }: Engine,
  { framework, panel }: EngineInput,
  recipe: Recipe,
  named: ReadonlySet<string>,
): Columns {
  const { nodes } = run(recipe);
  // A column that did not change is held and anchored once.
  const known = new WeakMap<Float64Array, Float64Array>();
  const recall = (column: Float64Array, make: () => Float64Array): Float64Array => {
    const anchored = known.get(column) ?? make();
    known.set(column, anchored);
    return anchored;
  };
  const readers = framework.indicators.flatMap((indicator, position) => {
    if (!named.has(indicator.id)) return [];
    const leaf = tree.findIndex((node) => node.indicator === position);
    const choices = leaf < 0 ? undefined : stages(recipe, leaf).choices;
    const { low = indicator.low, high = indicator.high } = choices ?? {};
    // One that the recipe leaves out of the index has no score there.
    const inTree =
      leaf >= 0 && nodes[leaf]!.inUnitRange && nodes[leaf]!.score.some((score) => !Number.isNaN(score));
    const hasGoalposts = indicator.direction !== 0 && high - low > 0;
    const ofTree = (scores: readonly Float64Array[]): Float64Array =>
      recall(scores[leaf]!, () => scores[leaf]!.map(held));
    if (inTree && (choices!.normalise.method === "goalposts" || !hasGoalposts))
      return [{ position, read: ofTree }];
    if (!hasGoalposts) return [];
    const whole = panelColumn(panel, position).slice();
    const ofGoalposts = (
      _: readonly Float64Array[],
      values: ReadonlyMap<number, Float64Array>,
    ): Float64Array => {
      const column = values.get(position) ?? whole;
      return recall(column, () =>
        normalisers.goalposts.normalise(column, { ...indicator, low, high }).map(held),
      );
    };
    return [{ position, read: ofGoalposts }];
  });
  return {
    positions: readers.map(({ position }) => position),
    read: (scores, values) => readers.map(({ read }) => read(scores, values)),
  };
}

function held(score: number): number {
  return Math.min(1, Math.max(0, score));
}
