/** Weight against real importance: how much of a node's score each of its parts explains. */

import { explainedShare, pearson } from "../../numerics/index.ts";
import type { Assessment } from "../assessment.ts";
import { columnStatistics } from "./column-statistics.ts";
import type { Family } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type PartInfluence = {
  readonly id: string;
  readonly parent: string;
  /** Share of the weight among its siblings. */
  readonly weight: number;
  /** Units with both scores. */
  readonly units: number;
  /** Share of the parent's variance it explains: by a straight line, in whatever shape, and the larger of the two. */
  readonly linear: number;
  readonly grouped: number;
  readonly explained: number;
  /** The explained share among its siblings', comparable with the weight; NaN where none explains anything. */
  readonly importance: number;
  /** The same for the index. */
  readonly explainedOfIndex: number;
  /** Correlation with the node above. */
  readonly correlation: number;
};

/** Compare weight and importance of every part. A family of one part is its part, and is left out. */
export function auditInfluence(
  { nodes }: Pick<Assessment, "nodes">,
  families: readonly Family[],
): {
  readonly influence: readonly PartInfluence[];
  readonly notes: readonly AuditNote[];
} {
  const index = nodes[0]!;
  const weighed = families
    .map(({ parent, children }) => ({ parent, children: children.filter(({ share }) => share > 0) }))
    .filter(({ children }) => children.length > 1);
  const influence = weighed.flatMap(({ parent, children }) => {
    const explained = children.map((child) => shareOf(child.score, parent.score));
    const sum = explained.reduce((so, { share }) => so + (Number.isNaN(share) ? 0 : share), 0);
    return children.map((child, k): PartInfluence => {
      const { n, linear, grouped, share } = explained[k]!;
      return {
        id: child.id,
        parent: parent.id,
        weight: child.share,
        units: n,
        linear,
        grouped,
        explained: share,
        importance: sum > 0 ? share / sum : Number.NaN,
        explainedOfIndex: shareOf(child.score, index.score).share,
        correlation: pearson(child.score, parent.score).value,
      };
    });
  });
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  return {
    influence,
    notes: influence.flatMap((each) => notesOn(each, kinds.get(each.id) === "component")),
  };
}

/** What does not vary explains nothing; where the node above does not vary, nothing can be said. */
function shareOf(child: Float64Array, parent: Float64Array): ReturnType<typeof explainedShare> {
  const found = explainedShare(child, parent);
  if (!Number.isNaN(found.share)) return found;
  const shared = child.map((value, u) => (Number.isNaN(parent[u]!) ? Number.NaN : value));
  const still = columnStatistics(shared).sameShare === 1;
  const moves = columnStatistics(parent).sameShare < 1;
  return still && moves ? { n: found.n, linear: 0, grouped: 0, share: 0 } : found;
}

function notesOn(each: PartInfluence, isComponent: boolean): readonly AuditNote[] {
  const { silent, underweight, overweight } = auditThresholds;
  const isSilent = each.explained < silent.value;
  const ratio = each.importance / each.weight;
  const shared = {
    check: "influence",
    subjects: [each.id],
    within: each.parent,
    units: each.units,
    more: { weight: each.weight, importance: each.importance, explained: each.explained },
  } as const;
  const heard = judge({
    ...shared,
    figure: each.explained,
    threshold: "silent",
    found: isSilent ? { code: "influence.silent", verdict: isComponent ? "question" : "look" } : undefined,
  });
  // What is silent has too little importance for its weight; once is enough to say so.
  if (isSilent || Number.isNaN(each.explained)) return [heard];
  const isUnder = ratio < underweight.value;
  const isOver = ratio > overweight.value;
  return [
    heard,
    judge({
      ...shared,
      figure: ratio,
      threshold: isOver ? "overweight" : "underweight",
      found:
        isUnder || isOver
          ? { code: isUnder ? "influence.under" : "influence.over", verdict: "look" }
          : undefined,
    }),
  ];
}
