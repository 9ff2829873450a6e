/** Principal components of each component's parts: how many dimensions they have. */

import { type PrincipalComponents, principalComponents } from "../../numerics/index.ts";
import type { Family } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type Dimensions = {
  readonly parent: string;
  /** Parts analysed; parts without a score, or with the same one for every unit without a gap, are left out. */
  readonly ids: readonly string[];
  readonly leftOut: readonly string[];
  /** Units without a gap. */
  readonly units: number;
  /** Null where too few parts or units are left. */
  readonly components: PrincipalComponents | null;
  /** Eigenvalues above 1 (Kaiser). */
  readonly count: number;
};

/** Analyse the parts of each node that has at least two. */
export function auditDimensions(families: readonly Family[]): {
  readonly dimensions: readonly Dimensions[];
  readonly notes: readonly AuditNote[];
} {
  const dimensions = families.filter(({ children }) => children.length > 1).map(dimensionsOf);
  // Two parts have one dimension or none in common, which their correlation says already.
  return { dimensions, notes: dimensions.filter(({ ids }) => ids.length > 2).map(noteOn) };
}

function dimensionsOf({ parent, children }: Family): Dimensions {
  let kept = children.filter(({ score }) => score.some((value) => !Number.isNaN(value)));
  let found = kept.length > 1 ? principalComponents(kept.map(({ score }) => score)) : null;
  while (found !== null && "problem" in found && found.problem === "constant-columns") {
    const { columns } = found;
    kept = kept.filter((_, k) => !columns.includes(k));
    found = kept.length > 1 ? principalComponents(kept.map(({ score }) => score)) : null;
  }
  const components = found === null || "problem" in found ? null : found;
  const ids = kept.map(({ id }) => id);
  return {
    parent: parent.id,
    ids,
    leftOut: children.map(({ id }) => id).filter((id) => !ids.includes(id)),
    units: found?.rows ?? 0,
    components,
    count: components?.eigenvalues.filter((each) => each > auditThresholds.eigenvalue.value).length ?? 0,
  };
}

function noteOn({ parent, ids, units, components, count }: Dimensions): AuditNote {
  const enough = units >= auditThresholds.unitsPerIndicator.value * ids.length;
  return judge({
    check: "dimensions",
    subjects: [parent],
    figure: enough ? (components?.eigenvalues[1] ?? Number.NaN) : Number.NaN,
    threshold: enough ? "eigenvalue" : "unitsPerIndicator",
    units,
    more: { count, first: components?.explained[0] ?? Number.NaN },
    found: count > 1 ? { code: "dimensions.several", verdict: "look" } : undefined,
  });
}
