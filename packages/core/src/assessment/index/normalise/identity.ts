import type { Normaliser } from "./normaliser.ts";
import { finiteOrNaN } from "./scoring-direction.ts";

/** Values that are scores already: taken as they are, or from 1 where higher is less secure; infinite ones are none. */
export const identity: Normaliser = {
  scale: "unit",
  normalise(values, indicator) {
    return values.map((value) => finiteOrNaN(indicator.direction === 1 ? value : 1 - value));
  },
};
