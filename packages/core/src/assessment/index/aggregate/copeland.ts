import { type Column, type OrderedColumn, orderColumns } from "./ordered-columns.ts";

// A majority within this share of the weight is none: ten weights of 0.1 add up to 0.9999999999999999.
const TIE = 1e-9;

/**
 * Copeland score of each unit: the number of units it beats less the number that beat it. A unit beats another
 * where the criteria in which it stands higher weigh more than those in which it stands lower. Only criteria
 * with a score for both are compared; a pair without any, or with a majority within 1e-9 of the weight, is even.
 *
 * @param columns  one for each criterion: a score for each unit, NaN where there is none
 * @param weights  at least 0, relative
 * @param tie  scores no further apart are tied; 1e-9 if not given
 * @returns −(n − 1) to n − 1 for each unit; NaN for a unit without any score
 * @throws RangeError  as `orderColumns`
 * @see Copeland (1951); OECD and JRC (2008), section 6.10. doi:10.1787/9789264043466-en
 * @example
 * Array.from(copeland([[3, 2, 1], [3, 1, 2], [1, 3, 2]], [1, 1, 1])); // => [2, 0, -2]
 */
export function copeland(columns: readonly Column[], weights: ArrayLike<number>, tie?: number): Float64Array {
  const ordered = orderColumns(columns, weights, tie);
  const unitCount = columns[0]!.length;
  const limit = TIE * ordered.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Float64Array(unitCount).fill(Number.NaN);
  const lead = new Float64Array(unitCount);
  for (let u = 0; u < unitCount; u++) {
    if (ordered.every(({ from }) => from[u] === -1)) continue;
    lead.fill(0);
    let common = 0;
    for (const column of ordered) common += addLead(lead, column, u);
    let score = 0;
    for (let v = 0; v < unitCount; v++) {
      const own = lead[v]! + common;
      if (own > limit) score++;
      else if (own < -limit) score--;
    }
    scores[u] = score;
  }
  return scores;
}

/**
 * Add a unit's weight of leading less trailing in one column. Most others are taken as all above it, or all below
 * it, by one number that is returned and added later; only those on the shorter side are visited.
 */
function addLead(lead: Float64Array, { weight, order, from, to, without }: OrderedColumn, u: number): number {
  const start = from[u]!;
  const end = to[u]!;
  if (start < 0) return 0;
  const mostAreBelow = start > order.length - end;
  const common = mostAreBelow ? weight : -weight;
  const first = mostAreBelow ? end : 0;
  const last = mostAreBelow ? order.length : start;
  const twice = 2 * common;
  for (let p = first; p < last; p++) lead[order[p]!]! -= twice;
  for (let p = start; p < end; p++) lead[order[p]!]! -= common;
  for (let p = 0; p < without.length; p++) lead[without[p]!]! -= common;
  return common;
}
