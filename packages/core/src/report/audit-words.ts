/** A note of the audit in the reader's words: what was found, and what to try. */

import {
  type Assessment,
  type AuditCode,
  type AuditNote,
  auditThresholds,
  type ThresholdName,
  type Verdict,
} from "../assessment/index.ts";
import type { Say } from "../messages/index.ts";
import { formatCorrelation, formatList, formatScore, formatShare } from "./numbers.ts";

export type AuditWords = {
  readonly check: string;
  readonly verdict: string;
  /** Empty where all is well, or nothing can be said. */
  readonly message: string;
  readonly advice: string;
};

const shares: ReadonlySet<ThresholdName> = new Set(["coverage", "sameScore", "silent", "leaning"]);
const counts: ReadonlySet<ThresholdName> = new Set(["leastUnits", "fewUnits", "unitsPerIndicator"]);

/** A figure of the audit, or its threshold, as people read it. */
export function formatAuditFigure(value: number, threshold: ThresholdName): string {
  if (shares.has(threshold)) return formatShare(value);
  return counts.has(threshold) ? String(value) : formatCorrelation(value);
}

/** Say a note; ids become the titles of their nodes. */
export function auditWords(
  note: AuditNote,
  { nodes, input }: Pick<Assessment, "nodes" | "input">,
  say: Say,
): AuditWords {
  const titleOf = (id: string | null | undefined): string =>
    nodes.find((node) => node.id === id)?.title ?? id ?? "";
  const head = { check: say(`audit.check.${note.check}`), verdict: say(`audit.verdict.${note.verdict}`) };
  if (note.code === null) return { ...head, message: "", advice: "" };
  const { more, units } = note;
  const { units: places, framework } = input;
  const flagged = String(more["which"] ?? "").split(", ");
  const number = (name: string): number => Number(more[name] ?? Number.NaN);
  const message = say(`audit.${note.code}.message`, {
    ...more,
    subject: titleOf(note.subjects[0]),
    other: titleOf(note.subjects[1]),
    best: note.subjects.length > 1 ? "yes" : "no",
    within: titleOf(note.within),
    figure: formatAuditFigure(note.figure, note.threshold),
    kurtosis: formatScore(number("kurtosis")),
    spearman: formatCorrelation(number("spearman")),
    without: formatCorrelation(number("without")),
    weight: formatShare(number("weight")),
    importance: formatShare(number("importance")),
    explained: formatShare(number("explained")),
    first: formatShare(number("first")),
    rankShift: number("rankShift").toFixed(1),
    which: formatList(flagged.map((id) => places.find((place) => place.id === id)?.title ?? id)),
    // What the case divides by is context, and no node.
    size: framework.indicators.find(({ id }) => id === more["size"])?.title ?? String(more["size"] ?? ""),
  });
  const isSmall = note.threshold !== "coverage" && units < auditThresholds.fewUnits.value;
  return {
    ...head,
    message: isSmall ? `${message} ${say("audit.few", { units })}` : message,
    advice: say(`audit.${note.code}.advice`),
  };
}

/** Notes that say the same of different subjects: one piece of advice for all of them. */
export type AuditNoteGroup = {
  readonly code: AuditCode;
  readonly verdict: Verdict;
  readonly notes: readonly AuditNote[];
};

/** The notes that ask for something, by verdict and code, in the order in which each first occurs. */
export function groupAuditNotes(notes: readonly AuditNote[]): readonly AuditNoteGroup[] {
  const groups = new Map<string, { code: AuditCode; verdict: Verdict; notes: AuditNote[] }>();
  for (const note of notes) {
    const { code, verdict } = note;
    if (code === null) continue;
    const group = groups.get(`${verdict} ${code}`) ?? { code, verdict, notes: [] };
    group.notes.push(note);
    groups.set(`${verdict} ${code}`, group);
  }
  return [...groups.values()];
}
