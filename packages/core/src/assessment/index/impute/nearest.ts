/** Nearest-neighbour imputation: a gap takes the mean of the units that are most alike in what both have. */

import { extent, moments } from "../../../numerics/index.ts";

export type NearestOptions = {
  /** How many units to ask; default 5. Units as far away as the last of them are asked too. */
  readonly neighbours?: number;
  /** Indicators that two units must both have to be compared; default half of all, rounded up. */
  readonly minimumShared?: number;
  /** `equal`, or by the inverse of distance (a unit at distance 0 then decides alone); default `equal`. */
  readonly weights?: "equal" | "inverse-distance";
};

/** How one gap was filled. */
export type NearestFill = {
  readonly column: number;
  readonly unit: number;
  /** Units that were asked, the nearest first. */
  readonly neighbours: readonly number[];
  readonly distances: readonly number[];
};

/**
 * Fill gaps with the mean of the nearest units that have a value there. Distance is the root mean square difference
 * of z-scores over the indicators that both units have. A gap stays open where fewer units than asked can be compared.
 *
 * @param columns  each with one value per unit, NaN where missing
 * @throws RangeError  for less than one neighbour
 * @see Troyanskaya et al. (2001), Bioinformatics 17, 520–525. doi:10.1093/bioinformatics/17.6.520
 * @example
 * imputeNearest([Float64Array.of(1, 2, 9), Float64Array.of(10, NaN, 90)], { neighbours: 1 }).columns[1][1]; // => 10
 */
export function imputeNearest(
  columns: readonly Float64Array[],
  options: NearestOptions = {},
): { readonly columns: readonly Float64Array[]; readonly fills: readonly NearestFill[] } {
  const { neighbours = 5, minimumShared = Math.ceil(columns.length / 2), weights = "equal" } = options;
  if (!(neighbours >= 1)) throw new RangeError(`Cannot ask ${neighbours} neighbours`);
  const standard = columns.map(standardise);
  const unitCount = columns[0]?.length ?? 0;
  const distances = new Map<number, Float64Array>();
  const fills: NearestFill[] = [];
  const filled = columns.map((column, c) =>
    column.map((value, unit) => {
      if (!Number.isNaN(value)) return value;
      if (!distances.has(unit)) {
        distances.set(unit, distancesFrom(unit, standard, unitCount, Math.max(1, minimumShared)));
      }
      const distance = distances.get(unit)!;
      const able = Array.from(column.keys()).filter(
        (u) => Number.isFinite(distance[u]!) && Number.isFinite(column[u]!),
      );
      if (able.length < neighbours) return value;
      able.sort((a, b) => distance[a]! - distance[b]! || a - b);
      // Units equally far away are asked alike, so that their order does not matter.
      const last = distance[able[neighbours - 1]!]!;
      const asked = able.filter((u) => distance[u]! <= last + 1e-9);
      fills.push({ column: c, unit, neighbours: asked, distances: asked.map((u) => distance[u]!) });
      return weightedMean(column, asked, distance, weights);
    }),
  );
  return { columns: filled, fills };
}

/** Z-scores; a column without spread tells no two units apart, so it does not count as shared. */
function standardise(column: Float64Array): Float64Array {
  const present = column.map((value) => (Number.isFinite(value) ? value : Number.NaN));
  const { mean, standardDeviation } = moments(present);
  const spread = extent(present).range > 0;
  return present.map((value) => (spread ? (value - mean) / standardDeviation : Number.NaN));
}

function distancesFrom(
  unit: number,
  standard: readonly Float64Array[],
  unitCount: number,
  minimumShared: number,
): Float64Array {
  return Float64Array.from({ length: unitCount }, (_, other) => {
    let squares = 0;
    let shared = 0;
    for (const column of standard) {
      const difference = column[other]! - column[unit]!;
      if (Number.isNaN(difference)) continue;
      squares += difference ** 2;
      shared++;
    }
    return other === unit || shared < minimumShared ? Number.NaN : Math.sqrt(squares / shared);
  });
}

function weightedMean(
  column: Float64Array,
  units: readonly number[],
  distance: Float64Array,
  weights: "equal" | "inverse-distance",
): number {
  const same = units.filter((u) => distance[u]! <= 1e-9);
  const asked = weights === "inverse-distance" && same.length > 0 ? same : units;
  const weight = (u: number): number => (weights === "equal" || same.length > 0 ? 1 : 1 / distance[u]!);
  const total = asked.reduce((sum, u) => sum + weight(u), 0);
  return asked.reduce((sum, u) => sum + weight(u) * column[u]!, 0) / total;
}
