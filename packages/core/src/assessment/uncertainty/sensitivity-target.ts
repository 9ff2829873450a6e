/** Results whose variance is shared out among the choices: a unit's score or rank, or how far ranks move on the whole. */

import type { Unit } from "../../evidence/index.ts";
import { type Finding, finding, type Place } from "../../finding.ts";
import type { Recipe } from "../recipe.ts";
import { variedChoices } from "./sensitivity-design.ts";

export type SensitivityTarget = {
  /** As in `sensitivity.csv`: `mean-rank-shift`, `score:<unit>` or `rank:<unit>`. */
  readonly name: string;
  readonly of: "mean-rank-shift" | "score" | "rank";
  /** Position of the unit; −1 for all of them. */
  readonly unit: number;
};

/** The targets that a recipe's word stands for; none where it names no result. */
function targetsOf(word: string, units: readonly Unit[]): readonly SensitivityTarget[] {
  if (word === "mean-rank-shift") return [{ name: word, of: word, unit: -1 }];
  const [of, id] = /^(score|rank):(.+)$/s.exec(word)?.slice(1) ?? [];
  if (of !== "score" && of !== "rank") return [];
  return units.flatMap((unit, u) =>
    id === "*" || unit.id === id ? [{ name: `${of}:${unit.id}`, of, unit: u } as const] : [],
  );
}

/** All targets of a recipe, each once; none where the recipe asks for no sensitivity or varies nothing. */
export function sensitivityTargets(recipe: Recipe, units: readonly Unit[]): readonly SensitivityTarget[] {
  const { sensitivity } = recipe.uncertainty;
  if (sensitivity === undefined || variedChoices(recipe).length === 0) return [];
  const all = sensitivity.targets.flatMap((word) => targetsOf(word, units));
  return [...new Map(all.map((target) => [target.name, target])).values()];
}

/** Findings about what a recipe asks to have explained. */
export function checkSensitivity(
  recipe: Recipe,
  units: readonly Unit[],
  placeOf: (address: string) => Place,
): readonly Finding[] {
  const { sensitivity } = recipe.uncertainty;
  if (sensitivity === undefined) return [];
  if (variedChoices(recipe).length === 0)
    return [finding("sensitivity-nothing-varied", placeOf("uncertainty.sensitivity"))];
  return sensitivity.targets.flatMap((target, i) =>
    targetsOf(target, units).length > 0
      ? []
      : [
          finding("sensitivity-target-unknown", placeOf(`uncertainty.sensitivity.targets.${i}`), {
            target,
          }),
        ],
  );
}
