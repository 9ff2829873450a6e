/** Communities of a survey: the people of each place with the questions that make their profile. */

import {
  columnKey,
  type Grouping,
  type ItemEstimates,
  type SurveyEvidence,
  type Unit,
} from "../../evidence/index.ts";
import type { Community, CommunityProfile } from "../community/index.ts";

/** A community, and for each of its items whether its figures may be shown; `isShown` says so of its people. */
export type PlaceCommunity = {
  readonly community: Community;
  readonly shown: readonly boolean[];
  readonly isShown: boolean;
};

/** One community for each place of the finest level, with the survey's profile questions that can be graded. */
export function communitiesOf(
  { survey, answers, design, groupings, items }: SurveyEvidence,
  units: readonly Unit[],
): readonly PlaceCommunity[] {
  const places = groupings.findLast(({ id, kind }) => kind === "unit" && id.startsWith("level-"));
  const asked = items.filter(isProfile);
  if (places === undefined || asked.length === 0) return [];
  return places.groups.flatMap(({ code, title }, group): readonly PlaceCommunity[] => {
    const rows = [...places.codes.keys()].filter(
      (row) => places.codes[row] === group && design.weights[row]! > 0,
    );
    // What nobody here was asked is no item of this community.
    const own = asked.filter(({ item }) =>
      gradesOf(answers, item.column, rows).some((each) => !Number.isNaN(each)),
    );
    if (own.length === 0) return [];
    const unit = units.find(({ id }) => id === code)!;
    const figures = own.map((each) => figuresAt(each, places, group));
    return [
      {
        community: {
          id: code,
          title,
          period: survey.period ?? "",
          population: unit.population > 0 ? unit.population : null,
          items: own.map(({ item, title: question, choices }) => ({
            id: item.id,
            title: question,
            question,
            low: 0,
            high: choices.length - 1,
            direction: item.direction as 1 | -1,
            weight: item.profileWeight!,
          })),
          answers: own.map(({ item }) => gradesOf(answers, item.column, rows)),
          weights:
            survey.design.weight === null ? null : Float64Array.from(rows, (row) => design.weights[row]!),
        },
        shown: figures.map((each) => each !== undefined && each.mean !== null),
        isShown: figures.some((each) => each !== undefined && each.n !== null),
      },
    ];
  });
}

function isProfile({ item, kind, choices }: ItemEstimates): boolean {
  return item.profileWeight !== null && kind === "choice" && choices.length > 1 && item.direction !== 0;
}

function figuresAt(
  { groups }: ItemEstimates,
  grouping: Grouping,
  group: number,
): ItemEstimates["groups"][number] | undefined {
  return groups.find((each) => each.grouping?.id === grouping.id && each.group === group);
}

function gradesOf(
  { submissions }: SurveyEvidence["answers"],
  name: string,
  rows: readonly number[],
): Float64Array {
  const key = columnKey(submissions, name);
  const column = key === undefined ? undefined : submissions.columns.get(key);
  if (column?.kind !== "choice") return new Float64Array(rows.length).fill(Number.NaN);
  return Float64Array.from(rows, (row) => (column.codes[row]! < 0 ? Number.NaN : column.codes[row]!));
}

/** The profile without what may not be shown. */
export function shownProfile(
  profile: CommunityProfile,
  { community, shown, isShown }: PlaceCommunity,
): CommunityProfile {
  const open = new Set(community.items.filter((_, k) => shown[k]).map(({ id }) => id));
  const items = profile.items.map((each) =>
    open.has(each.item.id)
      ? each
      : {
          ...each,
          standing: "withheld" as const,
          score: null,
          answered: Number.NaN,
          unanswered: Number.NaN,
          outside: Number.NaN,
        },
  );
  return {
    ...profile,
    people: isShown ? profile.people : Number.NaN,
    items: [...items.filter(({ score }) => score !== null), ...items.filter(({ score }) => score === null)],
    index: isShown ? profile.index : null,
  };
}
