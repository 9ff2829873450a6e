/** Two plain counts of ballots, as checks on Schulze: pairs won, and votes won. */

import { isMore, type Preferences } from "./ballot.ts";

/**
 * Copeland's score of each option: pairs won, plus half of those tied.
 *
 * @see Saari & Merlin (1996), Economic Theory 8, 51–76. doi:10.1007/BF01212012
 * @example
 * copelandTally([[0, 3], [2, 0]]); // => [1, 0]
 */
export function copelandTally(preferences: Preferences): readonly number[] {
  return preferences.map((row, x) =>
    row.reduce((sum, votes, y) => {
      const back = preferences[y]![x]!;
      if (x === y || isMore(back, votes)) return sum;
      return sum + (isMore(votes, back) ? 1 : 0.5);
    }, 0),
  );
}

/**
 * Borda's count of each option: for each voter, the options ranked below it and half of those tied with it.
 *
 * @param voters  all who voted, ties included
 * @see Saari (1999), Journal of Economic Theory 87, 313–355. doi:10.1006/jeth.1999.2541
 * @example
 * bordaTally([[0, 3], [1, 0]], 5); // => [3.5, 1.5]
 */
export function bordaTally(preferences: Preferences, voters: number): readonly number[] {
  return preferences.map((row, x) =>
    row.reduce(
      (sum, votes, y) => (x === y ? sum : sum + votes + (voters - votes - preferences[y]![x]!) / 2),
      0,
    ),
  );
}
