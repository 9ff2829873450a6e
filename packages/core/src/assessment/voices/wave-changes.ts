/** What changed between two waves of a survey: in each community, and in deprivation. */

import {
  columnTexts,
  findQuestion,
  type SurveyDesign,
  type SurveyEvidence,
  type Unit,
} from "../../evidence/index.ts";
import type { DeprivationDefinition } from "../../framework/index.ts";
import { type CommunityChange, changeOfCommunity } from "../community/index.ts";
import {
  type DeprivationChange,
  deprivationAnswers,
  deprivationColumns,
  estimateDeprivationChange,
} from "../deprivation/index.ts";
import { assessDeprivation, type CaseDeprivation } from "./case-deprivation.ts";
import { communitiesOf, type PlaceCommunity } from "./communities.ts";

export type PlaceChange = { readonly unit: string; readonly title: string; readonly change: CommunityChange };

/** Changes of communities that both waves heard, without what either may not show. */
export function communityChanges(
  earlier: SurveyEvidence,
  later: SurveyEvidence,
  units: readonly Unit[],
): readonly PlaceChange[] {
  const before = communitiesOf(earlier, units);
  const { minimum } = later.door.rule;
  return communitiesOf(later, units).flatMap((place): readonly PlaceChange[] => {
    const { id, title, period } = place.community;
    const first = before.find(({ community }) => community.id === id);
    if (first === undefined || !(first.community.period < period)) return [];
    const change = changeOfCommunity(first.community, place.community, {
      minN: minimum,
      level: later.survey.intervals.level,
    });
    const isShown = (item: string): boolean => showsItem(first, item) && showsItem(place, item);
    return [
      {
        unit: id,
        title,
        change: {
          ...change,
          items: change.items.map((each) => (isShown(each.item) ? each : { ...each, change: null })),
          index: first.isShown && place.isShown ? change.index : null,
        },
      },
    ];
  });
}

function showsItem({ community, shown }: PlaceCommunity, item: string): boolean {
  return shown[community.items.findIndex(({ id }) => id === item)] === true;
}

export type CaseDeprivationChange = {
  readonly earlier: string;
  readonly later: string;
  /** At each cutoff; null where a wave may not show its headcount. */
  readonly atCutoffs: readonly (DeprivationChange | null)[];
};

/** Change of deprivation between two independent samples; null where the earlier one lacks a column. */
export function deprivationChange(
  definition: DeprivationDefinition,
  waves: readonly [SurveyEvidence, SurveyEvidence],
  later: CaseDeprivation,
): CaseDeprivationChange | null {
  const columns = deprivationColumns(definition);
  const texts = waves.map(({ answers }) =>
    columns.map((column) => {
      const found = findQuestion({ ...answers, repeats: [] }, column);
      return found === undefined ? null : columnTexts(found.table.columns.get(found.key)!);
    }),
  );
  if (texts.flat().includes(null)) return null;
  const joined = new Map(
    columns.map((column, c) => [column, texts.flatMap((wave) => wave[c] ?? [])] as const),
  );
  const { depths, shares, members } = deprivationAnswers(definition, joined);
  const design = joinDesigns(waves[0].design, waves[1].design);
  const { povertyCutoffs } = definition.measure;
  const waveOf = Int32Array.from({ length: design.rowCount }, (_, row) =>
    Number(row >= waves[0].design.rowCount),
  );
  const changes = estimateDeprivationChange(
    { depths, shares, povertyCutoffs, design, members },
    { waveOf, clusters: "independent" },
    { level: waves[1].survey.intervals.level },
  );
  const before = assessDeprivation(definition, waves[0]).deprivation;
  return {
    earlier: waves[0].survey.period ?? "",
    later: waves[1].survey.period ?? "",
    atCutoffs: changes.map((each, c) =>
      before.atCutoffs[c]!.headcount !== null && later.atCutoffs[c]!.headcount !== null ? each : null,
    ),
  };
}

/** The rows of two samples one after the other; strata and clusters of the second are others. */
function joinDesigns(first: SurveyDesign, second: SurveyDesign): SurveyDesign {
  const rowCount = first.rowCount + second.rowCount;
  const apart = (a: Int32Array | null, b: Int32Array | null): Int32Array => {
    const own = a ?? new Int32Array(first.rowCount);
    const offset = own.reduce((most, each) => Math.max(most, each), -1) + 1;
    const others = b ?? new Int32Array(second.rowCount);
    return Int32Array.from({ length: rowCount }, (_, row) =>
      row < first.rowCount ? own[row]! : others[row - first.rowCount]! + offset,
    );
  };
  const stages = first.stages.map(({ cluster, populationSize }, s) => {
    const other = second.stages[s]!;
    const sizes =
      populationSize === null || other.populationSize === null
        ? null
        : [populationSize, other.populationSize];
    return {
      cluster: apart(cluster, other.cluster),
      populationSize: sizes && Float64Array.from(sizes.flatMap((each) => [...each])),
    };
  });
  return {
    weights: Float64Array.from([...first.weights, ...second.weights]),
    strata: apart(first.strata, second.strata),
    stages,
    lonely: second.lonely,
    rowCount,
  };
}
