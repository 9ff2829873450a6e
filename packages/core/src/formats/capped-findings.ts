/** Findings on one file, so that a million broken rows cannot make their list unreadable. */

import type { Finding, Place } from "../finding.ts";
import type { FindingCode } from "../finding-codes.ts";
import { createFindingList } from "../finding-list.ts";

export type CappedFindings = {
  add(code: FindingCode, where: Omit<Place, "file">, values?: Finding["values"]): void;
  /** The findings so far, and one `findings-cut` for each code that had more than are listed. */
  list(): readonly Finding[];
};

/**
 * Collect findings on one file.
 *
 * @example
 * cappedFindings("units.csv").list(); // => []
 */
export function cappedFindings(file: string): CappedFindings {
  const findings = createFindingList();
  return {
    add: (code, where, values = {}) => findings.add(code, { file, ...where }, values),
    list: findings.all,
  };
}
