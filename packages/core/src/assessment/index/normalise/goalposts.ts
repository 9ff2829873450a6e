import { transformValue } from "../transform.ts";
import type { Normaliser } from "./normaliser.ts";

/** Share of the way from the low to the high goalpost; fixed by norm, so other units do not matter. */
export const goalposts: Normaliser = {
  scale: "unit",
  normalise(values, indicator) {
    const low = transformValue(indicator.low, indicator.transform);
    const high = transformValue(indicator.high, indicator.transform);
    return values.map((value) => {
      const share = (transformValue(value, indicator.transform) - low) / (high - low);
      const held = indicator.clamp ? Math.min(1, Math.max(0, share)) : share;
      return Number.isFinite(held) ? (indicator.direction === 1 ? held : 1 - held) : Number.NaN;
    });
  },
};
