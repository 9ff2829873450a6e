/** Parts that pull against the rest of their component: a direction that may be reversed, or a real trade-off. */

import { type Correlation, pearson } from "../../numerics/index.ts";
import { type Family, restWithout } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type Opposition = {
  readonly id: string;
  readonly parent: string;
  /** With the rest of the component: the weighted mean of the other parts. */
  readonly rest: Correlation;
  /** Other parts that enough units share, and those of them with a correlation below 0. */
  readonly siblings: number;
  readonly against: number;
};

/** Correlate every part of a component with the rest of it. Families of one part have no rest. */
export function auditOpposition(families: readonly Family[]): {
  readonly opposition: readonly Opposition[];
  readonly notes: readonly AuditNote[];
} {
  const opposition = families
    .filter(({ children }) => children.length > 1)
    .map(({ parent, children }) => children.map((_, k) => against(parent.id, children, k)));
  return { opposition: opposition.flat(), notes: opposition.flatMap(familyNotes) };
}

function against(parent: string, children: Family["children"], k: number): Opposition {
  const { score, id } = children[k]!;
  const rest = restWithout(
    children.map((child) => child.score),
    children.map(({ share }) => share),
    k,
  );
  const siblings = children
    .filter((_, j) => j !== k)
    .map((other) => pearson(score, other.score))
    .filter(({ n, value }) => n >= auditThresholds.leastUnits.value && !Number.isNaN(value));
  return {
    id,
    parent,
    rest: pearson(score, rest),
    siblings: siblings.length,
    against: siblings.filter(({ value }) => value < 0).length,
  };
}

function familyNotes(family: readonly Opposition[]): readonly AuditNote[] {
  const { opposing, reversed } = auditThresholds;
  if (family.length === 2) {
    // Of two that pull apart, nothing inside the component tells which one is the wrong way round.
    const [a, b] = [family[0]!, family[1]!];
    return [
      judge({
        check: "opposition",
        subjects: [a.id, b.id],
        within: a.parent,
        figure: a.rest.value,
        threshold: "opposing",
        units: a.rest.n,
        found: a.rest.value <= opposing.value ? { code: "opposition.pair", verdict: "look" } : undefined,
      }),
    ];
  }
  return family.map(({ id, parent, rest, siblings, against: opposed }) => {
    const isReversed = rest.value <= reversed.value && siblings > 1 && 2 * opposed > siblings;
    return judge({
      check: "opposition",
      subjects: [id],
      within: parent,
      figure: rest.value,
      threshold: isReversed ? "reversed" : "opposing",
      units: rest.n,
      more: { against: opposed, siblings },
      found: isReversed
        ? { code: "opposition.reversed", verdict: "question" }
        : rest.value <= opposing.value
          ? { code: "opposition.apart", verdict: "look" }
          : undefined,
    });
  });
}
