/** Like with like: two periods scored from the indicators that both have, unit by unit, from the same source. */

import { NOT_COLLECTED, type Panel } from "../../evidence/index.ts";
import { createEngine, type EngineInput } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import type { Replays } from "../uncertainty/index.ts";
import { type SeenColumn, seen } from "./basis.ts";

/** Two things that are alike but for their period. */
export type TwoPeriods<T> = { readonly before: T; readonly after: T };

/** Scores over the indicators that both periods have. */
export type MatchedScores = {
  /** One column for each node, in the order of the tree. */
  readonly scores: readonly Float64Array[];
  readonly replays: Replays | null;
};

/**
 * The inputs with every value left out that has no match in the other period.
 *
 * @param column  what `compareBasis` found for the two panels
 * @returns null where every value has its match
 */
export function matchedInputs(
  { before, after }: TwoPeriods<EngineInput>,
  column: SeenColumn,
): TwoPeriods<EngineInput> | null {
  if (!column.some((code) => code === seen.once || code === seen.otherwise)) return null;
  return {
    before: { ...before, panel: matchedPanel(before.panel, column) },
    after: { ...after, panel: matchedPanel(after.panel, column) },
  };
}

function matchedPanel(panel: Panel, column: SeenColumn): Panel {
  const values = panel.values.slice();
  const reasons = panel.reasons.slice();
  column.forEach((code, cell) => {
    if (code !== seen.once && code !== seen.otherwise) return;
    // What the panel lacks anyway keeps its own reason.
    if (!Number.isNaN(values[cell]!)) reasons[cell] = NOT_COLLECTED;
    values[cell] = Number.NaN;
  });
  return { ...panel, values, reasons };
}

/** Score a matched input. */
export function matchedScores(input: EngineInput, recipe: Recipe, replays: Replays | null): MatchedScores {
  return {
    scores: createEngine(input)
      .run(recipe)
      .nodes.map((node) => node.score),
    replays,
  };
}
