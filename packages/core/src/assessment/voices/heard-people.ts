/** Who was heard, by the questions that survey.yaml names, as far as it may be shown. */

import {
  choiceTitle,
  columnKey,
  columnTexts,
  heardVariable,
  type SurveyEvidence,
  UNSTATED,
  withoutRareAnswers,
} from "../../evidence/index.ts";
import {
  type HeardGroup,
  type ParticipationColumn,
  type WhoWasHeard,
  whoWasHeard,
} from "../community/index.ts";

/** Participation by dimension; counts that few stand behind are `NaN`, with as many others as keep them safe. */
export function heardPeople({ survey, form, answers, door, sizes }: SurveyEvidence): WhoWasHeard {
  const table = answers.submissions;
  const asked = survey.heard.flatMap((question) => {
    const key = columnKey(table, question.column);
    if (key === undefined) return [];
    const answered = withoutRareAnswers(table.columns.get(key)!, key, { survey, form });
    const texts = columnTexts(answered);
    const named = new Set(
      [...Object.keys(question.labels), ...Object.keys(question.targets), ...texts].filter((id) => id !== ""),
    );
    // In the order of the form's list where there is one, else as survey.yaml names them.
    const isListed = form?.questions.some(({ path, list }) => path === key && list !== null) === true;
    const listed = isListed && "choices" in answered ? answered.choices : [];
    const ids = [...new Set([...listed, ...named])].filter((id) => named.has(id));
    const positions = new Map(ids.map((id, position) => [id, position]));
    const column: ParticipationColumn = {
      dimension: question.dimension,
      groups: ids.map((id) => ({ id, title: choiceTitle(id, key, survey, form) })),
      codes: texts.map((text) => positions.get(text) ?? -1),
    };
    const shown = sizes.get(heardVariable(key));
    const targets = Object.entries(question.targets).map(([group, share]) => ({
      dimension: question.dimension,
      group,
      share,
    }));
    return [{ column, targets, isShown: (group: string) => shown?.has(group) === true }];
  });
  const all = whoWasHeard(
    asked.map(({ column }) => column),
    asked.flatMap(({ targets }) => targets),
    door.rule.minimum,
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
  return { ...all, dimensions };
}
