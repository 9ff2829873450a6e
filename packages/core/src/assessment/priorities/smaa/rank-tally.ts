/** Counting of ranks: how often each option takes each rank, and stands above each other. */

/** Scores closer than this are the same score, as everywhere. */
export const TIE = 1e-9;

export type RankTally = {
  /** Rank the options of one draw, highest first, ties sharing the smallest rank. */
  readonly add: (scores: Float64Array) => void;
  /** Ranks of the draw added last, 1 for the highest. */
  readonly ranks: Uint32Array;
  /** Entry `option × options + rank − 1`. */
  readonly rankCounts: Uint32Array;
  /** Entry `a × options + b`: twice the draws with a above b, plus those in which they tie. */
  readonly twiceAbove: Uint32Array;
};

/** An empty tally of `count` options. Nothing is allocated while draws are added. */
export function createRankTally(count: number): RankTally {
  const ranks = new Uint32Array(count);
  const rankCounts = new Uint32Array(count * count);
  const twiceAbove = new Uint32Array(count * count);
  // Each draw starts from the order of the one before, which is often nearly its own.
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const sorted = new Float64Array(count);

  function add(scores: Float64Array): void {
    for (let i = 0; i < count; i++) {
      const option = order[i]!;
      const score = scores[option]!;
      let at = i;
      while (at > 0 && sorted[at - 1]! < score) {
        sorted[at] = sorted[at - 1]!;
        order[at] = order[at - 1]!;
        at--;
      }
      sorted[at] = score;
      order[at] = option;
    }
    let first = 0;
    for (let i = 0; i < count; i++) {
      if (i > 0 && sorted[i - 1]! - sorted[i]! > TIE) first = i;
      const option = order[i]!;
      const row = option * count;
      ranks[option] = first + 1;
      rankCounts[row + first]!++;
      for (let below = i + 1; below < count; below++) twiceAbove[row + order[below]!]! += 2;
      // Those tied with the ones before it in the order stand half above them.
      for (let tied = first; tied < i; tied++) {
        const other = order[tied]!;
        twiceAbove[row + other]!++;
        twiceAbove[other * count + option]!--;
      }
    }
  }

  return { add, ranks, rankCounts, twiceAbove };
}
