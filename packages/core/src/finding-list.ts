/** A list of findings that stays readable: the first of each kind in full, the rest counted. */

import { type Finding, finding, type Place } from "./finding.ts";
import type { FindingCode } from "./finding-codes.ts";

export type FindingList = {
  add(code: FindingCode, where: Place, values?: Readonly<Record<string, string | number>>): void;
  addAll(findings: readonly Finding[]): void;
  /** All kept findings, then one `findings-cut` for each code of which more were found. */
  all(): readonly Finding[];
};

/** Keep at most `limit` findings of each code; errors and warnings alike. */
export function createFindingList(limit = 20): FindingList {
  const kept: Finding[] = [];
  const counts = new Map<FindingCode, number>();
  function add(
    code: FindingCode,
    where: Place,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count <= limit) kept.push(finding(code, where, values));
  }
  return {
    add,
    addAll(findings) {
      for (const each of findings) add(each.code, each.where, each.values);
    },
    all() {
      const cut = [...counts].filter(([, count]) => count > limit);
      return [
        ...kept,
        ...cut.map(([code, count]) => {
          const file = kept.find((each) => each.code === code)?.where.file ?? "";
          return finding("findings-cut", { file }, { code, count: count - limit });
        }),
      ];
    },
  };
}
