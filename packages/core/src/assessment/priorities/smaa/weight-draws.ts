/** Weights for SMAA, drawn from what is known of them: nothing, an order, people's own sets, or one set with doubt. */

import { drawGamma, type RandomStream } from "../../../numerics/index.ts";

/** How the weights of the criteria are drawn. */
export type WeightChoice =
  /** Nothing is known: all weights that add up to 1 are equally likely. */
  | { readonly method: "uniform" }
  /** Only the order is known: criteria from the most to the least important, each once. */
  | { readonly method: "ordered"; readonly order: readonly number[] }
  /** Each draw takes one of these sets, such as one a participant; `likelihood` is relative, equal if not given. */
  | {
      readonly method: "sets";
      readonly sets: readonly (readonly number[])[];
      readonly likelihood?: readonly number[];
    }
  /** Around one set: Dirichlet with α = concentration × share. Shares of 0 stay 0. */
  | { readonly method: "around"; readonly shares: readonly number[]; readonly concentration: number };

/** Writes one draw of weights, adding up to 1, into `into`. */
export type WeightDrawer = (random: RandomStream, into: Float64Array) => void;

type WeightDrawers = {
  readonly [M in WeightChoice["method"]]: (
    choice: Extract<WeightChoice, { method: M }>,
    count: number,
  ) => WeightDrawer;
};

const drawers: WeightDrawers = {
  uniform: () => drawUniform,
  ordered: ({ order }, count) => {
    const seen = new Set(order);
    if (
      order.length !== count ||
      seen.size !== count ||
      !order.every((each) => Number.isInteger(each) && each >= 0 && each < count)
    )
      throw new RangeError(
        `Cannot draw ordered weights: [${order}] must name each of ${count} criteria once`,
      );
    const sorted = new Float64Array(count);
    return (random, into) => {
      drawUniform(random, sorted);
      sorted.sort();
      for (let k = 0; k < count; k++) into[order[k]!] = sorted[count - 1 - k]!;
    };
  },
  sets: ({ sets, likelihood }, count) => {
    if (sets.length === 0) throw new RangeError("Cannot draw from weight sets: there are none");
    const shares = sets.map((set) => sharesOfSet(set, count));
    const likely = sharesOfSet(likelihood ?? sets.map(() => 1), sets.length);
    const upTo = new Float64Array(sets.length);
    for (let s = 0, sum = 0; s < sets.length; s++) upTo[s] = sum += likely[s]!;
    return (random, into) => {
      const at = random();
      let s = 0;
      while (s < sets.length - 1 && (at >= upTo[s]! || likely[s] === 0)) s++;
      into.set(shares[s]!);
    };
  },
  around: ({ shares, concentration }, count) => {
    if (!(concentration > 0))
      throw new RangeError(`Cannot draw weights with concentration ${concentration}: it must be above 0`);
    const centre = sharesOfSet(shares, count);
    return (random, into) => {
      let sum = 0;
      for (let k = 0; k < count; k++)
        sum += into[k] = centre[k]! > 0 ? drawGamma(random, centre[k]! * concentration) : 0;
      // With tiny α every draw may underflow to zero; the shares themselves are then the only fair answer.
      if (!(sum > 0)) into.set(centre);
      else for (let k = 0; k < count; k++) into[k] = into[k]! / sum;
    };
  },
};

/**
 * The drawer of a choice, for `count` criteria.
 *
 * @throws RangeError  where sets do not fit the criteria, hold a negative weight or add up to 0
 * @see Lahdelma & Salminen (2001), Operations Research 49, 444–454. doi:10.1287/opre.49.3.444.11220
 */
export function weightDrawer(choice: WeightChoice, count: number): WeightDrawer {
  if (!(count >= 1)) throw new RangeError(`Cannot draw weights of ${count} criteria`);
  return (drawers[choice.method] as (choice: WeightChoice, count: number) => WeightDrawer)(choice, count);
}

// Exponentials over their sum are uniform on the simplex.
function drawUniform(random: RandomStream, into: Float64Array): void {
  let sum = 0;
  for (let k = 0; k < into.length; k++) sum += into[k] = -Math.log(1 - random());
  // Every exponential is 0 only where every draw is 0: then no criterion is known to matter more.
  for (let k = 0; k < into.length; k++) into[k] = sum > 0 ? into[k]! / sum : 1 / into.length;
}

function sharesOfSet(set: readonly number[], count: number): Float64Array {
  if (set.length !== count)
    throw new RangeError(`Cannot draw from the weights [${set}]: there are ${count} to weight`);
  const sum = set.reduce((a, b) => a + b, 0);
  if (!set.every((weight) => weight >= 0) || !(sum > 0 && sum < Number.POSITIVE_INFINITY))
    throw new RangeError(
      `Cannot draw from the weights [${set}]: none may be negative, and their sum must be above 0`,
    );
  return Float64Array.from(set, (weight) => weight / sum);
}
