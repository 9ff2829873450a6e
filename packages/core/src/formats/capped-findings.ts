/** A list of findings that a million broken rows cannot make unreadable. */

import { type Finding, type FindingCode, finding, type Place } from "../finding.ts";

// Enough to see the pattern; the count of the rest follows in one line.
const LISTED_PER_CODE = 20;

export type CappedFindings = {
  add(code: FindingCode, where: Omit<Place, "file">, values?: Finding["values"]): void;
  /** The findings so far, and one `findings-cut` for each code that had more than are listed. */
  list(): readonly Finding[];
};

/**
 * Collect findings on one file, at most 20 of each code.
 *
 * @example
 * cappedFindings("units.csv").list(); // => []
 */
export function cappedFindings(file: string): CappedFindings {
  const kept: Finding[] = [];
  const counts = new Map<FindingCode, number>();
  return {
    add(code, where, values = {}) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= LISTED_PER_CODE) kept.push(finding(code, { file, ...where }, values));
    },
    list() {
      const cut = [...counts].filter(([, count]) => count > LISTED_PER_CODE);
      return [
        ...kept,
        ...cut.map(([code, count]) =>
          finding("findings-cut", { file }, { code, count: count - LISTED_PER_CODE }),
        ),
      ];
    },
  };
}
