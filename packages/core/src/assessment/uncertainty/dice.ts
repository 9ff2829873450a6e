/** What a run draws with: a coordinate for each choice that one number decides, a stream for those that need more. */

import type { RandomStream } from "../../numerics/index.ts";

/** Asked by the position of a variation in the recipe; the position after the last is that of imputations. */
export type Dice = {
  /** A number in [0, 1). */
  readonly coordinate: (variation: number) => number;
  /** A stream of such numbers, from its beginning. */
  readonly stream: (variation: number) => RandomStream;
  /** Tells drawn values from those of other draws; the same name, the same values. */
  readonly name: (variation: number) => string;
};

/** Everything from one stream, in the order in which it is asked for. */
export function diceFrom(random: RandomStream, name: string): Dice {
  return { coordinate: random, stream: () => random, name: () => name };
}
