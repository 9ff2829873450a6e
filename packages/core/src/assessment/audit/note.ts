/** One thing the audit looked at: the figure, what it is held against, the verdict and what to try. */

import { auditThresholds, type ThresholdName } from "./thresholds.ts";

export const auditChecks = [
  "coverage",
  "outliers",
  "redundancy",
  "opposition",
  "influence",
  "reliability",
  "dimensions",
  "leave-one-out",
  "size",
] as const;

export type AuditCheck = (typeof auditChecks)[number];

/** `holds`; worth a `look`; in `question`: it looks wrong; `unsaid`: too little is known for a verdict. */
export const verdicts = ["question", "look", "holds", "unsaid"] as const;

export type Verdict = (typeof verdicts)[number];

/** What a note says; each has its texts in the catalogue, `audit.<code>.message` and `.advice`. */
export type AuditCode =
  | "coverage.low"
  | "coverage.none"
  | "coverage.no-indicator"
  | "coverage.constant"
  | "coverage.same"
  | "outliers.shape"
  | "redundancy.within"
  | "redundancy.across"
  | "opposition.reversed"
  | "opposition.apart"
  | "opposition.pair"
  | "influence.silent"
  | "influence.under"
  | "influence.over"
  | "reliability.low"
  | "dimensions.several"
  | "leave-one-out.leans"
  | "size.follows";

export type AuditNote = {
  readonly check: AuditCheck;
  /** Null where all is well, or nothing can be said. */
  readonly code: AuditCode | null;
  /** Ids of the nodes it is about, the first above all. */
  readonly subjects: readonly string[];
  /** Id of the node they are parts of; null where that plays no role. */
  readonly within: string | null;
  /** NaN where there is none. */
  readonly figure: number;
  readonly threshold: ThresholdName;
  /** Units the figure rests on. */
  readonly units: number;
  readonly verdict: Verdict;
  /** What the texts name besides, by argument. */
  readonly more: Readonly<Record<string, string | number>>;
};

type Draft = Omit<AuditNote, "code" | "verdict" | "more" | "within"> & {
  readonly within?: string | null;
  readonly more?: AuditNote["more"];
  /** The figure counts what is there and estimates nothing: it holds for any number of units. */
  readonly isCount?: boolean;
  readonly found?: { readonly code: AuditCode; readonly verdict: "look" | "question" } | undefined;
};

/**
 * Give a figure its verdict: none from fewer units than the least, none in question from few.
 */
export function judge({ found, within = null, more = {}, isCount = false, ...draft }: Draft): AuditNote {
  const { leastUnits, fewUnits } = auditThresholds;
  const note = { ...draft, within, more };
  if (Number.isNaN(draft.figure) || (!isCount && draft.units < leastUnits.value)) {
    return { ...note, code: null, verdict: "unsaid" };
  }
  if (found === undefined) return { ...note, code: null, verdict: "holds" };
  const isSmall = !isCount && draft.units < fewUnits.value;
  return { ...note, code: found.code, verdict: isSmall ? "look" : found.verdict };
}
