/** What projected phases were worth once the period had come. */

import type { Phase } from "./phase-of-shares.ts";
import { lastDay, type PhaseRecord, publishedDay } from "./phase-records.ts";

/** A projection beside what came. */
export type ScoredProjection = {
  readonly unit: string;
  readonly period: string;
  readonly published: string;
  readonly projected: Phase;
  readonly came: Phase;
  /** The phase that was current when the projection was published; null where none was known. */
  readonly stayed: Phase | null;
  /** Projected less actual share of people in phase 3 or worse. */
  readonly error3Plus: number;
  /** The same of the share that was current then; NaN where none was known. */
  readonly stayedError3Plus: number;
};

export type PhaseScore = {
  readonly n: number;
  readonly hits: number;
  /** Too bad a phase was said. */
  readonly over: number;
  /** Too good a phase was said: people in need that were not expected. */
  readonly under: number;
  /** Of the share of people in phase 3 or worse: mean error, above 0 where too many were said, and mean absolute error. */
  readonly meanError3Plus: number;
  readonly meanAbsoluteError3Plus: number;
};

export type ProjectionScore = {
  readonly pairs: readonly ScoredProjection[];
  readonly all: PhaseScore;
  /** Of the pairs whose phase was known when the projection was published. */
  readonly projection: PhaseScore;
  /** Of the same pairs, had one said that the phase stays as it was. */
  readonly stays: PhaseScore;
  /** Share of the baseline's mean absolute error that projections save; below 0 where they are worse. NaN of nothing. */
  readonly skill3Plus: number;
};

/**
 * Holds each unit and period's last projection against the current record that was published later, last if there are
 * several. The baseline says that the phase stays as it was by the current record of the latest period that was known when
 * the projection was published. Records without a phase are passed over.
 *
 * @example
 * scoreProjections([]).all.n; // => 0
 */
export function scoreProjections(records: readonly PhaseRecord[]): ProjectionScore {
  const readable = records.filter(({ reading }) => reading.kind === "phase");
  const groups = Map.groupBy(readable, ({ unit, period }) => JSON.stringify([unit, period]));
  const byUnit = Map.groupBy(readable, ({ unit }) => unit);
  const pairs = [...groups.values()].flatMap((group) => {
    const came = latest(group.filter(({ status }) => status === "current"));
    if (came === undefined) return [];
    const projection = latest(
      group.filter((record) => record.status === "projected" && publishedDay(record) < whenKnown(came)),
    );
    if (projection === undefined) return [];
    const known = byUnit
      .get(projection.unit)!
      .filter((record) => record.status === "current" && whenKnown(record) <= publishedDay(projection));
    return [scored(projection, came, latestPeriod(known))];
  });
  const compared = pairs.filter(({ stayed }) => stayed !== null);
  const projection = scoreOf(
    compared.map(({ projected, came, error3Plus }) => [projected, came, error3Plus]),
  );
  const stays = scoreOf(
    compared.map(({ stayed, came, stayedError3Plus }) => [stayed!, came, stayedError3Plus]),
  );
  return {
    pairs,
    all: scoreOf(pairs.map(({ projected, came, error3Plus }) => [projected, came, error3Plus])),
    projection,
    stays,
    skill3Plus: 1 - projection.meanAbsoluteError3Plus / stays.meanAbsoluteError3Plus,
  };
}

/** A current record without a date of publication was known when its period ended. */
function whenKnown(record: PhaseRecord): number {
  return record.published === "" ? lastDay(record.period) : publishedDay(record);
}

function latest(records: readonly PhaseRecord[]): PhaseRecord | undefined {
  return records.toSorted((a, b) => publishedDay(a) - publishedDay(b)).at(-1);
}

function latestPeriod(records: readonly PhaseRecord[]): PhaseRecord | undefined {
  return records
    .toSorted((a, b) => lastDay(a.period) - lastDay(b.period) || whenKnown(a) - whenKnown(b))
    .at(-1);
}

function scored(
  projection: PhaseRecord,
  came: PhaseRecord,
  before: PhaseRecord | undefined,
): ScoredProjection {
  const [said, actual] = [projection.reading, came.reading];
  const held = before?.reading;
  if (said.kind === "none" || actual.kind === "none")
    throw new TypeError("Cannot score a record without a phase");
  return {
    unit: projection.unit,
    period: projection.period,
    published: projection.published,
    projected: said.phase,
    came: actual.phase,
    stayed: held?.kind === "phase" ? held.phase : null,
    error3Plus: said.share3Plus - actual.share3Plus,
    stayedError3Plus: held?.kind === "phase" ? held.share3Plus - actual.share3Plus : Number.NaN,
  };
}

function scoreOf(triples: readonly (readonly [said: Phase, came: Phase, error: number])[]): PhaseScore {
  const n = triples.length;
  const count = (is: (said: Phase, came: Phase) => boolean): number =>
    triples.filter(([said, came]) => is(said, came)).length;
  return {
    n,
    hits: count((said, came) => said === came),
    over: count((said, came) => said > came),
    under: count((said, came) => said < came),
    meanError3Plus: triples.reduce((sum, [, , error]) => sum + error, 0) / n,
    meanAbsoluteError3Plus: triples.reduce((sum, [, , error]) => sum + Math.abs(error), 0) / n,
  };
}
