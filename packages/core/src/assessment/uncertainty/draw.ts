/** One run's departures from the recipe, drawn with its own dice. */

import { type Panel, panelColumn, type WeightSets } from "../../evidence/index.ts";
import {
  drawDirichlet,
  indexedNormals,
  type RandomStream,
  triangularQuantile,
  truncatedNormalQuantile,
} from "../../numerics/index.ts";
import type { Engine, EngineInput, Perturbation, Shares, Tree } from "../index/index.ts";
import { type Recipe, type Variation, withChoice } from "../recipe.ts";
import type { Dice } from "./dice.ts";

/** A recipe with drawn choices, and what has no word in a recipe. */
export type DrawnRun = { readonly recipe: Recipe; readonly perturbation: Perturbation };

/** Draw every variation, in the order of the recipe; then, where gaps are filled by many imputations, one of those. */
export function drawRun(
  dice: Dice,
  recipe: Recipe,
  variations: readonly Variation[],
  { engine, input }: { readonly engine: Engine; readonly input: EngineInput },
): DrawnRun {
  let drawn = recipe;
  let moving: number | undefined;
  let values: Perturbation["values"];
  variations.forEach((variation, v) => {
    if (variation.at === "values") values = drawValues(dice.stream(v), dice.name(v), input.panel);
    else if (isDecidedByOne(variation)) {
      drawn = withChoice(drawn, variation.at, alternativeAt(variation, dice.coordinate(v), input.weightSets));
    }
    if (variation.dirichlet !== undefined || variation.noise !== undefined) moving = v;
  });
  // Weights last: the set to draw around may itself have been drawn.
  const shares =
    moving === undefined
      ? undefined
      : drawShares(dice.stream(moving), engine.tree, engine.sharesOf(drawn), variations[moving]!);
  const imputations = drawsImputations(drawn) ? dice.stream(variations.length) : null;
  return {
    recipe: drawn,
    perturbation: {
      ...(imputations === null ? {} : { imputationSeed: Math.floor(imputations() * 0x7fffffff) }),
      ...(shares === undefined ? {} : { shares }),
      ...(values === undefined ? {} : { values }),
    },
  };
}

/** Whether a recipe fills gaps by many imputations, of which each run takes one. */
function drawsImputations({ impute, nodes }: Recipe): boolean {
  return (
    impute.method === "multiple" || Object.values(nodes).some((node) => node.impute?.method === "multiple")
  );
}

/** Whether any run of a recipe may fill gaps by one of many imputations, so that runs differ by it. */
export function mayDrawImputations(recipe: Recipe): boolean {
  const { vary } = recipe.uncertainty;
  return (
    drawsImputations(recipe) ||
    vary.some(({ at, values }) => /(^|\.)impute\.method$/.test(at) && values?.includes("multiple") === true)
  );
}

/** Whether one number decides what is drawn; else it takes many, for weights around a set and for values. */
export function isDecidedByOne({ at, dirichlet, noise }: Variation): boolean {
  return at !== "values" && dirichlet === undefined && noise === undefined;
}

/** What a choice becomes at a coordinate in [0, 1). */
function alternativeAt(
  variation: Variation,
  u: number,
  weightSets: WeightSets,
): string | number | boolean | undefined {
  const { uniform, normal, triangular } = variation;
  if (uniform !== undefined) return uniform.low + u * (uniform.high - uniform.low);
  if (triangular !== undefined) return triangularQuantile(u, triangular);
  if (normal !== undefined) return truncatedNormalQuantile(u, normal);
  const alternatives = listedAlternatives(variation, weightSets);
  return alternatives[Math.floor(u * alternatives.length)];
}

/** The values listed, or the observed sets of weights; none where values come from a distribution. */
export function listedAlternatives(
  { values, sets }: Variation,
  weightSets: WeightSets,
): readonly (string | number | boolean)[] {
  return sets === undefined ? (values ?? []) : [...weightSets.keys()].filter((name) => name.startsWith(sets));
}

function drawShares(
  random: RandomStream,
  tree: Tree,
  shares: Shares,
  { dirichlet, noise }: Variation,
): Shares {
  return shares.map((each, position) => {
    if (each.length < 2) return each;
    if (dirichlet !== undefined) return drawDirichlet(random, each, dirichlet.concentration);
    const { factor, levels } = noise!;
    if (levels !== undefined && !levels.includes(tree[position]!.depth + 1)) return each;
    const moved = each.map((share) => share * (1 + factor * (2 * random() - 1)));
    const sum = moved.reduce((a, b) => a + b, 0);
    return sum > 0 ? moved.map((share) => share / sum) : each;
  });
}

/**
 * Each value moved by a normal draw of its standard error; columns without any standard error stay as they are.
 * The error of an observation belongs to it: where two periods rest on the same one, it is off by the same in both.
 */
function drawValues(random: RandomStream, name: string, panel: Panel): Perturbation["values"] {
  const { standardErrors, unitCount } = panel;
  if (standardErrors === null) return undefined;
  const columns = new Map<number, Float64Array>();
  const errorOf = indexedNormals(random);
  for (let cell = 0; cell < standardErrors.length; cell++) {
    const standardError = standardErrors[cell]!;
    if (!(standardError > 0) || Number.isNaN(panel.values[cell]!)) continue;
    const indicator = Math.floor(cell / unitCount);
    let column = columns.get(indicator);
    if (column === undefined) {
      column = panelColumn(panel, indicator).slice();
      columns.set(indicator, column);
    }
    column[cell - indicator * unitCount]! += standardError * errorOf(panel.observation[cell]!);
  }
  return { name, columns };
}
