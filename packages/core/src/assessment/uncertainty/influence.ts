/** Which choice moves a unit most: each variation alone, all others left as the recipe has them. */

import { randomStreams, rankDescending } from "../../numerics/index.ts";
import { createEngine, type EngineInput } from "../index/index.ts";
import { type Recipe, type Variation, withChoice } from "../recipe.ts";
import { diceFrom } from "./dice.ts";
import { type DrawnRun, drawRun, listedAlternatives } from "./draw.ts";

export type Influence = {
  /** The variation's address in the recipe. */
  readonly at: string;
  /** Mean absolute move of each unit's index rank over the alternatives; NaN without a rank. */
  readonly rankShift: Float64Array;
};

/** Draws of each variation that lists no alternatives. */
export const DRAWS = 100;

/** Alternatives that are listed are each taken once; distributions are drawn 100 times. */
export function influenceOfChoices(input: EngineInput, recipe: Recipe): readonly Influence[] {
  const engine = createEngine(input);
  const base = rankDescending(engine.run(recipe).nodes[0]!.score);
  return recipe.uncertainty.vary.map((variation, v) => {
    const sums = new Float64Array(base.length);
    const counts = new Float64Array(base.length);
    for (const drawn of alternatives(variation, v)) {
      const ranks = rankDescending(engine.run(drawn.recipe, drawn.perturbation).nodes[0]!.score);
      ranks.forEach((rank, u) => {
        const shift = Math.abs(rank - base[u]!);
        if (Number.isNaN(shift)) return;
        sums[u]! += shift;
        counts[u]! += 1;
      });
    }
    return {
      at: variation.at,
      rankShift: sums.map((sum, u) => (counts[u]! > 0 ? sum / counts[u]! : Number.NaN)),
    };
  });

  function* alternatives(variation: Variation, v: number): Generator<DrawnRun> {
    const listed = listedAlternatives(variation, input.weightSets);
    for (const value of listed) yield { recipe: withChoice(recipe, variation.at, value), perturbation: {} };
    if (listed.length > 0) return;
    // Streams beyond those of the replays, so that both are independent of each other.
    const nextStream = randomStreams(recipe.uncertainty.seed, recipe.uncertainty.runs + v * DRAWS);
    for (let draw = 0; draw < DRAWS; draw++) {
      const dice = diceFrom(nextStream(), `influence ${v} ${draw}`);
      yield drawRun(dice, recipe, [variation], { engine, input });
    }
  }
}
