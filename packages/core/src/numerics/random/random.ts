/** Seeded randomness: each run draws from its own stream, so results do not depend on who computes which run. */

import { fillUniform, jump, startOf } from "./xoroshiro.ts";

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
  const next = startsOfRuns(seed, first);
  return () => {
    const start = next().slice();
    return () => {
      const own = bufferedStream();
      own.startFrom(start);
      return own.random;
    };
  };
}

/** One stream that is set to the start of run after run: the same draws, without an object for each run. */
export type RunStream = {
  readonly random: RandomStream;
  /** Go on to the next run; before the first draw to the first. */
  readonly toNextRun: () => void;
  /** The stream is not used any more. */
  readonly release: () => void;
};

// Compiled code holds on to the very function it was compiled for; a stream that is used again keeps it.
const idle: BufferedStream[] = [];

/**
 * The streams of runs `first`, `first + 1`, … as one.
 *
 * @example
 * ((stream) => (stream.toNextRun(), stream.random()))(runStream(1, 7)) === randomStream(1, 7)(); // => true
 */
export function runStream(seed: number, first: number): RunStream {
  const next = startsOfRuns(seed, first);
  const stream = idle.pop() ?? bufferedStream();
  return {
    random: stream.random,
    toNextRun: () => stream.startFrom(next()),
    release: () => {
      idle.push(stream);
    },
  };
}

type BufferedStream = { readonly random: RandomStream; readonly startFrom: (start: Int32Array) => void };

/** Values made at once: a draw is then one step through an array, small enough to be compiled into its callers. */
const AHEAD = 16;

function bufferedStream(): BufferedStream {
  const state = new Int32Array(4);
  const ahead = new Float64Array(AHEAD);
  let at = AHEAD;
  return {
    random: () => {
      if (at === AHEAD) {
        fillUniform(state, ahead);
        at = 0;
      }
      return ahead[at++]!;
    },
    startFrom: (start) => {
      state.set(start);
      at = AHEAD;
    },
  };
}

/** The state that each run starts from, in one array that is overwritten. */
function startsOfRuns(seed: number, first: number): () => Int32Array {
  const state = startOf(seed);
  let jumps = first;
  return () => {
    for (; jumps > 0; jumps--) jump(state);
    jumps = 1;
    return state;
  };
}
