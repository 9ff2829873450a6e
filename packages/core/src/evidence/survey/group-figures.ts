/** The figures of one question in every group of a grouping, before the door. */

import {
  DONT_KNOW,
  estimateMeans,
  estimateProportions,
  estimateSharesByGroup,
  type Groups,
  NOT_ASKED,
  REFUSED,
  type SurveyColumn,
  type SurveyDesign,
} from "../voices/index.ts";
import type { GroupEstimates, Grouping } from "./survey-evidence.ts";

export type RawGroup = Omit<GroupEstimates, "grouping" | "group" | "n"> & {
  readonly n: number;
  /** All who answered said the same. */
  readonly alike: boolean;
  readonly dontKnowCount: number;
  readonly refusedCount: number;
};

/** One record for each group, or one for everybody. */
export function figuresOfGroups({
  column,
  counts,
  design,
  grouping,
}: {
  readonly column: SurveyColumn;
  readonly counts: readonly string[] | null;
  readonly design: SurveyDesign;
  readonly grouping: Grouping | null;
}): readonly RawGroup[] {
  const groups: Groups =
    grouping === null ? everybody(design.rowCount) : { codes: grouping.codes, count: grouping.groups.length };
  const flag = (code: number): Float64Array =>
    Float64Array.from(column.reasons, (reason) =>
      reason === NOT_ASKED ? Number.NaN : reason === code ? 1 : 0,
    );
  const dontKnow = estimateProportions(design, flag(DONT_KNOW), groups);
  const refused = estimateProportions(design, flag(REFUSED), groups);
  const count = (code: number): Int32Array => {
    const sums = new Int32Array(groups.count);
    for (let row = 0; row < design.rowCount; row++) {
      if (column.reasons[row] === code && groups.codes[row]! >= 0 && design.weights[row]! > 0)
        sums[groups.codes[row]!]!++;
    }
    return sums;
  };
  const [dontKnowCounts, refusedCounts] = [count(DONT_KNOW), count(REFUSED)];
  const reasons = (
    group: number,
  ): Pick<RawGroup, "dontKnow" | "refused" | "dontKnowCount" | "refusedCount"> => ({
    dontKnow: dontKnow[group]!,
    refused: refused[group]!,
    dontKnowCount: dontKnowCounts[group]!,
    refusedCount: refusedCounts[group]!,
  });
  if (column.kind === "choices") {
    const named = column.named.map((each) =>
      estimateProportions(
        design,
        Float64Array.from(each, (value, person) => (column.reasons[person] === 0 ? value : Number.NaN)),
        groups,
      ),
    );
    return Array.from({ length: groups.count }, (_, group) => ({
      n: named[0]?.[group]?.n ?? 0,
      shares: named.map((each) => each[group]!),
      counted: null,
      mean: null,
      alike: false,
      ...reasons(group),
    }));
  }
  if (column.kind === "choice") {
    const codes = Int32Array.from(column.codes);
    const shares = estimateSharesByGroup(design, { codes, count: column.choices.length }, groups);
    const isCounted = column.choices.map((choice) => counts?.includes(choice) === true);
    const counted =
      counts === null
        ? null
        : estimateProportions(
            design,
            Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : Number(isCounted[code]))),
            groups,
          );
    const last = column.choices.length - 1;
    const means =
      column.ordered && last > 0
        ? estimateProportions(
            design,
            Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code / last)),
            groups,
          )
        : null;
    return shares.map(({ estimates, counts: sizes, n }, group) => ({
      n,
      shares: estimates,
      counted: counted?.[group] ?? null,
      mean: means?.[group] ?? null,
      alike: sizes.some((size) => size === n),
      ...reasons(group),
    }));
  }
  if (column.kind === "ranking") throw new RangeError(`Cannot estimate ${column.question}: it is a ranking`);
  return estimateMeans(design, column.values, groups).map((mean, group) => ({
    n: mean.n,
    shares: [],
    counted: null,
    mean,
    alike: mean.standardError === 0,
    ...reasons(group),
  }));
}

function everybody(rowCount: number): Groups {
  return { codes: new Int32Array(rowCount), count: 1 };
}
