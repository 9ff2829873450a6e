/** Imputation from a unit's other indicators, as a recipe names it: all columns of a node at once. */

import type { ImputeChoice } from "../choices/index.ts";
import type { ImputeMethod } from "../methods.ts";
import { imputeNearest } from "./impute/nearest.ts";
import { imputeNormal } from "./impute/normal.ts";
import type { NormalModel } from "./impute/normal-model.ts";
import { imputeByRegression } from "./impute/regression.ts";
import { imputeRows } from "./impute/row.ts";

type Columns = readonly Float64Array[];

export type ImputedTogether = {
  readonly columns: Columns;
  /** The distribution that other draws of the gaps come from; null for methods without one. */
  readonly model: NormalModel | null;
};

type Imputer = (columns: Columns, choice: ImputeChoice, directions: readonly (1 | -1)[]) => ImputedTogether;

const rows =
  (centre: "mean" | "median"): Imputer =>
  (columns, { scale = "min-max" }, directions) => ({
    columns: imputeRows(columns, { centre, directions, normaliseFirst: scale === "min-max" }),
    model: null,
  });

const imputers: Readonly<Partial<Record<ImputeMethod, Imputer>>> = {
  "row-mean": rows("mean"),
  "row-median": rows("median"),
  regression: (columns, { predictors }) => ({
    columns: imputeByRegression(columns, predictors === undefined ? {} : { maximumPredictors: predictors })
      .columns,
    model: null,
  }),
  nearest: (columns, { neighbours }) => ({
    columns: imputeNearest(columns, neighbours === undefined ? {} : { neighbours }).columns,
    model: null,
  }),
  normal: (columns) => imputeNormal(columns),
  // The assessment itself takes what the model expects; each replay draws.
  multiple: (columns) => imputeNormal(columns),
};

/**
 * Fill the gaps of the columns of one node.
 *
 * @param directions  one per column
 * @throws RangeError  for a method that does not read other indicators
 * @example
 * imputeTogether([Float64Array.of(0, 5, 10), Float64Array.of(0, NaN, 100)], { method: "row-mean" }, [1, 1]).columns[1][1]; // => 50
 */
export function imputeTogether(
  columns: Columns,
  choice: ImputeChoice,
  directions: readonly (1 | -1)[],
): ImputedTogether {
  const impute = imputers[choice.method];
  if (impute === undefined) throw new RangeError(`Cannot impute together by ${choice.method}`);
  if (!columns.some((column) => column.some(Number.isNaN))) return { columns, model: null };
  return impute(columns, choice, directions);
}
