/** Leave-one-out: how far ranks rest on a single indicator. */

import type { Assessment } from "../assessment.ts";
import { indicatorNodes } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type Leaning = {
  readonly id: string;
  /** Units ranked with and without it. */
  readonly units: number;
  /** Mean and largest absolute move of the rank, and mean absolute move of the score. */
  readonly rankShift: number;
  readonly mostRankShift: number;
  readonly scoreShift: number;
  /** Units that lose their index score without it. */
  readonly lost: number;
};

/** Sum up the index without each indicator; nothing where it was not computed. */
export function auditLeaning(assessment: Assessment): {
  readonly leaning: readonly Leaning[];
  readonly notes: readonly AuditNote[];
} {
  const index = assessment.nodes[0]!;
  const ids = new Map(indicatorNodes(assessment).map(({ indicator, id }) => [indicator, id]));
  const without = (assessment.leaveOneOut ?? []).filter(({ indicator }) => ids.has(indicator));
  const leaning = without.map(({ indicator, rank, change }): Leaning => {
    let [units, sum, most, moved, lost] = [0, 0, 0, 0, 0];
    index.rank.forEach((before, u) => {
      if (Number.isNaN(before)) return;
      if (Number.isNaN(rank[u]!)) {
        lost++;
        return;
      }
      const shift = Math.abs(rank[u]! - before);
      units++;
      sum += shift;
      most = Math.max(most, shift);
      moved += Math.abs(change[u]!);
    });
    return {
      id: ids.get(indicator)!,
      units,
      rankShift: units > 0 ? sum / units : Number.NaN,
      mostRankShift: units > 0 ? most : Number.NaN,
      scoreShift: units > 0 ? moved / units : Number.NaN,
      lost,
    };
  });
  return {
    leaning,
    notes: leaning.map(({ id, units, rankShift, mostRankShift, lost }) =>
      judge({
        check: "leave-one-out",
        subjects: [id],
        figure: rankShift / units,
        threshold: "leaning",
        units,
        more: { rankShift, mostRankShift, lost },
        found:
          rankShift / units > auditThresholds.leaning.value
            ? { code: "leave-one-out.leans", verdict: "look" }
            : undefined,
      }),
    ),
  };
}
