/** Normal draws that stay between two bounds, by rejection: exact, and quick however far out the bounds lie. */

import { drawNormal, type RandomStream } from "../../../numerics/index.ts";

/** A normal distribution cut off at `low` and `high`; mean and standard deviation are those before the cut. */
export type BoundedNormal = {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly low: number;
  readonly high: number;
};

/**
 * A drawer of normal values within bounds, each draw from the truncated distribution itself (never piled up at a bound).
 *
 * @throws RangeError  unless the standard deviation is above 0 and `low < high`
 * @see Robert (1995), Statistics and Computing 5, 121–125. doi:10.1007/BF00143942
 */
export function boundedNormalDrawer(
  { mean, standardDeviation, low, high }: BoundedNormal,
  random: RandomStream,
): () => number {
  if (!(standardDeviation > 0 && standardDeviation < Number.POSITIVE_INFINITY) || !Number.isFinite(mean))
    throw new RangeError(
      `Cannot draw normal values of mean ${mean} and standard deviation ${standardDeviation}`,
    );
  if (!(low < high)) throw new RangeError(`Cannot draw normal values between ${low} and ${high}`);
  const from = (low - mean) / standardDeviation;
  const to = (high - mean) / standardDeviation;
  const unit = standardDrawer(from, to, random);
  // Rounding may carry a draw a hair past a bound.
  return () => Math.min(high, Math.max(low, mean + standardDeviation * unit()));
}

/**
 * Whether plain normal draws, taken again while they lie beyond the bounds, are quick enough.
 *
 * @example
 * isNearlyWhole({ mean: 0.5, standardDeviation: 0.1, low: 0, high: 1 }); // => true
 */
export function isNearlyWhole({ mean, standardDeviation, low, high }: BoundedNormal): boolean {
  return mean - 2 * standardDeviation >= low && mean + 2 * standardDeviation <= high && standardDeviation > 0;
}

function standardDrawer(from: number, to: number, random: RandomStream): () => number {
  if (to < 0) {
    const mirrored = standardDrawer(-to, -from, random);
    return () => -mirrored();
  }
  if (from <= 0)
    return to - from > Math.sqrt(2 * Math.PI) ? plain(from, to, random) : flat(from, to, { peak: 0, random });
  const root = Math.sqrt(from * from + 4);
  const steep = from + (2 / (from + root)) * Math.exp((from * from - from * root) / 4 + 0.5);
  return to > steep ? tail(from, to, random) : flat(from, to, { peak: from * from, random });
}

/** Bounds that keep at least a fair share of plain normal draws. */
function plain(from: number, to: number, random: RandomStream): () => number {
  return () => {
    for (;;) {
      const z = drawNormal(random);
      if (z >= from && z <= to) return z;
    }
  };
}

/** Bounds close together: uniform draws, kept in proportion to the density. */
function flat(
  from: number,
  to: number,
  { peak, random }: { readonly peak: number; readonly random: RandomStream },
): () => number {
  return () => {
    for (;;) {
      const z = from + (to - from) * random();
      if (random() <= Math.exp((peak - z * z) / 2)) return z;
    }
  };
}

/** Far out: exponential draws beyond `from`, kept in proportion. */
function tail(from: number, to: number, random: RandomStream): () => number {
  const rate = (from + Math.sqrt(from * from + 4)) / 2;
  return () => {
    for (;;) {
      const z = from - Math.log(1 - random()) / rate;
      if (z <= to && random() <= Math.exp(-((z - rate) ** 2) / 2)) return z;
    }
  };
}
