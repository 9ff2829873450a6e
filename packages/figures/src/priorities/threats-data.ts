/** What the picture of threats draws: how deep each cuts against how widely it is shared. */

/** A value on a scale of 0–1 on which 1 is worst, with its range; null where there is none. */
export type RangedLevel = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type ThreatMark = {
  readonly id: string;
  readonly title: string;
  /** 1 = first priority; null where it has none. */
  readonly rank: number | null;
  readonly severity: RangedLevel;
  readonly pervasiveness: RangedLevel;
  /** Kept in view for a group that it hits hard. */
  readonly lifted: boolean;
  /** The group it hits hardest, beside the mean; null where groups are not known. */
  readonly hardestHit: { readonly title: string; readonly severity: number } | null;
  /** Why it has no priority, in the reader's language. */
  readonly reason?: string;
};

export type ThreatsData = {
  /** The place, or what the places are called together. */
  readonly place: string;
  readonly threats: readonly ThreatMark[];
  /** What the ranges are: of replays in one place, or the middle half of several places. */
  readonly ranges: "runs" | "places";
  /** Shares of severity and pervasiveness, for the lines of equal priority; null where there are more criteria. */
  readonly shares: readonly [number, number] | null;
};

export type DrawnThreat = ThreatMark & {
  readonly severity: RangedLevel & { readonly value: number };
  readonly pervasiveness: RangedLevel & { readonly value: number };
};

/** Threats with both values, first priority first. */
export function drawnThreats({ threats }: ThreatsData): readonly DrawnThreat[] {
  return threats
    .filter((each): each is DrawnThreat => each.severity.value !== null && each.pervasiveness.value !== null)
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0 || (a.id < b.id ? -1 : 1));
}

/** A range that is wide enough to be seen. */
export function hasRange({ low, high }: RangedLevel): boolean {
  return low !== null && high !== null && high - low > 0.002;
}

/** Where severity^a · pervasiveness^b equals a level, as points from the highest severity down. */
export function equalPriority(
  level: number,
  [severityShare, pervasivenessShare]: readonly [number, number],
): readonly { readonly severity: number; readonly pervasiveness: number }[] {
  if (!(severityShare > 0 && pervasivenessShare > 0)) return [];
  const lowest = level ** (1 / pervasivenessShare);
  return Array.from({ length: 17 }, (_, step) => {
    const pervasiveness = lowest ** (1 - step / 16);
    return { pervasiveness, severity: (level / pervasiveness ** pervasivenessShare) ** (1 / severityShare) };
  });
}
