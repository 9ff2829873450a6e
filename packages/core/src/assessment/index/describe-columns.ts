/** What was done to the columns, for the audit tables: treatments, and every value that was filled in. */

import type { Recipe } from "../recipe.ts";
import type { Engine } from "./engine.ts";
import type { LeafChoices } from "./resolve-choices.ts";
import type { TreatmentAudit } from "./treat/treat-column.ts";

/** One scored indicator. */
export type ColumnDescription = {
  /** Position among the framework's indicators. */
  readonly indicator: number;
  readonly choices: LeafChoices;
  /** null where the recipe treats nothing. */
  readonly treatment: TreatmentAudit | null;
  /** After treatment, one per unit. */
  readonly treated: Float64Array;
  /** Before treatment, with gaps filled. */
  readonly imputed: Float64Array;
  /** Positions of the units whose gap was filled. */
  readonly filled: readonly number[];
};

/** Describe the columns of all scored indicators. */
export function describeColumns(engine: Engine, recipe: Recipe): readonly ColumnDescription[] {
  return engine.tree.flatMap((node, position): readonly ColumnDescription[] => {
    if (node.kind !== "indicator") return [];
    const { choices, read, imputed, treated } = engine.stages(recipe, position);
    const filled = Array.from(read.keys()).filter(
      (u) => Number.isNaN(read[u]!) && !Number.isNaN(imputed[u]!),
    );
    return [
      {
        indicator: node.indicator,
        choices,
        treatment: treated.audit,
        treated: treated.values.subarray(0, read.length),
        imputed,
        filled,
      },
    ];
  });
}
