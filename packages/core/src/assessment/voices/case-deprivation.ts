/** Deprivation as far as it may be shown: at every cutoff, for everybody and for each group. */

import {
  columnTexts,
  type DoorRecord,
  type Estimate,
  findQuestion,
  type SurveyEvidence,
  withoutRareAnswers,
} from "../../evidence/index.ts";
import type { DeprivationDefinition } from "../../framework/index.ts";
import {
  type DeprivationSample,
  deprivationAnswers,
  deprivationColumns,
  estimateDeprivation,
  type PopulationDeprivation,
  scorePersons,
} from "../deprivation/index.ts";
import { type DeprivationDoors, deprivationDoors } from "./deprivation-doors.ts";

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

type Shown = { readonly deprivation: CaseDeprivation; readonly records: readonly DoorRecord[] };

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
  const { depths, shares, members } = deprivationAnswers(definition, texts);
  const povertyCutoffs = [...definition.measure.povertyCutoffs];
  const sample = { depths, shares, povertyCutoffs, design, members };
  const { level } = survey.intervals;
  const { whole } = estimateDeprivation(sample, { level });
  const scores = scorePersons(depths, shares, povertyCutoffs);
  const counted = Array.from(scores.score, (score, row) => !Number.isNaN(score) && design.weights[row]! > 0);
  const byColumn = new Map(
    definition.groups.map((column) => {
      const { table, key } = findQuestion({ ...answers, repeats: [] }, column)!;
      const named = withoutRareAnswers(table.columns.get(key)!, key, { survey, form });
      return [column, columnTexts(named)] as const;
    }),
  );
  const ids = definition.measure.dimensions.flatMap(({ indicators }) => indicators.map(({ id }) => id));
  const doors = deprivationDoors(scores, counted, { groups: byColumn, ids }, { survey, sizes, options });
  const asked = definition.measure.dimensions.flatMap(({ title, indicators }) =>
    indicators.map((each) => ({ ...each, dimension: title })),
  );
  const few = whole.leftOut > 0 && whole.leftOut < options.rule.minimum;
  return {
    deprivation: {
      definition,
      n: doors.showsN() ? whole.n : null,
      leftOut: doors.showsN() && !few ? whole.leftOut : null,
      atCutoffs: shownFigures(whole, (c) => doors.showsCutoff(c)),
      indicators: asked.map(({ id, title, dimension }, j) => ({
        id,
        title,
        dimension,
        share: shares[j]!.share,
        uncensoredHeadcount: doors.showsIndicator(j) ? whole.uncensoredHeadcounts[j]! : null,
        censoredHeadcounts: whole.atCutoffs.map((at, c) =>
          doors.showsCensored(j, c) ? at.indicators[j]!.censoredHeadcount : null,
        ),
        contributions: whole.atCutoffs.map((at, c) =>
          doors.showsCensored(j, c) ? at.indicators[j]!.contribution : null,
        ),
      })),
      groups: definition.groups.flatMap((column) =>
        groupFigures({ ...sample, level }, { column, answers: byColumn.get(column)! }, doors),
      ),
    },
    records: doors.records,
  };
}

function shownFigures(
  { atCutoffs }: PopulationDeprivation,
  isShown: (cutoff: number) => boolean,
): readonly DeprivationFigures[] {
  return atCutoffs.map((at, c) => {
    const show = (each: Estimate): Estimate | null => (isShown(c) ? each : null);
    return {
      povertyCutoff: at.povertyCutoff,
      headcount: show(at.headcount),
      intensity: show(at.intensity),
      adjustedHeadcount: show(at.adjustedHeadcount),
      adjustedGap: show(at.adjustedGap),
      adjustedSquaredGap: show(at.adjustedSquaredGap),
    };
  });
}

function groupFigures(
  sample: DeprivationSample & { readonly level: number },
  { column, answers }: { readonly column: string; readonly answers: readonly string[] },
  doors: DeprivationDoors,
): CaseDeprivation["groups"] {
  const groups = [...new Set(answers)].filter((answer) => answer !== "").sort();
  const positions = new Map(groups.map((answer, position) => [answer, position]));
  const codes = Int32Array.from(answers, (answer) => positions.get(answer) ?? -1);
  const estimates = estimateDeprivation(sample, {
    level: sample.level,
    groups: { codes, count: groups.length },
  }).groups;
  return groups.map((group, k) => {
    const own = estimates[k]!;
    const showsN = doors.showsN(column, group);
    return {
      column,
      group,
      n: showsN ? own.n : null,
      populationShare: showsN && doors.showsN(column) ? own.populationShare : null,
      atCutoffs: shownFigures(own, (c) => doors.showsCutoff(c, column, group)).map((each, c) => ({
        ...each,
        shareOfAdjustedHeadcount:
          each.headcount !== null && doors.showsCutoff(c, column) ? own.shareOfAdjustedHeadcount[c]! : null,
      })),
    };
  });
}
