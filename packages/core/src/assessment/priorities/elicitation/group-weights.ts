/** Weights by group of people, so that a large group's weights do not stand for everyone's. */

/** One participant's weights, adding up to 1, and the group they speak from. */
export type StatedWeights = { readonly group: string; readonly weights: readonly number[] };

export type GroupWeights = {
  readonly group: string;
  readonly participants: number;
  readonly mean: readonly number[];
  readonly sets: readonly (readonly number[])[];
};

/**
 * The weight sets of each group, with their mean; groups in alphabetical order of their codes.
 *
 * @throws RangeError  where sets differ in length
 * @example
 * weightsByGroup([{ group: "b", weights: [1, 0] }, { group: "a", weights: [0.5, 0.5] }]).map(({ group }) => group); // => ["a", "b"]
 */
export function weightsByGroup(stated: readonly StatedWeights[]): readonly GroupWeights[] {
  const criteria = stated[0]?.weights.length ?? 0;
  const sets = new Map<string, (readonly number[])[]>();
  for (const { group, weights } of stated) {
    if (weights.length !== criteria)
      throw new RangeError(`Cannot compare ${weights.length} weights with ${criteria}`);
    const own = sets.get(group);
    if (own === undefined) sets.set(group, [weights]);
    else own.push(weights);
  }
  return [...sets]
    .map(([group, own]) => ({
      group,
      participants: own.length,
      mean: own[0]!.map((_, c) => own.reduce((sum, set) => sum + set[c]!, 0) / own.length),
      sets: own,
    }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}
