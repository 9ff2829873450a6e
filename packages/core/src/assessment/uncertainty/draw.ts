/** One run's departures from the recipe, drawn from its own random stream. */

import { type Panel, panelColumn } from "../../evidence/index.ts";
import { drawDirichlet, drawNormal, drawOne, type RandomStream } from "../../numerics/index.ts";
import type { Engine, EngineInput, Perturbation, Shares } from "../index/index.ts";
import { type Recipe, type Variation, withChoice } from "../recipe.ts";

/** A recipe with drawn choices, and what has no word in a recipe. */
export type DrawnRun = { readonly recipe: Recipe; readonly perturbation: Perturbation };

/**
 * Draw every variation, in the order of the recipe.
 *
 * @param name  of the run, so that its drawn values are told from those of other runs
 */
export function drawRun(
  random: RandomStream,
  name: string,
  recipe: Recipe,
  variations: readonly Variation[],
  { engine, input }: { readonly engine: Engine; readonly input: EngineInput },
): DrawnRun {
  let drawn = recipe;
  let concentration: number | undefined;
  let values: Perturbation["values"];
  for (const variation of variations) {
    if (variation.at === "values") values = drawValues(random, name, input.panel);
    else if (variation.values !== undefined)
      drawn = withChoice(drawn, variation.at, drawOne(random, variation.values));
    if (variation.at === "weights") concentration = variation.dirichlet?.concentration ?? concentration;
  }
  // Weights last: the set to draw around may itself have been drawn.
  const shares =
    concentration === undefined ? undefined : drawShares(random, engine.sharesOf(drawn), concentration);
  const draws = drawsImputations(drawn);
  return {
    recipe: drawn,
    perturbation: {
      ...(draws ? { imputationSeed: Math.floor(random() * 0x7fffffff) } : {}),
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

function drawShares(random: RandomStream, shares: Shares, concentration: number): Shares {
  return shares.map((each) => (each.length < 2 ? each : drawDirichlet(random, each, concentration)));
}

/** Each value moved by a normal draw of its standard error; columns without any standard error stay as they are. */
function drawValues(random: RandomStream, name: string, panel: Panel): Perturbation["values"] {
  const { standardErrors, unitCount } = panel;
  if (standardErrors === null) return undefined;
  const columns = new Map<number, Float64Array>();
  for (let cell = 0; cell < standardErrors.length; cell++) {
    const standardError = standardErrors[cell]!;
    if (!(standardError > 0) || Number.isNaN(panel.values[cell]!)) continue;
    const indicator = Math.floor(cell / unitCount);
    let column = columns.get(indicator);
    if (column === undefined) {
      column = panelColumn(panel, indicator).slice();
      columns.set(indicator, column);
    }
    column[cell - indicator * unitCount]! += standardError * drawNormal(random);
  }
  return { name, columns };
}
