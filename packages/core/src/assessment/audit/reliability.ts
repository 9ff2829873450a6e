/** Cronbach's alpha of each component: how far its parts measure one thing. */

import { alphaOfCovariances, completePairs, covariances } from "../../numerics/index.ts";
import type { Family } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type Reliability = {
  readonly parent: string;
  readonly parts: number;
  /** NaN where it cannot be said. */
  readonly alpha: number;
  /** As if every part had the same spread. */
  readonly standardised: number;
  /** Units that the least shared pair rests on. */
  readonly units: number;
  /** Alpha without each part; none where only one would be left. */
  readonly without: readonly { readonly id: string; readonly alpha: number }[];
};

/** Alpha of each component from its parts. */
export function auditReliability(families: readonly Family[]): {
  readonly reliability: readonly Reliability[];
  readonly notes: readonly AuditNote[];
} {
  const reliability = families.filter(({ children }) => children.length > 1).map(reliabilityOf);
  return { reliability, notes: reliability.map(noteOn) };
}

function reliabilityOf({ parent, children }: Family): Reliability {
  const columns = children.map(({ score }) => score);
  const all = covariances(columns);
  const places = children.map((_, k) => k);
  const shared = columns.flatMap((a, i) => columns.slice(0, i).map((b) => completePairs(a, b).x.length));
  const unit = all.map((row, i) => row.map((each, j) => each / Math.sqrt(all[i]![i]! * all[j]![j]!)));
  return {
    parent: parent.id,
    parts: children.length,
    alpha: alphaOfCovariances(all, places),
    standardised: alphaOfCovariances(unit, places),
    units: Math.min(...shared),
    without:
      children.length < 3
        ? []
        : children.map(({ id }, k) => ({
            id,
            alpha: alphaOfCovariances(
              all,
              places.filter((each) => each !== k),
            ),
          })),
  };
}

function noteOn({ parent, alpha, units, parts, without }: Reliability): AuditNote {
  const best = without
    .filter((each) => each.alpha > alpha)
    .toSorted((a, b) => b.alpha - a.alpha)
    .at(0);
  return judge({
    check: "reliability",
    subjects: best === undefined ? [parent] : [parent, best.id],
    figure: alpha,
    threshold: "alpha",
    units,
    more: { parts, without: best?.alpha ?? Number.NaN },
    found: alpha < auditThresholds.alpha.value ? { code: "reliability.low", verdict: "look" } : undefined,
  });
}
