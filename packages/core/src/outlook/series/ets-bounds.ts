/** Bounds of the smoothing parameters, as R has them. */

import type { EtsModel, EtsParameters } from "./ets-model.ts";

export type Smoothing = Pick<
  EtsParameters,
  "levelSmoothing" | "slopeSmoothing" | "seasonSmoothing" | "damping"
>;

const LEAST = 1e-4;
const DAMPING = { least: 0.8, most: 0.98 } as const;

/** Places are shares of what bounds allow: α, then β / α, then γ / (1 − α), then φ in its range. Null outside. */
export function smoothingAt(place: Float64Array, { trend, season }: EtsModel): Smoothing | null {
  if (place.some((share) => !(share >= 0 && share <= 1))) return null;
  let next = 0;
  const levelSmoothing = LEAST + place[next++]! * (1 - 2 * LEAST);
  const slopeSmoothing = trend === "none" ? 0 : LEAST + place[next++]! * Math.max(0, levelSmoothing - LEAST);
  const seasonSmoothing =
    season === "none" ? 0 : LEAST + place[next++]! * Math.max(0, 1 - levelSmoothing - LEAST);
  const damping = trend === "damped" ? DAMPING.least + place[next]! * (DAMPING.most - DAMPING.least) : 1;
  return { levelSmoothing, slopeSmoothing, seasonSmoothing, damping };
}
