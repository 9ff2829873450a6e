// Ten invented years in an invented valley: quarrels over water, robberies on the road, prices, and how people eat.

import { randomStream } from "../../../packages/core/src/index.ts";

export type Place = {
  readonly id: string;
  readonly title: string;
  readonly population: number;
  /** Longitude and latitude of the corners, anticlockwise. */
  readonly ring: readonly (readonly [number, number])[];
  /** Usual number of incidents a month, and usual share of people in food stress. */
  readonly quarrels: number;
  readonly robberies: number;
  readonly stress: number;
};

/** One month; lists have one entry a place. */
export type Month = {
  /** Such as 2015-01. */
  readonly name: string;
  readonly quarrels: readonly number[];
  readonly robberies: readonly number[];
  readonly price: number;
  /** Share of people in food stress, 0 to 1: what an analysis of that month would find if it erred in nothing. */
  readonly stress: readonly number[];
};

const SEED = 2024;
const FIRST_YEAR = 2015;
const MONTHS = 120;

// January to December. Water is short before the rains of May; the road is busy after the harvest of October.
const dry = [1.4, 1.7, 1.9, 1.6, 0.9, 0.5, 0.5, 0.5, 0.6, 0.7, 0.8, 1.1];
const busyRoad = [1.1, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.9, 1.1, 1.4, 1.5, 1.4];
const lean = [0, 0.02, 0.05, 0.08, 0.12, 0.15, 0.15, 0.1, 0.03, -0.03, -0.04, -0.02];
/** Years in which the rains were poor. */
const poorYears = [2019, 2020, 2023];

/** A stream of chances for one purpose; another purpose does not move it. */
export function chances(purpose: number): () => number {
  return randomStream(SEED, purpose);
}

/** How often something happens in a month if it happens so often on average. */
function drawCount(random: () => number, mean: number): number {
  let left = random();
  let probability = Math.exp(-mean);
  let count = 0;
  while (left > probability && count < 40) {
    left -= probability;
    count++;
    probability *= mean / count;
  }
  return count;
}

/** Each month rests on the one before: a quarrel brings the next, robberies make food dear, dear food brings hunger. */
export function inventHistory(places: readonly Place[]): readonly Month[] {
  const random = chances(1);
  const months: Month[] = [];
  let priceLevel = 0;
  for (let t = 0; t < MONTHS; t++) {
    const year = FIRST_YEAR + Math.floor(t / 12);
    const m = t % 12;
    const before = months.at(-1);
    const poor = poorYears.includes(year) ? 1 : 0;
    const hunger = before?.stress ?? places.map(({ stress }) => stress);
    const quarrels = places.map((place, p) => {
      const calm = place.quarrels * dry[m]! * (1 + 1.2 * poor) * (1 + hunger[p]!);
      return drawCount(random, 0.7 * calm + 0.45 * (before?.quarrels[p] ?? 0));
    });
    const robberies = places.map((place, p) =>
      drawCount(random, place.robberies * busyRoad[m]! * (1 + 1.5 * hunger[p]!)),
    );
    const onTheRoad = robberies.reduce((sum, count) => sum + count, 0);
    const step = 0.004 + 0.012 * (random() + random() - 1) + 0.004 * (onTheRoad - 2.5) + 0.03 * poor;
    priceLevel = 0.9 * priceLevel + step;
    const price = 100 * Math.exp(priceLevel + lean[m]!);
    const stress = places.map((place, p) => {
      const now = place.stress + 0.5 * (priceLevel - 0.05) + 0.4 * lean[m]! + 0.015 * (quarrels[p]! - 1);
      return Math.min(0.75, Math.max(0.02, 0.4 * hunger[p]! + 0.6 * now));
    });
    months.push({ name: `${year}-${String(m + 1).padStart(2, "0")}`, quarrels, robberies, price, stress });
  }
  return months;
}
