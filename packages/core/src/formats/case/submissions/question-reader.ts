/** Which reader takes the answers of a question, of an item, or of a group. */

import {
  type Form,
  plainSurvey,
  type Question,
  type Survey,
  type SurveyItem,
} from "../../../evidence/index.ts";
import { choiceLookup } from "./choice-lookup.ts";
import {
  type ColumnReader,
  choiceReader,
  choicesReader,
  numberReader,
  type Problem,
  rankingReader,
} from "./column-reader.ts";
import { choicesOf } from "./headings.ts";
import { specialAnswers } from "./special-answers.ts";

type Context = {
  readonly item: SurveyItem | undefined;
  readonly survey: Survey;
  readonly problem: Problem;
};

/** The reader of a question of the form. */
export function questionReader(
  question: Question,
  { form, isWanted, item, survey, problem }: Context & { readonly form: Form; readonly isWanted: boolean },
): ColumnReader {
  const special = specialAnswers(survey.codes, item?.codes ?? plainSurvey.codes);
  const choices = choicesOf(form, question);
  const { kind } = question;
  if (kind === "select-multiple") {
    return choicesReader(
      choiceLookup(choices, special),
      problem,
      choices.map(({ name }) => name),
    );
  }
  if (kind === "rank") return rankingReader(choiceLookup(choices, special), problem);
  if (kind === "select-one" || kind === "acknowledge" || item?.scale) {
    const inOrder = item?.scale ? scaleChoices(item, choices) : choices;
    const lookup = choiceLookup(inOrder, special);
    const isOpen = inOrder.length === 0;
    return choiceReader(lookup, { ordered: Boolean(item?.scale), problem: isOpen ? null : problem });
  }
  if (kind === "calculate") {
    return isWanted
      ? choiceReader(choiceLookup([], special), { ordered: false, problem: null })
      : numberReader("number", special, null);
  }
  return numberReader(kind === "date" ? "date" : "number", special, problem);
}

/** The choices of a scale in its order; those of the list that it does not name come last: they are still answers. */
function scaleChoices(item: SurveyItem, choices: ReturnType<typeof choicesOf>): ReturnType<typeof choicesOf> {
  const byName = new Map(choices.map((choice) => [choice.name, choice]));
  const scale = item.scale!.map((name) => byName.get(name) ?? { name, label: labelOf(item, name), row: 0 });
  return [...scale, ...choices.filter(({ name }) => !item.scale!.includes(name))];
}

function labelOf(item: SurveyItem, name: string): Readonly<Record<string, string>> {
  return Object.hasOwn(item.labels, name) ? { "": item.labels[name]! } : {};
}

/** A column that only survey.yaml knows: an item by its scale or kind, a group by what is met in it. */
export function plainReader({
  item,
  survey,
  problem,
  isNumber,
}: Context & { readonly isNumber: boolean }): ColumnReader {
  const special = specialAnswers(survey.codes, item?.codes ?? plainSurvey.codes);
  if (item?.scale)
    return choiceReader(choiceLookup(scaleChoices(item, []), special), { ordered: true, problem });
  if (item === undefined ? isNumber : item.kind === "number") return numberReader("number", special, problem);
  return choiceReader(choiceLookup([], special), { ordered: false, problem: null });
}
