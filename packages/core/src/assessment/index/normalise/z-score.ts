import { moments } from "../../../numerics/index.ts";
import { transformValue } from "../transform.ts";
import type { Normaliser } from "./normaliser.ts";

/** Distance from the mean of the units in standard deviations (n − 1 variance), signed so that higher is more secure. */
export const zScore: Normaliser = {
  scale: "native",
  normalise(values, indicator) {
    const transformed = values.map((value) => {
      const on = transformValue(value, indicator.transform);
      return Number.isFinite(on) ? on : Number.NaN;
    });
    const { mean, standardDeviation } = moments(transformed);
    return transformed.map((value) => {
      const z = ((value - mean) / standardDeviation) * indicator.direction;
      return Number.isFinite(z) ? z : Number.NaN;
    });
  },
};
