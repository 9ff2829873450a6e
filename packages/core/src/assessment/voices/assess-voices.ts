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
import { heardPeople } from "./heard-people.ts";
import { measuredLevels } from "./measured-levels.ts";
import { groupThreats } from "./place-threats.ts";

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
  const places = communitiesOf(survey, units);
  const { minimum } = survey.door.rule;
  const minN = { minN: minimum };
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
    unused,
    index: index?.index ?? null,
    structure: structureOf(items, framework.threats, recipe.uncertainty.seed),
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
    heard: heardPeople(survey),
    capacity: capacityOf(survey, framework.context.population),
    deprivation: deprivation?.deprivation ?? null,
    coding: summariseCoding(survey.coding, new Set(titles.keys()), minimum),
    records: [
      ...survey.records,
      ...(index === null ? [] : [index.record]),
      ...(deprivation === null ? [] : [deprivation.record]),
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
    level: 0.95,
    minimum: door.rule.minimum,
  };
}

type ShownIndex = { readonly index: NonNullable<CaseVoices["index"]>; readonly record: DoorRecord };

/** The index of perceived insecurity, with the bands that enough people are in. */
function indexOf(
  items: readonly PerceivedItem[],
  { design, door: options }: SurveyEvidence,
): ShownIndex | null {
  if (items.length === 0) return null;
  const { people, without: _, ...index } = perceivedIndex(design, items, { minN: options.rule.minimum });
  const bandOf = (own: number): string => {
    const band = index.bands.findLastIndex(({ low }) => own >= low - 1e-9);
    return Number.isNaN(own) ? "" : `band ${band}`;
  };
  const codes = index.bands.map((_, band) => `band ${band}`);
  const columns = new Map([["own index", Array.from(people, bandOf)]]);
  const definition = { filter: [], rows: { variable: "own index", codes }, columns: null, layers: null };
  const door = openDoor(
    { about: "(index of perceived insecurity)", people: columns, definitions: [definition], given: [] },
    options,
  );
  const bands = index.bands.map((band, b) =>
    door.shows(0, `band ${b}`, null) ? band : { ...band, share: null },
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
  threats: EngineInput["framework"]["threats"],
  seed: number,
): Structure | null {
  if (items.length < 3) return null;
  const componentOf = new Map(threats.map(({ id, component }) => [id, component]));
  const asked = items.map(({ threat, worry }) => ({
    id: threat,
    expected: componentOf.get(threat) ?? "",
    answers: worry.values,
  }));
  return testStructure(asked, { seed });
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
