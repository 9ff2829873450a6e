import type { Normaliser } from "./normaliser.ts";

/** Values that are scores already: taken as they are, or from 1 where higher is less secure. */
export const identity: Normaliser = {
  scale: "unit",
  normalise(values, indicator) {
    return indicator.direction === 1 ? values.slice() : values.map((value) => 1 - value);
  },
};
