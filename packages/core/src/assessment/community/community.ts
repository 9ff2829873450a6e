/** What a community asked itself: its own items, scales and weights, and the answers. */

/** One question a community chose. */
export type CommunityItem = {
  readonly id: string;
  readonly title: string;
  /** The question as it was asked; another wording is another item. */
  readonly question: string;
  /** Ends of the answers' scale, low below high. */
  readonly low: number;
  readonly high: number;
  /** 1: a high answer is more secure. −1: it is less. */
  readonly direction: 1 | -1;
  /** Relative to the other items, at least 0. */
  readonly weight: number;
};

/** One community in one period. Answers in columns, one entry per person, NaN for a gap of any reason. */
export type Community = {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  /** People it has; null where it is not known. */
  readonly population: number | null;
  readonly items: readonly CommunityItem[];
  /** In the order of the items. */
  readonly answers: readonly ArrayLike<number>[];
  /** Survey weights; null where everybody counts alike. */
  readonly weights: ArrayLike<number> | null;
};

/**
 * Answers of one item on 0 to 1, where 1 is secure; NaN for gaps and for answers that are not on its scale.
 *
 * @throws RangeError  for a scale whose ends are not in order
 */
export function scoredAnswers(
  { id, low, high, direction }: CommunityItem,
  answers: ArrayLike<number>,
): Float64Array {
  if (!(high > low)) throw new RangeError(`Cannot score ${id}: its scale runs from ${low} to ${high}`);
  return Float64Array.from(answers, (answer) => {
    if (!(answer >= low && answer <= high)) return Number.NaN;
    const score = (answer - low) / (high - low);
    return direction === 1 ? score : 1 - score;
  });
}

/** Each person's weighted mean of the items, where those answered hold at least `minShare` of the weight. */
export function personScores(
  scores: readonly Float64Array[],
  itemWeights: readonly number[],
  minShare: number,
): Float64Array {
  const whole = itemWeights.reduce((sum, each) => sum + each, 0);
  return Float64Array.from({ length: scores[0]?.length ?? 0 }, (_, person) => {
    let [sum, held] = [0, 0];
    scores.forEach((column, k) => {
      if (Number.isNaN(column[person]!)) return;
      sum += itemWeights[k]! * column[person]!;
      held += itemWeights[k]!;
    });
    return held > 0 && held >= minShare * whole - 1e-9 ? sum / held : Number.NaN;
  });
}
