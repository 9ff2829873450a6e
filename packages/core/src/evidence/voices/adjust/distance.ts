/** How far a g-weight may go from 1, and at what cost: Deville and Särndal's distances as functions of λ·x. */

/** Limits of new by old weight. */
export type Bounds = { readonly low: number; readonly high: number };

export type CalibrationMethod =
  | { readonly method: "linear" | "raking"; readonly bounds?: Bounds }
  | { readonly method: "logit"; readonly bounds: Bounds };

export type Distance = {
  /** g-weight at u = λ·x; 1 at 0, never falling. */
  readonly g: (u: number) => number;
  /** Its derivative; 1 at 0. */
  readonly slope: (u: number) => number;
  readonly bounds: Bounds;
  /** Whether a g-weight can stand at its bound. */
  readonly closed: boolean;
};

/**
 * The g-weight of a method as a function of u = λ·x: 1 + u, eᵘ, or a logistic curve between the bounds; with
 * bounds, the first two are cut off at them.
 *
 * @throws RangeError  unless low < 1 < high; low is above 0, for logit 0 or more, high for logit finite
 * @see Deville & Särndal (1992), section 2, cases 1, 2, 6 and 7. doi:10.1080/01621459.1992.10475217
 * @example
 * distanceOf({ method: "linear", bounds: { low: 0.5, high: 2 } }).g(3); // => 2
 */
export function distanceOf(choice: CalibrationMethod): Distance {
  const { bounds } = choice;
  if (bounds !== undefined) requireBounds(bounds, choice.method);
  if (choice.method === "logit") return logitDistance(choice.bounds);
  const free = choice.method === "linear" ? linear : raking;
  if (bounds === undefined) return free;
  const { low, high } = bounds;
  return {
    g: (u) => Math.min(high, Math.max(low, free.g(u))),
    slope: (u) => (free.g(u) > low && free.g(u) < high ? free.slope(u) : 0),
    bounds,
    closed: true,
  };
}

const linear: Distance = {
  g: (u) => 1 + u,
  slope: () => 1,
  bounds: { low: -Infinity, high: Infinity },
  closed: false,
};

const raking: Distance = { g: Math.exp, slope: Math.exp, bounds: { low: 0, high: Infinity }, closed: false };

function logitDistance(bounds: Bounds): Distance {
  const { low, high } = bounds;
  const steepness = (high - low) / ((1 - low) * (high - 1));
  // Share of the way from low to high; written so that no exponential overflows.
  const share = (u: number): number => 1 / (1 + ((high - 1) / (1 - low)) * Math.exp(-steepness * u));
  return {
    g: (u) => low + (high - low) * share(u),
    slope: (u) => (high - low) * steepness * share(u) * (1 - share(u)),
    bounds,
    closed: false,
  };
}

function requireBounds({ low, high }: Bounds, method: CalibrationMethod["method"]): void {
  const lowest = method === "logit" ? low >= 0 : low > 0;
  if (lowest && low < 1 && high > 1 && (method !== "logit" || high < Infinity)) return;
  throw new RangeError(`Cannot calibrate (${method}) with g-weights from ${low} to ${high}`);
}
