/** What the figure of perceived threats draws: for each threat how many worry, and how many lived through it. */

import type { PerceivedShare, PerceivedThreat } from "@salus/core";
import { type MeasuredShare, measuredShare } from "../deprivation/cutoffs-data.ts";

/** One question about a threat; `n` is null where it may not be shown. */
export type AskedShare = MeasuredShare & {
  readonly n: number | null;
  readonly dontKnow: MeasuredShare;
  readonly refused: MeasuredShare;
};

export type PerceivedRow = {
  readonly id: string;
  readonly title: string;
  readonly worry: AskedShare;
  /** Null where only worry was asked. */
  readonly experience: AskedShare | null;
  /** Worried less lived through it, of those who answered both. */
  readonly gap: MeasuredShare;
};

export type PerceivedData = {
  /** Whom it is about, as people say it: "people in the valley". */
  readonly about: string;
  /** When people were asked; "" where it is not known. */
  readonly period: string;
  /** Confidence level of intervals. */
  readonly level: number;
  readonly rows: readonly PerceivedRow[];
};

/** Rows out of what was estimated. */
export function perceivedRows(threats: readonly PerceivedThreat[]): readonly PerceivedRow[] {
  return threats.map(({ threat, title, worry, experience, gap }) => ({
    id: threat,
    title,
    worry: askedShare(worry),
    experience: experience === null ? null : askedShare(experience),
    gap: experience === null ? { value: null, low: null, high: null } : measuredShare(gap),
  }));
}

function askedShare({ share, answered, dontKnow, refused }: PerceivedShare): AskedShare {
  return {
    ...measuredShare(share),
    n: share === null || Number.isNaN(answered) ? null : answered,
    dontKnow: measuredShare(dontKnow),
    refused: measuredShare(refused),
  };
}

/** The most worried about first; threats without a figure last, in the order given. */
export function sortedPerceived({ rows }: Pick<PerceivedData, "rows">): readonly PerceivedRow[] {
  return rows.toSorted((a, b) => (b.worry.value ?? -1) - (a.worry.value ?? -1));
}
