/** Phases of units over time, what was seen and what was expected kept apart. */

import { dayNumber, type SeriesValue } from "../../evidence/index.ts";
import { isProjected } from "../monthly/index.ts";
import { type PhaseReading, phaseOfShares } from "./phase-of-shares.ts";

/** The phase of one period as it was published once. */
export type PublishedPhase = PhaseReading & {
  readonly unit: string;
  readonly period: string;
  /** When it was published; empty where that is not stated. */
  readonly asOf: string;
  /** `projected`: published before the period had ended. */
  readonly state: "observed" | "projected";
};

/**
 * Every publication of shares as a phase, in order of unit, period and publication.
 *
 * @param shares  ids of the series with the share of people in phases 1 to 5
 */
export function readPhases(
  values: readonly SeriesValue[],
  shares: readonly string[],
): readonly PublishedPhase[] {
  const places = new Map(shares.map((id, phase) => [id, phase]));
  const published = new Map<string, { readonly value: SeriesValue; readonly shares: number[] }>();
  for (const value of values) {
    const phase = places.get(value.series);
    if (phase === undefined) continue;
    const key = JSON.stringify([value.unit, value.period, value.asOf]);
    const own = published.get(key) ?? { value, shares: new Array<number>(5).fill(Number.NaN) };
    published.set(key, own);
    own.shares[phase] = value.value;
  }
  return [...published.values()]
    .map(
      ({ value: { unit, period, asOf }, shares: own }): PublishedPhase => ({
        unit,
        period,
        asOf,
        state: isProjected({ period, asOf }) ? "projected" : "observed",
        ...phaseOfShares(own),
      }),
    )
    .toSorted(
      (a, b) => byText(a.unit, b.unit) || byText(a.period, b.period) || publishedOn(a) - publishedOn(b) || 0,
    );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day of publication; what says none comes first. */
export function publishedOn({ asOf }: Pick<PublishedPhase, "asOf">): number {
  return asOf === "" ? Number.NEGATIVE_INFINITY : dayNumber(asOf);
}
