/** Distances as a recipe names them: to a target, to a reference unit, to the most secure unit. */

import { transformValue } from "../transform.ts";
import { distanceToMaximum, distanceToReference, distanceToTarget } from "./distance.ts";
import { directionOf, type Normaliser, transformColumn } from "./normaliser.ts";

/** To the stated target, or else to the goalpost at the secure end. */
export const targetDistance: Normaliser = {
  scale: "unit",
  normalise(values, indicator, { target, cap = false } = {}) {
    const direction = directionOf(indicator);
    const aim = transformValue(
      target ?? (direction === 1 ? indicator.high : indicator.low),
      indicator.transform,
    );
    if (!Number.isFinite(aim)) return new Float64Array(values.length).fill(Number.NaN);
    return distanceToTarget(transformColumn(values, indicator), { direction, target: aim, cap });
  },
};

/** To the value of the reference unit; nothing is defined without one. */
export const referenceDistance: Normaliser = {
  scale: "unit",
  normalise(values, indicator, { referenceUnit, cap = false } = {}) {
    if (referenceUnit === undefined) return new Float64Array(values.length).fill(Number.NaN);
    return distanceToReference(transformColumn(values, indicator), {
      direction: directionOf(indicator),
      reference: referenceUnit,
      cap,
    });
  },
};

/** To the most secure unit. */
export const maximumDistance: Normaliser = {
  scale: "unit",
  normalise(values, indicator) {
    return distanceToMaximum(transformColumn(values, indicator), { direction: directionOf(indicator) });
  },
};
