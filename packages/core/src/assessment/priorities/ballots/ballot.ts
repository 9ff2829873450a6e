/** Ranked ballots, and how many voters prefer each option to each other. */

/** Voters who rank alike. */
export type Ballot = {
  readonly voters: number;
  /** One rank per option, 1 for the first; equal ranks are ties, NaN (not ranked) is tied after all others. */
  readonly ranks: readonly number[];
};

/** `[x][y]`: voters who prefer x to y. Ties count for neither. */
export type Preferences = readonly (readonly number[])[];

/**
 * Count preferences between all pairs of options.
 *
 * @throws RangeError  where ballots rank different numbers of options, or the number of voters is negative
 * @example
 * preferencesOf([{ voters: 3, ranks: [1, 2] }, { voters: 2, ranks: [NaN, 1] }], 2); // => [[0, 3], [2, 0]]
 */
export function preferencesOf(ballots: readonly Ballot[], options: number): Preferences {
  const preferred = Array.from({ length: options }, () => new Array<number>(options).fill(0));
  for (const { voters, ranks } of ballots) {
    if (ranks.length !== options)
      throw new RangeError(`Cannot count a ballot of ${ranks.length} ranks: there are ${options} options`);
    if (!(voters >= 0)) throw new RangeError(`Cannot count a ballot of ${voters} voters`);
    for (let x = 0; x < options; x++)
      for (let y = 0; y < options; y++) if (isBefore(ranks[x]!, ranks[y]!)) preferred[x]![y]! += voters;
  }
  return preferred;
}

/**
 * The option that beats every other one, by position; −1 where there is none.
 *
 * @example
 * condorcetWinner([[0, 3], [2, 0]]); // => 0
 */
export function condorcetWinner(preferences: Preferences): number {
  return preferences.findIndex((row, x) =>
    row.every((votes, y) => x === y || isMore(votes, preferences[y]![x]!)),
  );
}

/** More votes, beyond what rounding of weighted ballots can make. */
export function isMore(votes: number, others: number): boolean {
  return votes - others > 1e-9;
}

function isBefore(rank: number, other: number): boolean {
  return rank < other || (Number.isNaN(other) && !Number.isNaN(rank));
}
