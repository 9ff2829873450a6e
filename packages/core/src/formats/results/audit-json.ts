/** `audit.json`: all of an audit, with the texts of its notes and what it rests on. */

import {
  type Assessment,
  type Audit,
  type AuditNote,
  auditThresholds,
  type CorrelationMatrix,
  verdicts,
} from "../../assessment/index.ts";
import type { Say } from "../../messages/index.ts";
import { auditWords } from "../../report/index.ts";
import { assessmentHead, type Provenance } from "./assessment-json.ts";

/** What stands in every answer of the audit: identity, counts, and the notes that ask for something. */
export function auditHead(
  audit: Audit,
  assessment: Assessment,
  provenance: Provenance,
): Readonly<Record<string, unknown>> {
  const { engine, framework, recipe, hashes, scale, period } = assessmentHead(assessment, provenance);
  return {
    format: "salus/audit@1",
    engine,
    framework,
    recipe,
    hashes,
    scale,
    period,
    units: assessment.input.units.length,
    verdicts: Object.fromEntries(
      verdicts.map((verdict) => [verdict, audit.notes.filter((note) => note.verdict === verdict).length]),
    ),
  };
}

/** A note as data, with its texts. */
export function auditNoteAsData(note: AuditNote, assessment: Assessment, say: Say): object {
  const { check, code, subjects, within, figure, threshold, units, verdict, more } = note;
  const { message, advice } = auditWords(note, assessment, say);
  return {
    check,
    verdict,
    code,
    subjects,
    within,
    figure,
    threshold: { name: threshold, ...auditThresholds[threshold] },
    units,
    message: message === "" ? null : message,
    advice: advice === "" ? null : advice,
    more,
  };
}

/** The document; a number that does not exist is null. */
export function formatAuditJson(
  audit: Audit,
  assessment: Assessment,
  provenance: Provenance,
  say: Say,
): string {
  const { indicators, components, parts, upward } = audit.correlations;
  const document = {
    ...auditHead(audit, assessment, provenance),
    thresholds: Object.entries(auditThresholds).map(([name, each]) => ({
      name,
      ...each,
      means: say(`audit.threshold.${name}`),
    })),
    notes: audit.notes.map((note) => auditNoteAsData(note, assessment, say)),
    coverage: audit.coverage,
    outliers: audit.outliers,
    correlations: {
      indicators: matrixAsData(indicators),
      components: matrixAsData(components),
      parts: parts.map(({ within, ...matrix }) => ({ within, ...matrixAsData(matrix) })),
      upward,
    },
    opposition: audit.opposition,
    influence: audit.influence,
    reliability: audit.reliability,
    dimensions: audit.dimensions,
    leaning: audit.leaning,
    sizes: audit.sizes,
  };
  const listed = JSON.stringify(
    document,
    (_, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value),
    1,
  );
  // Lists of numbers on one line each: a matrix can be read as one.
  return `${listed.replace(/\[\s+((?:-?[\d.e+-]+|null)(?:,\s+(?:-?[\d.e+-]+|null))*)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, "")}]`)}\n`;
}

function matrixAsData({ ids, ...matrices }: CorrelationMatrix): object {
  const rows = (values: ArrayLike<number>): readonly (readonly number[])[] =>
    ids.map((_, i) => ids.map((_other, j) => values[i * ids.length + j]!));
  return {
    ids,
    ...Object.fromEntries(Object.entries(matrices).map(([name, values]) => [name, rows(values)])),
  };
}
