/** What a survey says, put together: perceived threats, their structure, the gap view, communities, who was heard, deprivation. */

import {
  type DoorRecord,
  designIndex,
  kishDesignEffect,
  openDoor,
  type SurveyEvidence,
} from "../../evidence/index.ts";
import { communityProfile, compareCommunities, type Structure, testStructure } from "../community/index.ts";
import type { EngineInput } from "../index/index.ts";
import {
  gapInputs,
  gapView,
  type PerceivedItem,
  perceivedIndex,
  perceivedQuestions,
} from "../perceived/index.ts";
import type { Recipe } from "../recipe.ts";
import { capacityOf } from "./capacity-cells.ts";
import { assessDeprivation } from "./case-deprivation.ts";
import type { CaseVoices, GroupThreats, SurveyMeta } from "./case-voices.ts";
import { summariseCoding } from "./coding-summary.ts";
import { communitiesOf, shownProfile } from "./communities.ts";
import { groupDifferences } from "./group-differences.ts";
import { heardPeople } from "./heard-people.ts";
import { measuredLevels } from "./measured-levels.ts";
import { groupThreats } from "./place-threats.ts";
import { communityChanges, deprivationChange } from "./wave-changes.ts";

/** From where a worry, and a measured level, count as high: the middle of either scale. */
const gapLines = { perceived: 0.5, measured: 0.5 };

/** Everything that is shown of a survey. */
export function assessVoices(
  survey: SurveyEvidence,
  input: Pick<EngineInput, "framework" | "panel" | "units">,
  recipe: Pick<Recipe, "uncertainty">,
): CaseVoices {
  const { framework, units } = input;
  const titles = new Map(framework.threats.map(({ id, title }) => [id, title]));
  const { items, unused } = perceivedQuestions(survey.survey, survey.answers.submissions, titles);
  const perceived = groupThreats(items, survey);
  const index = indexOf(items, survey);
  const before = survey.earlier.at(-1);
  const places = communitiesOf(survey, units);
  const { minimum } = survey.door.rule;
  const minN = { minN: minimum, level: survey.survey.intervals.level };
  const comparison =
    places.length < 2
      ? null
      : compareCommunities(
          places.map(({ community }) => community),
          minN,
        );
  const deprivation =
    framework.deprivation === undefined ? null : assessDeprivation(framework.deprivation, survey);
  return {
    meta: metaOf(survey),
    estimates: survey.items,
    unestimated: survey.unestimated,
    perceived,
    differences: groupDifferences(survey),
    unused,
    index: index?.index ?? null,
    structure: structureOf(items, survey, { threats: framework.threats, seed: recipe.uncertainty.seed }),
    gap: gapOf(items, perceived, { survey, input }),
    gapLines,
    profiles: places.map((place) => shownProfile(communityProfile(place.community, minN), place)),
    comparison:
      comparison === null
        ? null
        : {
            ...comparison,
            core: comparison.core?.map((profile, k) => shownProfile(profile, places[k]!)) ?? null,
          },
    communityChanges: before === undefined ? [] : communityChanges(before, survey, units),
    heard: heardPeople(survey),
    capacity: capacityOf(survey, framework.context.population),
    deprivation: deprivation?.deprivation ?? null,
    deprivationChange:
      before === undefined || deprivation === null
        ? null
        : deprivationChange(framework.deprivation!, [before, survey], deprivation.deprivation),
    coding: summariseCoding(survey.coding, framework.threats, minimum),
    records: [
      ...survey.earlier.flatMap(({ records }) => records),
      ...survey.records,
      ...(index === null ? [] : [index.record]),
      ...(deprivation === null ? [] : deprivation.records),
    ],
  };
}

function metaOf({ survey, answers, design, door }: SurveyEvidence): SurveyMeta {
  const { stages } = designIndex(design);
  const isWeighted = survey.design.weight !== null;
  return {
    title: survey.title,
    period: survey.period ?? "",
    people: answers.submissions.rowCount,
    isWeighted,
    weightsEffect: isWeighted ? kishDesignEffect(design) : 1,
    strata: design.strata === null ? 1 : new Set(design.strata).size,
    clusters: design.stages.length === 0 ? 0 : stages[0]!.clusterCount,
    level: survey.intervals.level,
    shareInterval: survey.intervals.shares,
    minimum: door.rule.minimum,
    protection: door.rule.protection,
  };
}

type ShownIndex = { readonly index: NonNullable<CaseVoices["index"]>; readonly record: DoorRecord };

/** The index of perceived insecurity, with the bands that enough people are in. */
function indexOf(
  items: readonly PerceivedItem[],
  { survey, design, door: options }: SurveyEvidence,
): ShownIndex | null {
  if (items.length === 0) return null;
  const {
    people,
    without: _,
    ...index
  } = perceivedIndex(design, items, {
    minN: options.rule.minimum,
    level: survey.intervals.level,
  });
  const bandOf = (own: number): string => {
    const band = index.bands.findLastIndex(({ low }) => own >= low - 1e-9);
    return Number.isNaN(own) ? "" : `band ${band}`;
  };
  const columns = new Map([["own index", Array.from(people, bandOf)]]);
  const definition = { filter: [], rows: { variable: "own index" }, columns: null, layers: null };
  const door = openDoor(
    { about: "(index of perceived insecurity)", people: columns, definitions: [definition], given: [] },
    options,
  );
  // That nobody at all is in a band follows where all others are shown, and is told only there.
  const held = [...new Set(columns.get("own index"))].filter((band) => band !== "");
  const isWhole = held.every((band) => door.shows(0, band, null));
  const bands = index.bands.map((band, b) =>
    isWhole || door.shows(0, `band ${b}`, null) ? band : { ...band, share: null },
  );
  const isShown = door.shows(0, null, null);
  return {
    index: isShown ? { ...index, bands } : { index: null, band: null, bandLow: null, bandHigh: null, bands },
    record: door.record,
  };
}

/** Into how many groups worry falls, against the components that the framework has for the threats. */
function structureOf(
  items: readonly PerceivedItem[],
  survey: SurveyEvidence,
  { threats, seed }: { readonly threats: EngineInput["framework"]["threats"]; readonly seed: number },
): Structure | null {
  if (items.length < 3) return null;
  const componentOf = new Map(threats.map(({ id, component }) => [id, component]));
  const asked = items.map(({ threat, worry }) => ({
    id: threat,
    expected: componentOf.get(threat) ?? "",
    answers: worry.values,
  }));
  const structure = testStructure(asked, { seed });
  const isShown = (threat: string): boolean =>
    survey.items.some(
      ({ item, groups }) =>
        item.threat === threat &&
        item.aspect === "worry" &&
        groups[0]!.shares.every((share) => share !== null),
    );
  return {
    ...structure,
    // That all who answered said the same is what each of them said.
    leftOut: structure.leftOut.map((each) =>
      each.reason === "constant" && !isShown(each.id) ? { ...each, reason: "few-pairs" } : each,
    ),
  };
}

function gapOf(
  items: readonly PerceivedItem[],
  perceived: readonly GroupThreats[],
  {
    survey,
    input,
  }: { readonly survey: SurveyEvidence; readonly input: Pick<EngineInput, "framework" | "panel" | "units"> },
): CaseVoices["gap"] {
  const titles = new Map(input.framework.threats.map(({ id, title }) => [id, title]));
  const fed = new Set(survey.items.flatMap(({ item }) => item.indicator ?? []));
  return perceived.flatMap(({ grouping, group, threats }) => {
    if (grouping?.kind !== "unit" || !grouping.id.startsWith("level-")) return [];
    const { code, title } = grouping.groups[group]!;
    const unit = input.units.findIndex(({ id }) => id === code);
    const rows = gapInputs(threats, items, {
      place: title,
      period: input.panel.period,
      asked: survey.survey.period ?? "",
      measured: measuredLevels(input, unit, fed),
    });
    const named = rows.map((row) => ({ ...row, title: titles.get(row.threat) ?? row.title }));
    const known = named.filter((row) => row.worry !== null || row.measured !== null);
    return known.length === 0 ? [] : [{ unit: code, title, rows: gapView(known, gapLines) }];
  });
}
