/** Marks along a line on as few lanes as keep them off each other. */

export type Stretch = { readonly from: number; readonly to: number };

/**
 * The lane of each stretch, from 0; where there are too many, the lane that is free soonest.
 *
 * @param stretches  in the order of where they begin
 * @example
 * packLanes([{ from: 0, to: 5 }, { from: 3, to: 9 }, { from: 6, to: 8 }], 4); // => [0, 1, 0]
 */
export function packLanes(stretches: readonly Stretch[], most: number): readonly number[] {
  const ends: number[] = [];
  return stretches.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const soonest = ends.indexOf(Math.min(...ends));
    const lane = free >= 0 ? free : ends.length < most ? ends.length : soonest;
    ends[lane] = to;
    return lane;
  });
}
