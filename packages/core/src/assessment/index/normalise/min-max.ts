import { transformValue } from "../transform.ts";
import type { Normaliser } from "./normaliser.ts";

/** Share of the way from the smallest to the largest value among the units; NaN where all are equal. */
export const minMax: Normaliser = {
  scale: "unit",
  normalise(values, indicator) {
    const transformed = values.map((value) => transformValue(value, indicator.transform));
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const value of transformed) {
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return transformed.map((value) => {
      const share = (value - low) / (high - low);
      return Number.isFinite(share) ? (indicator.direction === 1 ? share : 1 - share) : Number.NaN;
    });
  },
};
