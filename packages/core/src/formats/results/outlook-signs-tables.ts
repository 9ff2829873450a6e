/** Probabilities, phases and outbreaks of an outlook as tables. */

import type { Outlook } from "../../outlook/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

type Row = readonly CsvCell[];

const NONE = Number.NaN;

/** `probabilities.csv`: how likely it is that something is reached in a unit, and how often it was before. */
export function probabilitiesTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.probabilities.length === 0) return null;
  return {
    file: "probabilities.csv",
    header: [
      "probability",
      "series",
      "unit",
      "atLeast",
      "within",
      "asOf",
      "value",
      "before",
      "brier",
      "baselineBrier",
      "skill",
      "n",
      "rocArea",
      "averagePrecision",
    ],
    rows: outlook.probabilities.flatMap(({ choice, units, record }) => {
      const scores = record?.summary;
      return units.map(
        ({ unit, probability, pastFrequency }): Row => [
          choice.id,
          choice.series,
          unit,
          choice.atLeast,
          choice.within,
          outlook.asOf,
          probability,
          pastFrequency,
          scores?.method.brier.score ?? NONE,
          scores?.baseline.brier.score ?? NONE,
          scores?.skill ?? NONE,
          scores?.n ?? 0,
          scores?.method.rocArea ?? NONE,
          scores?.method.averagePrecision ?? NONE,
        ],
      );
    }),
  };
}

/** `reliability.csv`: what was said, in tenths, and how often it then came. */
export function reliabilityTable(outlook: Outlook): ResultTable | null {
  if (outlook.probabilities.every(({ record }) => record === null)) return null;
  return {
    file: "reliability.csv",
    header: ["probability", "said", "came", "n"],
    rows: outlook.probabilities.flatMap(({ choice, record }) =>
      (record?.summary.method.brier.table ?? []).map(
        ({ forecast, observed, n }): Row => [choice.id, forecast, observed, n],
      ),
    ),
  };
}

/** `phases.csv`: every publication of a phase, what was seen and what was expected apart. */
export function phasesTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.phases.length === 0) return null;
  return {
    file: "phases.csv",
    header: ["id", "unit", "period", "status", "asOf", "phase", "share3Plus", "reason"],
    rows: outlook.phases.flatMap(({ choice, records }) =>
      records.map(({ unit, period, status, published, reading }): Row => {
        const head = [choice.id, unit, period, status, published];
        return reading.kind === "phase"
          ? [...head, reading.phase, reading.share3Plus, ""]
          : [...head, NONE, NONE, reading.reason];
      }),
    ),
  };
}

/** `outbreaks.csv`: the last twelve months of every unit beside what was to be expected. */
export function outbreaksTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.outbreaks.length === 0) return null;
  return {
    file: "outbreaks.csv",
    header: ["id", "series", "unit", "period", "method", "observed", "expected", "bound", "alarm", "reason"],
    rows: outlook.outbreaks.flatMap(({ choice: { id, series, method }, units }) =>
      units.flatMap(({ unit, months }) =>
        months.map(
          ({ period, observed, expected, bound, alarm, reason = "" }): Row => [
            ...[id, series, unit, period, method],
            ...[observed, expected, bound, alarm ? "yes" : "no", reason],
          ],
        ),
      ),
    ),
  };
}
