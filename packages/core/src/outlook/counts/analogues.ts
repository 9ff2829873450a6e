/** What followed, in any unit, months at the same level: the growth of analogues applied to a unit's own level. */

import { sortedQuantile } from "../../numerics/index.ts";
import { type EnsembleForecast, ensembleForecast, noForecast } from "../ensemble/index.ts";

export type Analogues = {
  /** A unit's level is its mean log1p count over so many months. */
  readonly levelMonths: number;
  /** Growth is read from the starts of so many months, the last of which lies a horizon before the origin. */
  readonly pooledMonths: number;
  /** Ascending lower ends of the classes of levels above 0; level 0 is a class of its own. */
  readonly cuts: readonly number[];
  /** How many quantiles of growth make the ensemble. */
  readonly quantiles: number;
};

/** A class with fewer analogues borrows from its neighbours. */
const FEWEST_ANALOGUES = 50;

/**
 * For each unit and horizon h, quantiles of growth(s) = log1p(count(s + h)) − level(s) over all units and pooled
 * starts s ≤ origin − h of the unit's class of level, added to its level at the origin and brought back by expm1; below 0
 * becomes 0. Reads no month after the origin.
 *
 * @param rows  one row of monthly counts a unit
 * @param origin  index of the last month that is known
 * @returns one row a unit, one forecast a horizon; empty where a unit's level is not known
 * @throws RangeError  for settings below 1
 * @example
 * forecastByAnalogues([[0, 0, 0], [0, 0, 0]], 1, [1], { levelMonths: 1, pooledMonths: 1, cuts: [], quantiles: 2 })[0][0].values; // => Float64Array.of(0)
 */
export function forecastByAnalogues(
  rows: readonly ArrayLike<number>[],
  origin: number,
  horizons: readonly number[],
  { levelMonths, pooledMonths, cuts, quantiles }: Analogues,
): readonly (readonly EnsembleForecast[])[] {
  if (!(levelMonths >= 1 && pooledMonths >= 1 && quantiles >= 1)) {
    throw new RangeError(
      `Cannot take ${quantiles} quantiles of growth from levels over ${levelMonths} months, pooled over ${pooledMonths}`,
    );
  }
  const earliest = Math.max(levelMonths - 1, origin - Math.max(...horizons) - pooledMonths + 1);
  const levels = rows.map((row) => levelsOf(row, earliest, origin, levelMonths));
  const byHorizon = horizons.map((horizon) => {
    const pools: number[][] = Array.from({ length: cuts.length + 2 }, () => []);
    const from = Math.max(earliest, origin - horizon - pooledMonths + 1);
    for (const [u, row] of rows.entries()) {
      for (let start = from; start + horizon <= origin; start++) {
        const level = levels[u]![start - earliest]!;
        const growth = Math.log1p(row[start + horizon]!) - level;
        if (!Number.isNaN(growth)) pools[classOf(level, cuts)]!.push(growth);
      }
    }
    const growths = filled(pools).map((pool) => quantilesOf(pool, quantiles));
    return levels.map((own) => {
      const level = own.at(-1) ?? Number.NaN;
      if (Number.isNaN(level)) return noLevel(origin, levelMonths);
      return ensembleForecast(growths[classOf(level, cuts)]!.map((growth) => countOf(level + growth)));
    });
  });
  return rows.map((_, u) => byHorizon.map((forecasts) => forecasts[u]!));
}

/**
 * Back from log1p; below 0 becomes 0. There and back again 2 is not quite 2, and would lie outside of a band that ends
 * with it.
 */
function countOf(level: number): number {
  const count = Math.max(0, Math.expm1(level));
  const whole = Math.round(count);
  return Math.abs(count - whole) <= 1e-9 * Math.max(1, whole) ? whole : count;
}

/** Without a level: a month of those that make it has no record, or they begin before the rows do. */
function noLevel(origin: number, needed: number): EnsembleForecast {
  const has = Math.min(needed, origin + 1);
  return noForecast({ kind: has < needed ? "too-short" : "gap", has, needed });
}

/** Level at each month from `earliest` to `origin`. */
function levelsOf(row: ArrayLike<number>, earliest: number, origin: number, months: number): Float64Array {
  const levels = new Float64Array(Math.max(0, origin - earliest + 1));
  for (let i = 0; i < levels.length; i++) {
    let sum = 0;
    for (let age = 0; age < months; age++) sum += Math.log1p(row[earliest + i - age]!);
    levels[i] = sum / months;
  }
  return levels;
}

/** 0 for level 0; then 1 below the first cut, and one more with every cut reached. */
function classOf(level: number, cuts: readonly number[]): number {
  if (level === 0) return 0;
  let k = 1;
  while (k <= cuts.length && level >= cuts[k - 1]!) k++;
  return k;
}

/** Each pool, with its neighbours' analogues where its own are few. */
function filled(pools: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return pools.map((pool, k) => {
    let together = pool;
    for (let reach = 1; together.length < FEWEST_ANALOGUES && reach < pools.length; reach++) {
      together = pools.slice(Math.max(0, k - reach), k + reach + 1).flat();
    }
    return together;
  });
}

/** Quantiles at the middles of equal shares. */
function quantilesOf(values: readonly number[], quantiles: number): readonly number[] {
  if (values.length === 0) return [];
  const sorted = Float64Array.from(values).sort();
  return Array.from({ length: quantiles }, (_, i) => sortedQuantile(sorted, (i + 0.5) / quantiles));
}
