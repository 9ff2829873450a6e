/** Things in a column kept off each other. */

/**
 * The middles nearest to those wanted, in least squares, of boxes that stay in their order, off each other and inside:
 * the pooling of adjacent violators on what is left when the boxes above are taken off.
 *
 * @example
 * keepApart([5, 5], [4, 4], 20); // => [3, 7]
 */
export function keepApart(
  wanted: readonly number[],
  heights: readonly number[],
  height: number,
): readonly number[] {
  const above = heights.map((own, i) => heights.slice(0, i).reduce((sum, each) => sum + each, 0) + own / 2);
  const room = height - heights.reduce((sum, each) => sum + each, 0);
  const pools: { sum: number; count: number }[] = [];
  for (const [i, each] of wanted.entries()) {
    pools.push({ sum: each - above[i]!, count: 1 });
    while (pools.length > 1) {
      const [before, last] = [pools.at(-2)!, pools.at(-1)!];
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  const offsets = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return offsets.map((offset, i) => Math.min(Math.max(offset, 0), Math.max(0, room)) + above[i]!);
}
