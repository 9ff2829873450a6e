/** Imputation: a stated guess where a value is missing, from the other units. Imputed values never count as coverage. */

import { median, moments } from "../../numerics/index.ts";
import type { Recipe } from "../recipe.ts";

/** Unit by unit the group it belongs to, as a number; −1 for none. */
export type GroupColumn = Int32Array;

const centres = {
  mean: (values: ArrayLike<number>): number => moments(values).mean,
  median,
} as const;

/**
 * Fill the gaps of one indicator's column; a group without any value leaves its gaps open.
 *
 * @param column  one value per unit, NaN where missing
 * @param groups  for the group methods: each unit's group
 * @returns the same column where nothing is to be filled
 * @example
 * Array.from(imputeColumn(Float64Array.of(1, 3, NaN), "mean", null)); // => [1, 3, 2]
 */
export function imputeColumn(
  column: Float64Array,
  method: Recipe["impute"]["method"],
  groups: GroupColumn | null,
): Float64Array {
  if (method === "none" || !column.some(Number.isNaN)) return column;
  if (method === "mean" || method === "median") {
    const filler = centres[method](column);
    return column.map((value) => (Number.isNaN(value) ? filler : value));
  }
  if (groups === null) throw new RangeError(`Cannot impute by ${method} without a group column`);
  const centre = centres[method === "group-mean" ? "mean" : "median"];
  const members = new Map<number, number[]>();
  groups.forEach((group, u) => {
    if (group >= 0) members.set(group, [...(members.get(group) ?? []), column[u]!]);
  });
  const fillers = new Map([...members].map(([group, values]) => [group, centre(values)]));
  return column.map((value, u) => (Number.isNaN(value) ? (fillers.get(groups[u]!) ?? Number.NaN) : value));
}
