/** Deprivation as far as it may be shown: at every cutoff, for everybody and for each group. */

import {
  columnTexts,
  type DoorRecord,
  type Estimate,
  findQuestion,
  groupVariable,
  openDoor,
  type SurveyEvidence,
  type TableDefinition,
  UNSTATED,
  withoutRareAnswers,
} from "../../evidence/index.ts";
import type { DeprivationDefinition } from "../../framework/index.ts";
import {
  deprivationAnswers,
  deprivationColumns,
  estimateDeprivation,
  type GroupDeprivation,
  type PopulationDeprivation,
  scorePersons,
} from "../deprivation/index.ts";

export type DeprivationFigures = {
  readonly povertyCutoff: number;
  readonly headcount: Estimate | null;
  readonly intensity: Estimate | null;
  readonly adjustedHeadcount: Estimate | null;
  readonly adjustedGap: Estimate | null;
  readonly adjustedSquaredGap: Estimate | null;
};

export type CaseDeprivation = {
  readonly definition: DeprivationDefinition;
  /** Rows that the figures rest on; rows left out for a gap. Null where too few would be told apart. */
  readonly n: number | null;
  readonly leftOut: number | null;
  readonly indicators: readonly {
    readonly id: string;
    readonly title: string;
    readonly dimension: string;
    readonly share: number;
    /** Share of people deprived in it, whoever is poor. */
    readonly uncensoredHeadcount: Estimate | null;
    /** At each cutoff. */
    readonly censoredHeadcounts: readonly (Estimate | null)[];
    readonly contributions: readonly (Estimate | null)[];
  }[];
  readonly atCutoffs: readonly DeprivationFigures[];
  readonly groups: readonly {
    /** Column and answer that make the group. */
    readonly column: string;
    readonly group: string;
    readonly n: number | null;
    readonly atCutoffs: readonly (DeprivationFigures & {
      readonly shareOfAdjustedHeadcount: Estimate | null;
    })[];
    readonly populationShare: Estimate | null;
  }[];
};

type Shown = { readonly deprivation: CaseDeprivation; readonly record: DoorRecord };

/** Estimate a measure under the survey's design, and take out what few people stand behind. */
export function assessDeprivation(
  definition: DeprivationDefinition,
  { survey, form, answers, design, door: options, sizes }: SurveyEvidence,
): Shown {
  const texts = new Map(
    deprivationColumns(definition).map((column) => {
      const { table, key } = findQuestion({ ...answers, repeats: [] }, column)!;
      return [column, columnTexts(table.columns.get(key)!)] as const;
    }),
  );
  const groupTexts = new Map(
    definition.groups.map((column) => {
      const { table, key } = findQuestion({ ...answers, repeats: [] }, column)!;
      return [
        column,
        columnTexts(withoutRareAnswers(table.columns.get(key)!, key, { survey, form })),
      ] as const;
    }),
  );
  const { depths, shares, members } = deprivationAnswers(definition, texts);
  const povertyCutoffs = [...definition.measure.povertyCutoffs];
  const sample = { depths, shares, povertyCutoffs, design, members };
  const { whole } = estimateDeprivation(sample);
  const scores = scorePersons(depths, shares, povertyCutoffs);
  const counted = Array.from(scores.score, (score, row) => !Number.isNaN(score) && design.weights[row]! > 0);

  // Who is poor at a cutoff is poor at all lower ones: each is a sum within the one before.
  const ids = definition.measure.dimensions.flatMap(({ indicators }) => indicators.map(({ id }) => id));
  const deprived = (j: number): string => `deprived ${ids[j]}`;
  // A group that the survey has too goes by the survey's name.
  const groupBy = (column: string): string => {
    const own = Object.entries(survey.groups).find(([, each]) => each === column);
    return own === undefined ? `by ${column}` : groupVariable({ kind: "group", id: own[0] });
  };
  const reached = (level: number): string => `poor at ${level}`;
  const people = new Map<string, readonly string[]>([
    ["level", Array.from(scores.level, (level, row) => (counted[row] ? `level ${level}` : ""))],
    ...depths.map(
      (column, j) =>
        [deprived(j), Array.from(column, (depth, row) => (counted[row] ? String(depth > 0) : ""))] as const,
    ),
    ...definition.groups.map(
      (column) =>
        [groupBy(column), groupTexts.get(column)!.map((text) => (text === "" ? UNSTATED : text))] as const,
    ),
  ]);
  const above = new Map<string, string>();
  for (let level = scores.cutoffs.length; level >= 1; level--) {
    above.set(`level ${level}`, reached(level));
    if (level > 1) above.set(reached(level), reached(level - 1));
  }
  const codes = Array.from({ length: scores.cutoffs.length + 1 }, (_, level) => `level ${level}`);
  const table = (columns: string | null): TableDefinition => ({
    filter: [],
    rows: { variable: "level", groups: above, codes },
    columns,
    layers: null,
  });
  const definitions = [
    table(null),
    ...depths.map((_, j) => table(deprived(j))),
    ...definition.groups.map((column) => table(groupBy(column))),
  ];
  const door = openDoor(
    { about: "(deprivation)", people, definitions, given: definition.groups.map(groupBy), sizes },
    options,
  );
  const levels = new Set(scores.level);
  const isThere = (level: number): boolean => [...levels].some((each) => each >= level);
  const showsCutoff = (t: number, c: number, column: string | null): boolean =>
    door.shows(t, null, column) && isThere(c + 1) && door.shows(t, reached(c + 1), column);
  const figures = (
    population: PopulationDeprivation,
    t: number,
    column: string | null,
  ): DeprivationFigures[] =>
    population.atCutoffs.map((at, c) => {
      const show = (each: Estimate): Estimate | null => (showsCutoff(t, c, column) ? each : null);
      return {
        povertyCutoff: at.povertyCutoff,
        headcount: show(at.headcount),
        intensity: show(at.intensity),
        adjustedHeadcount: show(at.adjustedHeadcount),
        adjustedGap: show(at.adjustedGap),
        adjustedSquaredGap: show(at.adjustedSquaredGap),
      };
    });
  const showsN = door.shows(0, null, null);
  const asked = definition.measure.dimensions.flatMap(({ title, indicators }) =>
    indicators.map((each) => ({ ...each, dimension: title })),
  );
  const deprivation: CaseDeprivation = {
    definition,
    n: showsN ? whole.n : null,
    leftOut: showsN && !(whole.leftOut > 0 && whole.leftOut < options.rule.minimum) ? whole.leftOut : null,
    atCutoffs: figures(whole, 0, null),
    indicators: asked.map(({ id, title, dimension }, j) => {
      const t = 1 + j;
      const show = (each: Estimate, row: string | null): Estimate | null =>
        door.shows(t, null, null) && ["true", "false"].every((code) => door.shows(t, row, code))
          ? each
          : null;
      return {
        id,
        title,
        dimension,
        share: shares[j]!.share,
        uncensoredHeadcount: show(whole.uncensoredHeadcounts[j]!, null),
        censoredHeadcounts: whole.atCutoffs.map((at, c) =>
          isThere(c + 1) ? show(at.indicators[j]!.censoredHeadcount, reached(c + 1)) : null,
        ),
        contributions: whole.atCutoffs.map((at, c) =>
          isThere(c + 1) ? show(at.indicators[j]!.contribution, reached(c + 1)) : null,
        ),
      };
    }),
    groups: definition.groups.flatMap((column, g) => {
      const t = 1 + depths.length + g;
      const codes = [...new Set(groupTexts.get(column)!)].filter((code) => code !== "").sort();
      const positions = new Map(codes.map((code, position) => [code, position]));
      const groups = {
        codes: Int32Array.from(groupTexts.get(column)!, (text) => positions.get(text) ?? -1),
        count: codes.length,
      };
      const estimates = estimateDeprivation(sample, { groups }).groups;
      return codes.map((group, k) => groupFigures({ column, group, estimates: estimates[k]! }, t));
    }),
  };
  return { deprivation, record: door.record };

  function groupFigures(
    {
      column,
      group,
      estimates,
    }: { readonly column: string; readonly group: string; readonly estimates: GroupDeprivation },
    t: number,
  ): CaseDeprivation["groups"][number] {
    const isShown = door.shows(t, null, group);
    return {
      column,
      group,
      n: isShown ? estimates.n : null,
      populationShare: isShown && door.shows(t, null, null) ? estimates.populationShare : null,
      atCutoffs: figures(estimates, t, group).map((each, c) => ({
        ...each,
        shareOfAdjustedHeadcount:
          each.headcount !== null && showsCutoff(t, c, null) ? estimates.shareOfAdjustedHeadcount[c]! : null,
      })),
    };
  }
}
