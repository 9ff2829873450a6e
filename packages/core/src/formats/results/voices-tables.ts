/** What people said, as tables: estimates, perceived beside measured, deprivation, and who was heard. */

import type { Assessment, CaseVoices, DeprivationFigures } from "../../assessment/index.ts";
import type { Estimate, GroupEstimates, Grouping } from "../../evidence/index.ts";
import type { ResultTable } from "./tables.ts";

/** Categories that are no answer of their own. */
const countedCategory = "(counted)";
const meanCategory = "(mean)";

/**
 * A group as tables name it: "" for everybody, `unit=<id>` for a unit, `<group>=<code>` for a group of the survey.
 *
 * @example
 * groupName({ id: "sex", kind: "group", codes: Int32Array.of(0), groups: [{ code: "f", title: "Women" }] }, 0); // => "sex=f"
 */
export function groupName(grouping: Grouping | null, group: number): string {
  if (grouping === null) return "";
  return `${grouping.kind === "unit" ? "unit" : grouping.id}=${grouping.groups[group]!.code}`;
}

/** `estimates.csv`: every answer of every question in every group; null without a survey. */
export function estimatesTable({ voices }: Assessment): ResultTable | null {
  if (voices === null) return null;
  return {
    file: "estimates.csv",
    header: [
      "item",
      "category",
      "group",
      "value",
      "low",
      "high",
      "level",
      "n",
      "effectiveN",
      "designEffect",
      "dontKnow",
      "refused",
      "reason",
    ],
    rows: voices.estimates.flatMap(({ item, choices, counts, groups, kind }) =>
      groups.flatMap((figures) => {
        const row = (category: string, estimate: Estimate | null) => [
          item.id,
          category,
          groupName(figures.grouping, figures.group),
          ...estimateCells(estimate, figures, voices.meta.level),
        ];
        return [
          ...choices.map(({ code }, c) => row(code, figures.shares[c] ?? null)),
          ...(counts === null ? [] : [row(countedCategory, figures.counted)]),
          ...(kind === "choices" ? [] : [row(meanCategory, figures.mean)]),
        ];
      }),
    ),
  };
}

function estimateCells(
  estimate: Estimate | null,
  { n, dontKnow, refused }: GroupEstimates,
  level: number,
): readonly (string | number)[] {
  const share = (each: Estimate | null): number => each?.value ?? Number.NaN;
  const own =
    estimate === null
      ? [Number.NaN, Number.NaN, Number.NaN, level, n ?? Number.NaN, Number.NaN, Number.NaN]
      : [
          estimate.value,
          estimate.low,
          estimate.high,
          estimate.level,
          estimate.n,
          estimate.effectiveN,
          estimate.designEffect,
        ];
  return [...own, share(dontKnow), share(refused), estimate === null ? "suppressed" : (estimate.gap ?? "")];
}

/** `gap.csv`: worry, experience and the indicator of each threat in each place; null without a survey. */
export function gapTable({ voices }: Assessment): ResultTable | null {
  if (voices === null || voices.gap.length === 0) return null;
  const sides = ["worry", "experience", "measured"] as const;
  return {
    file: "gap.csv",
    header: [
      "threat",
      "place",
      "period",
      "reading",
      "gap",
      ...sides.flatMap((side) => [
        side,
        `${side}Low`,
        `${side}High`,
        `${side}N`,
        `${side}Period`,
        `${side}About`,
      ]),
    ],
    rows: voices.gap.flatMap(({ unit, rows }) =>
      rows.map((row) => [
        row.threat,
        unit,
        row.period,
        row.quadrant,
        row.gap,
        ...sides.flatMap((side) => {
          const level = row[side];
          if (level === null) return [Number.NaN, Number.NaN, Number.NaN, Number.NaN, "", ""];
          return [level.value, level.low, level.high, level.n ?? Number.NaN, level.period, level.about];
        }),
      ]),
    ),
  };
}

/** `group-differences.csv`: whether groups answer alike; null without a survey, or without a test. */
export function groupDifferencesTable({ voices }: Assessment): ResultTable | null {
  if (voices === null || voices.differences.length === 0) return null;
  const header = ["item", "group", "f", "numeratorDegrees", "denominatorDegrees", "p", "pHolm", "n"] as const;
  return {
    file: "group-differences.csv",
    header,
    rows: voices.differences.map((test) => header.map((column) => test[column])),
  };
}

/** `heard.csv`: people heard by group, against targets; null without a survey. */
export function heardTable({ voices }: Assessment): ResultTable | null {
  if (voices === null || voices.heard.dimensions.length === 0) return null;
  return {
    file: "heard.csv",
    header: ["dimension", "group", "title", "people", "share", "target", "missing", "status"],
    rows: voices.heard.dimensions.flatMap(({ dimension, groups }) =>
      groups.map(({ group, title, people, share, target, missing, status }) => [
        dimension,
        group,
        title,
        people,
        share,
        target ?? Number.NaN,
        missing,
        status,
      ]),
    ),
  };
}

const deprivationMeasures = [
  "headcount",
  "intensity",
  "adjustedHeadcount",
  "adjustedGap",
  "adjustedSquaredGap",
] as const;

/** `deprivation.csv`: every figure at every cutoff, of everybody and by group; null where none are counted. */
export function deprivationTable({ voices }: Assessment): ResultTable | null {
  const counted = voices?.deprivation ?? null;
  if (counted === null) return null;
  const row = (
    group: string,
    cutoff: number,
    [measure, indicator]: readonly [string, string],
    estimate: Estimate | null,
  ): readonly (string | number)[] => [
    group,
    cutoff,
    measure,
    indicator,
    estimate?.value ?? Number.NaN,
    estimate?.low ?? Number.NaN,
    estimate?.high ?? Number.NaN,
    estimate?.level ?? Number.NaN,
    estimate?.n ?? Number.NaN,
    estimate === null ? "suppressed" : (estimate.gap ?? ""),
  ];
  const ofFigures = (group: string, figures: DeprivationFigures) =>
    deprivationMeasures.map((measure) => row(group, figures.povertyCutoff, [measure, ""], figures[measure]));
  return {
    file: "deprivation.csv",
    header: [
      "group",
      "povertyCutoff",
      "measure",
      "indicator",
      "value",
      "low",
      "high",
      "level",
      "n",
      "reason",
    ],
    rows: [
      ...counted.atCutoffs.flatMap((figures) => ofFigures("", figures)),
      ...counted.indicators.map((each) =>
        row("", Number.NaN, ["uncensoredHeadcount", each.id], each.uncensoredHeadcount),
      ),
      ...counted.indicators.flatMap((each) =>
        counted.atCutoffs.flatMap(({ povertyCutoff }, c) => [
          row("", povertyCutoff, ["censoredHeadcount", each.id], each.censoredHeadcounts[c]!),
          row("", povertyCutoff, ["contribution", each.id], each.contributions[c]!),
        ]),
      ),
      ...counted.groups.flatMap(({ column, group, atCutoffs, populationShare }) => [
        row(`${column}=${group}`, Number.NaN, ["populationShare", ""], populationShare),
        ...atCutoffs.flatMap((figures) => [
          ...ofFigures(`${column}=${group}`, figures),
          row(
            `${column}=${group}`,
            figures.povertyCutoff,
            ["shareOfAdjustedHeadcount", ""],
            figures.shareOfAdjustedHeadcount,
          ),
        ]),
      ]),
    ],
  };
}

/** The entry `voices` of `assessment.json`: all that tables do not have; "null" without a survey. */
export function voicesJson(voices: CaseVoices | null): string {
  if (voices === null) return "null";
  const { estimates, records: _, perceived, ...rest } = voices;
  return JSON.stringify(
    {
      ...rest,
      estimates: estimates.map(({ item, title, choices, counts, groups }) => ({
        item: item.id,
        title,
        threat: item.threat,
        aspect: item.aspect,
        choices,
        counts,
        groups: groups.map(({ grouping, group, ...figures }) => ({
          group: groupName(grouping, group),
          ...figures,
        })),
      })),
      perceived: perceived.map(({ grouping, group, threats }) => ({
        group: groupName(grouping, group),
        threats,
      })),
    },
    (_key, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value),
  );
}
