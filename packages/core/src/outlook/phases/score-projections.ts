/** What was expected, held against what was seen later. */

import { dayNumber } from "../../evidence/index.ts";
import { type PublishedPhase, publishedOn } from "./read-phases.ts";

export type ProjectionRecord = {
  /** Projections of which the phase was seen later. */
  readonly n: number;
  /** Named the phase that came; one too high; one too low. Shares of n, NaN of none. */
  readonly right: number;
  readonly over: number;
  readonly under: number;
  /** Mean absolute distance of the projected share of people in phase 3 or worse from the one seen. */
  readonly meanError: number;
  /**
   * Of the projections before which a phase had been seen: share of those phases that came again, and of the projections
   * that named the phase that came. The first is what repeating the last phase would have done.
   */
  readonly compared: { readonly n: number; readonly baseline: number; readonly right: number };
};

/** The record of all projections among published phases. */
export function scoreProjections(phases: readonly PublishedPhase[]): ProjectionRecord {
  const seen = new Map<string, PublishedPhase>();
  for (const each of phases)
    if (each.state === "observed" && each.phase !== null)
      seen.set(JSON.stringify([each.unit, each.period]), each);
  const pairs = phases.flatMap((projected) => {
    const came = seen.get(JSON.stringify([projected.unit, projected.period]));
    if (projected.state !== "projected" || projected.phase === null || came === undefined) return [];
    return [{ projected, came, before: lastSeen(phases, projected) }];
  });
  const share = (test: (pair: (typeof pairs)[number]) => boolean, among = pairs): number =>
    among.filter(test).length / among.length;
  const compared = pairs.filter(({ before }) => before !== null);
  const isRight = ({ projected, came }: (typeof pairs)[number]): boolean => projected.phase === came.phase;
  return {
    n: pairs.length,
    right: share(isRight),
    over: share(({ projected, came }) => projected.phase! > came.phase!),
    under: share(({ projected, came }) => projected.phase! < came.phase!),
    meanError:
      pairs.reduce((sum, { projected, came }) => sum + Math.abs(projected.worse - came.worse), 0) /
      pairs.length,
    compared: {
      n: compared.length,
      baseline: share(({ before, came }) => before === came.phase, compared),
      right: share(isRight, compared),
    },
  };
}

/** The phase last seen in a unit when a projection was published. */
function lastSeen(phases: readonly PublishedPhase[], projected: PublishedPhase): number | null {
  const day = dayNumber(projected.asOf);
  const known = phases.filter(
    (each) =>
      each.unit === projected.unit &&
      each.state === "observed" &&
      each.phase !== null &&
      publishedOn(each) <= day &&
      dayNumber(each.period) <= day,
  );
  return known.at(-1)?.phase ?? null;
}
