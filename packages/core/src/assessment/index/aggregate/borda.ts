import { type Column, orderColumns } from "./ordered-columns.ts";

/**
 * Borda points of each unit: in each criterion one point for every unit below and half a point for every other
 * at the same place; then the weighted mean over the criteria that have a score for the unit.
 *
 * A criterion that has scores for only n of the N units is stretched from n − 1 to N − 1 points, so that nobody
 * loses points by gaps of others; with n = 1 it gives half of them. N counts the units with any score.
 *
 * @param columns  one for each criterion: a score for each unit, NaN where there is none
 * @param weights  at least 0, relative
 * @param tie  scores no further apart are tied; 1e-9 if not given
 * @returns 0 to N − 1 for each unit; NaN for a unit without any score
 * @throws RangeError  as `orderColumns`
 * @see Borda (1781), Mémoire sur les élections au scrutin; OECD and JRC (2008), section 6.10. doi:10.1787/9789264043466-en
 * @example
 * Array.from(borda([[3, 2, 1], [3, 1, 2]], [2, 1])); // => [2, 2 / 3, 1 / 3]
 * Array.from(borda([[5, 5, 1, NaN]], [1])); // => [1.5, 1.5, 0, NaN]
 */
export function borda(columns: readonly Column[], weights: ArrayLike<number>, tie?: number): Float64Array {
  const ordered = orderColumns(columns, weights, tie);
  const unitCount = columns[0]!.length;
  const points = new Float64Array(unitCount);
  const weight = new Float64Array(unitCount);
  let scored = 0;
  for (let u = 0; u < unitCount; u++) if (ordered.some(({ from }) => from[u]! >= 0)) scored++;
  for (const column of ordered) {
    const others = column.order.length - 1;
    for (const u of column.order) {
      const below = (column.from[u]! + column.to[u]! - 1) / 2;
      points[u]! += column.weight * (others > 0 ? (below * (scored - 1)) / others : (scored - 1) / 2);
      weight[u]! += column.weight;
    }
  }
  return points.map((each, u) => each / weight[u]!);
}
