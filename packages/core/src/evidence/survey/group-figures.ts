/** The figures of one question in every group of a grouping, before the door. */

import {
  type ChoiceColumn,
  type ChoicesColumn,
  DONT_KNOW,
  estimateSharesByGroup,
  type Groups,
  NOT_ASKED,
  REFUSED,
  type SurveyColumn,
} from "../voices/index.ts";
import { type AdjustedSample, meansOfGroups, sharesOfGroups } from "./adjusted-sample.ts";
import type { FigureColumn } from "./item-tables.ts";
import type { GroupEstimates, Grouping } from "./survey-evidence.ts";

type Figures = Pick<GroupEstimates, "shares" | "counted" | "mean"> & {
  readonly n: number;
  /** All who answered said the same. */
  readonly alike: boolean;
};

type Reasons = Pick<GroupEstimates, "dontKnow" | "refused"> & {
  readonly dontKnowCount: number;
  readonly refusedCount: number;
};

export type RawGroup = Figures & Reasons;

/** One record for each group, or one for everybody where there is no grouping. */
export function figuresOfGroups(
  column: FigureColumn,
  counts: readonly string[] | null,
  sample: AdjustedSample,
  grouping: Grouping | null,
): readonly RawGroup[] {
  const { rowCount } = sample.design;
  const groups =
    grouping === null
      ? { codes: new Int32Array(rowCount), count: 1 }
      : { codes: grouping.codes, count: grouping.groups.length };
  const reasons = reasonsOfGroups(column, sample, groups);
  return ownFigures(column, counts, sample, groups).map((figures, group) => ({
    ...figures,
    ...reasons[group]!,
  }));
}

function ownFigures(
  column: FigureColumn,
  counts: readonly string[] | null,
  sample: AdjustedSample,
  groups: Groups,
): readonly Figures[] {
  if (column.kind === "choice") return figuresOfChoice(column, counts, sample, groups);
  if (column.kind === "choices") return figuresOfChoices(column, sample, groups);
  return meansOfGroups(sample, column.values, groups).map((mean) => ({
    n: mean.n,
    shares: [],
    counted: null,
    mean,
    alike: mean.standardError === 0,
  }));
}

function figuresOfChoice(
  { codes, choices, ordered }: ChoiceColumn,
  counts: readonly string[] | null,
  sample: AdjustedSample,
  groups: Groups,
): readonly Figures[] {
  const valued = (gradeOf: (code: number) => number): Float64Array =>
    Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : gradeOf(code)));
  const last = choices.length - 1;
  const isCounted = choices.map((choice) => counts?.includes(choice) === true);
  const counted =
    counts === null
      ? null
      : sharesOfGroups(
          sample,
          valued((code) => Number(isCounted[code])),
          groups,
        );
  const means =
    ordered && last > 0
      ? sharesOfGroups(
          sample,
          valued((code) => code / last),
          groups,
        )
      : null;
  const answers = { codes: Int32Array.from(codes), count: choices.length };
  const { level, shares: interval } = sample.intervals;
  const plain = estimateSharesByGroup(sample.design, answers, groups, { level, interval });
  const adjusted =
    sample.adjustments.length === 0
      ? null
      : choices.map((_, choice) =>
          sharesOfGroups(
            sample,
            valued((code) => Number(code === choice)),
            groups,
          ),
        );
  return plain.map(({ estimates, counts: sizes, n }, group) => ({
    n,
    shares: adjusted === null ? estimates : adjusted.map((each) => each[group]!),
    counted: counted?.[group] ?? null,
    mean: means?.[group] ?? null,
    alike: sizes.some((size) => size === n),
  }));
}

function figuresOfChoices(
  { named, reasons }: ChoicesColumn,
  sample: AdjustedSample,
  groups: Groups,
): readonly Figures[] {
  const shares = named.map((each) =>
    sharesOfGroups(
      sample,
      Float64Array.from(each, (value, person) => (reasons[person] === 0 ? value : Number.NaN)),
      groups,
    ),
  );
  return Array.from({ length: groups.count }, (_, group) => ({
    n: shares[0]?.[group]?.n ?? 0,
    shares: shares.map((each) => each[group]!),
    counted: null,
    mean: null,
    alike: false,
  }));
}

function reasonsOfGroups(
  { reasons }: SurveyColumn,
  sample: AdjustedSample,
  groups: Groups,
): readonly Reasons[] {
  const share = (wanted: number): ReturnType<typeof sharesOfGroups> =>
    sharesOfGroups(
      sample,
      Float64Array.from(reasons, (reason) => (reason === NOT_ASKED ? Number.NaN : Number(reason === wanted))),
      groups,
    );
  const [dontKnow, refused] = [share(DONT_KNOW), share(REFUSED)];
  const counts = new Int32Array(groups.count * 2);
  for (let row = 0; row < reasons.length; row++) {
    const group = groups.codes[row]!;
    if (group < 0 || !(sample.design.weights[row]! > 0)) continue;
    if (reasons[row] === DONT_KNOW) counts[group * 2]!++;
    else if (reasons[row] === REFUSED) counts[group * 2 + 1]!++;
  }
  return dontKnow.map((each, group) => ({
    dontKnow: each,
    refused: refused[group]!,
    dontKnowCount: counts[group * 2]!,
    refusedCount: counts[group * 2 + 1]!,
  }));
}
