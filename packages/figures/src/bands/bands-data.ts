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
  /** Settled ones first. */
  readonly units: readonly BandedUnit[];
  /** How many have an interval that reaches into another band. */
  readonly crossing: number;
  /** The same as a share of the band's units; null for an empty band. */
  readonly share: number | null;
};

export function bandCounts({ bands, units }: BandsData): BandCount[] {
  return bands.map((band) => {
    const here = units.filter((unit) => unit.band === band.id);
    const settled = here.filter((unit) => !crosses(unit, band));
    const crossing = here.length - settled.length;
    return {
      band,
      units: [...settled, ...here.filter((unit) => crosses(unit, band))],
      crossing,
      share: here.length === 0 ? null : crossing / here.length,
    };
  });
}

/** Whether the interval reaches beyond the band; touching its edge does not count. */
export function crosses(unit: Score, band: Band): boolean {
  return hasInterval(unit) && (unit.low < band.low - tieTolerance || unit.high > band.high + tieTolerance);
}
