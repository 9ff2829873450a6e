/** Seeded randomness: each run draws from its own stream, so results do not depend on who computes which run. */

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A stream of uniform draws in [0, 1). */
export type RandomStream = () => number;

/**
 * The stream of run `run` under a seed: xoroshiro128+ jumped ahead `run` times, 2⁶⁴ draws apart,
 * so streams of different runs never overlap.
 *
 * @param seed  whole number
 * @param run  0, 1, 2, …
 * @example
 * randomStream(1, 0)() === randomStream(1, 0)(); // => true
 */
export function randomStream(seed: number, run: number): RandomStream {
  return randomStreams(seed, run)();
}

/** The streams of runs `first`, `first + 1`, …, one at each call. */
export function randomStreams(seed: number, first: number): () => RandomStream {
  const nextStart = streamStarts(seed, first);
  return () => nextStart()();
}

/** As `randomStreams`, but each call gives the start of a stream: begun again it gives the same draws again. */
export function streamStarts(seed: number, first: number): () => () => RandomStream {
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < first; i++) generator.jump();
  return () => {
    const start = generator.clone();
    generator.jump();
    return () => {
      const own = start.clone();
      return () => uniformFloat64(own);
    };
  };
}
