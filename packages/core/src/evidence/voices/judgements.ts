/** Voices: what people were asked about threats and criteria, by a code of theirs and never by name. */

export const judgementMethods = ["budget-allocation", "best-to-others", "others-to-worst", "rating"] as const;

/** How a judgement was asked: points, comparisons with the best and with the worst criterion, or a rating 1 to 9. */
export type JudgementMethod = (typeof judgementMethods)[number];

/** One number that one judge stated. */
export type Judgement = {
  /** A code, not a name. */
  readonly judge: string;
  /** Group the judge speaks from; "" where it is not stated. */
  readonly group: string;
  readonly method: JudgementMethod;
  /** A criterion of the recipe, or for `rating` a threat. */
  readonly about: string;
  readonly value: number;
  readonly file: string;
  readonly row: number;
};

/** One threat on one ballot; threats with the same rank tie, those not on it stand after all others. */
export type BallotEntry = {
  readonly ballot: string;
  readonly group: string;
  readonly threat: string;
  readonly rank: number;
  readonly file: string;
  readonly row: number;
};

/** In the order of the files. */
export type Voices = {
  readonly judgements: readonly Judgement[];
  readonly ballots: readonly BallotEntry[];
};
