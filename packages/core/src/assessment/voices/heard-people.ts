/** Who was heard, by the questions that survey.yaml names, as far as it may be shown. */

import {
  choiceTitle,
  columnKey,
  columnTexts,
  openDoor,
  type Release,
  type SurveyEvidence,
} from "../../evidence/index.ts";
import {
  type HeardGroup,
  type ParticipationColumn,
  type WhoWasHeard,
  whoWasHeard,
} from "../community/index.ts";

const UNSTATED = "(unstated)";

/** Participation by dimension; counts that few stand behind are `NaN`, with as many others as keep them safe. */
export function heardPeople({ survey, form, answers, door: options }: SurveyEvidence): {
  readonly heard: WhoWasHeard;
  readonly releases: readonly Release[];
} {
  const table = answers.submissions;
  const releases: Release[] = [];
  const asked = survey.heard.flatMap((question) => {
    const key = columnKey(table, question.column);
    if (key === undefined) return [];
    const texts = columnTexts(table.columns.get(key)!);
    const ids = [
      ...new Set([...Object.keys(question.labels), ...Object.keys(question.targets), ...texts]),
    ].filter((id) => id !== "");
    const positions = new Map(ids.map((id, position) => [id, position]));
    const column: ParticipationColumn = {
      dimension: question.dimension,
      groups: ids.map((id) => ({ id, title: choiceTitle(id, key, survey, form) })),
      codes: texts.map((text) => positions.get(text) ?? -1),
    };
    const people = new Map([["heard", texts.map((text) => (text === "" ? UNSTATED : text))]]);
    const definition = { filter: [], rows: { variable: "heard" }, columns: null, layers: null };
    const door = openDoor(
      `heard by ${question.dimension}`,
      { people, answers: new Set(), definitions: [definition] },
      options,
    );
    releases.push(door.release);
    const targets = Object.entries(question.targets).map(([group, share]) => ({
      dimension: question.dimension,
      group,
      share,
    }));
    return [{ column, targets, isShown: (group: string) => door.shows(0, group, null) }];
  });
  const all = whoWasHeard(
    asked.map(({ column }) => column),
    asked.flatMap(({ targets }) => targets),
    options.rule.minimum,
  );
  const dimensions = all.dimensions.map((dimension, d) => {
    const { isShown } = asked[d]!;
    const tellsStated = isShown(UNSTATED) || dimension.unstated === 0;
    // People over their share, or a target over its part, is the number who stated.
    const told = (group: HeardGroup): HeardGroup =>
      tellsStated ? group : { ...group, share: Number.NaN, target: null, missing: 0 };
    return {
      ...dimension,
      stated: tellsStated ? dimension.stated : Number.NaN,
      unstated: tellsStated ? dimension.unstated : Number.NaN,
      groups: dimension.groups.map((group) =>
        // That nobody was heard is what this is for: it is said.
        group.people === 0 || isShown(group.group)
          ? told(group)
          : {
              ...group,
              people: Number.NaN,
              share: Number.NaN,
              target: null,
              missing: 0,
              status: group.status === "few" ? ("few" as const) : ("withheld" as const),
            },
      ),
    };
  });
  return { heard: { ...all, dimensions }, releases };
}
