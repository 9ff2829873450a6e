/** What the bands figure draws: how many scores lie in each band, and how many could lie in the next one. */

import { type Band, hasInterval, type Score, tieTolerance } from "../drawing/score.ts";

export type BandedUnit = Score & {
  readonly id: string;
  readonly title: string;
  /** Id of the band the score lies in; null without a score. */
  readonly band: string | null;
};

/** Bands from the lowest to the highest. */
export type BandsData = { readonly bands: readonly Band[]; readonly units: readonly BandedUnit[] };

export type BandCount = {
  readonly band: Band;
  readonly units: readonly BandedUnit[];
  /** How many have an interval that reaches into another band. */
  readonly crossing: number;
  /** The same as a share of the band's units; null for an empty band. */
  readonly share: number | null;
  /** The dots that stand for them: how many are filled and how many are open. */
  readonly filled: number;
  readonly open: number;
};

/** The fullest band gets at most this many dots. */
const MOST_DOTS = 240;

/** How many units one dot stands for: 1, or as many as keep the fullest band readable. */
export function unitsPerDot({ bands, units }: BandsData): number {
  const fullest = Math.max(0, ...bands.map((band) => units.filter((unit) => unit.band === band.id).length));
  const needed = fullest / MOST_DOTS;
  if (needed <= 1) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(needed));
  return [1, 2, 5, 10].map((step) => step * magnitude).find((size) => size >= needed)!;
}

export function bandCounts({ bands, units }: BandsData): BandCount[] {
  const perDot = unitsPerDot({ bands, units });
  return bands.map((band) => {
    const here = units.filter((unit) => unit.band === band.id);
    const settled = here.filter((unit) => !crosses(unit, band));
    const crossing = here.length - settled.length;
    return {
      band,
      units: here,
      crossing,
      share: here.length === 0 ? null : crossing / here.length,
      filled: Math.ceil(settled.length / perDot),
      open: Math.ceil(crossing / perDot),
    };
  });
}

/** Whether the interval reaches beyond the band; touching its edge does not count. */
export function crosses(unit: Score, band: Band): boolean {
  return hasInterval(unit) && (unit.low < band.low - tieTolerance || unit.high > band.high + tieTolerance);
}
