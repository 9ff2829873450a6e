/** Schulze's method: options compared by the strongest chains of majorities between them. */

import { isMore, type Preferences } from "./ballot.ts";

export type OptionPair = { readonly a: number; readonly b: number };

export type Schulze = {
  /** `[x][y]`: strength of the strongest path from x to y, in winning votes; 0 where there is none. */
  readonly strongestPaths: readonly (readonly number[])[];
  /** 1 + the number of options that beat this one. */
  readonly ranks: readonly number[];
  /** Positions of the options that none beats. */
  readonly winners: readonly number[];
  /** Pairs in which neither beats the other. They may still have different ranks. */
  readonly ties: readonly OptionPair[];
};

/**
 * x beats y where the strongest path from x to y is stronger than the one back. A path is as strong as its weakest
 * majority, a majority as strong as the votes that make it.
 *
 * @see Schulze (2011), Social Choice and Welfare 36, 267–303. doi:10.1007/s00355-010-0475-4
 * @example
 * schulze([[0, 3], [2, 0]]).ranks; // => [1, 2]
 */
export function schulze(preferences: Preferences): Schulze {
  const paths = preferences.map((row, x) =>
    row.map((votes, y) => (x !== y && isMore(votes, preferences[y]![x]!) ? votes : 0)),
  );
  const options = paths.map((_, x) => x);
  for (const via of options)
    for (const from of options)
      for (const to of options) {
        if (from === to || from === via || to === via) continue;
        paths[from]![to] = Math.max(paths[from]![to]!, Math.min(paths[from]![via]!, paths[via]![to]!));
      }
  const beats = (x: number, y: number): boolean => isMore(paths[x]![y]!, paths[y]![x]!);
  const ranks = options.map((x) => 1 + options.filter((y) => beats(y, x)).length);
  return {
    strongestPaths: paths,
    ranks,
    winners: options.filter((x) => ranks[x] === 1),
    ties: options.flatMap((a) =>
      options.filter((b) => b > a && !beats(a, b) && !beats(b, a)).map((b) => ({ a, b })),
    ),
  };
}
