/** Indicators that say the same: pairs whose scores move as one, or as one and its mirror. */

import type { Assessment } from "../assessment.ts";
import type { CorrelationMatrix } from "./correlations.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

/**
 * Look at every pair of scored indicators. Within one component a pair at the threshold counts its matter twice; across
 * components it only says that they overlap. The notes are of the pairs found, and one of the strongest where none is.
 */
export function auditRedundancy(
  { nodes }: Pick<Assessment, "nodes">,
  matrix: CorrelationMatrix,
): readonly AuditNote[] {
  const parentOf = new Map(nodes.map((node) => [node.id, node.parent]));
  const { redundant, nearlyRedundant, leastUnits } = auditThresholds;
  const size = matrix.ids.length;
  const notes: AuditNote[] = [];
  let strongest: AuditNote | undefined;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const at = i * size + j;
      const strength = Math.abs(matrix.pearson[at]!);
      if (Number.isNaN(strength) || matrix.units[at]! < leastUnits.value) continue;
      const [a, b] = [matrix.ids[i]!, matrix.ids[j]!];
      const isWithin = parentOf.get(a) === parentOf.get(b);
      const isRedundant = strength >= redundant.value;
      const isFound = isWithin ? strength >= nearlyRedundant.value : isRedundant;
      const note = judge({
        check: "redundancy",
        subjects: [a, b],
        within: isWithin ? parentOf.get(a)! : null,
        figure: matrix.pearson[at]!,
        threshold: isWithin && !isRedundant && isFound ? "nearlyRedundant" : "redundant",
        units: matrix.units[at]!,
        more: { spearman: matrix.spearman[at]! },
        found: isFound
          ? {
              code: isWithin ? "redundancy.within" : "redundancy.across",
              verdict: isWithin && isRedundant ? "question" : "look",
            }
          : undefined,
      });
      if (isFound) notes.push(note);
      else if (strongest === undefined || strength > Math.abs(strongest.figure)) strongest = note;
    }
  }
  return notes.length === 0 && strongest !== undefined ? [strongest] : notes;
}
