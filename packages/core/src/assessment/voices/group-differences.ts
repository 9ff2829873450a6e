/** Whether groups answer differently: a test for each question and division, corrected for how many there are. */

import {
  findQuestion,
  type Grouping,
  type ItemEstimates,
  type SurveyEvidence,
  testIndependence,
} from "../../evidence/index.ts";

export type GroupDifference = {
  readonly item: string;
  /** Name of the division. */
  readonly group: string;
  /** F statistic after Rao and Scott, with its degrees of freedom. */
  readonly f: number;
  readonly numeratorDegrees: number;
  readonly denominatorDegrees: number;
  readonly p: number;
  /** After Holm, over all tests of the survey. */
  readonly pHolm: number;
  readonly n: number;
};

/**
 * Test for every question of choices and every group of the survey whether the groups answer alike, where the share
 * that counts, or each share, is shown of all of them: what is withheld is not tested either.
 *
 * @see `testIndependence`; Holm (1979), Scandinavian Journal of Statistics 6, 65–70
 */
export function groupDifferences({
  answers,
  design,
  groupings,
  items,
}: SurveyEvidence): readonly GroupDifference[] {
  const divisions = groupings.filter(({ kind, groups }) => kind === "group" && groups.length > 1);
  const tests = items.flatMap((estimates) =>
    divisions.flatMap((grouping): readonly Omit<GroupDifference, "pHolm">[] => {
      if (!isShown(estimates, grouping)) return [];
      const { table, key } = findQuestion(answers, estimates.item.column)!;
      const column = table.columns.get(key)!;
      if (column.kind !== "choice" || table.repeat !== "") return [];
      const isCounted = column.choices.map((choice) => estimates.counts?.includes(choice) === true);
      const codes =
        estimates.counts === null
          ? Int32Array.from(column.codes)
          : Int32Array.from(column.codes, (code) => (code < 0 ? -1 : Number(isCounted[code])));
      const count = estimates.counts === null ? column.choices.length : 2;
      const people = { codes: grouping.codes, count: grouping.groups.length };
      const { f, numeratorDegrees, denominatorDegrees, fP, n, gap } = testIndependence(
        design,
        { codes, count },
        people,
      );
      if (gap !== "" || Number.isNaN(fP)) return [];
      return [
        { item: estimates.item.id, group: grouping.id, f, numeratorDegrees, denominatorDegrees, p: fP, n },
      ];
    }),
  );
  const adjusted = holm(tests.map(({ p }) => p));
  return tests.map((test, k) => ({ ...test, pHolm: adjusted[k]! }));
}

function isShown({ counts, groups }: ItemEstimates, grouping: Grouping): boolean {
  const own = groups.filter((each) => each.grouping === grouping);
  return (
    own.length > 0 &&
    own.every(({ counted, shares }) => (counts === null ? !shares.includes(null) : counted !== null))
  );
}

/**
 * Holm's adjusted probabilities: the smallest times their number, the next times one less, and so on, never falling.
 *
 * @example
 * holm([0.01, 0.04, 0.03]).map((p) => p.toFixed(2)); // => ["0.03", "0.06", "0.06"]
 */
export function holm(probabilities: readonly number[]): readonly number[] {
  const order = probabilities.map((_, k) => k).sort((a, b) => probabilities[a]! - probabilities[b]!);
  const adjusted: number[] = [];
  let most = 0;
  for (const [place, k] of order.entries()) {
    most = Math.max(most, Math.min(1, probabilities[k]! * (order.length - place)));
    adjusted[k] = most;
  }
  return adjusted;
}
