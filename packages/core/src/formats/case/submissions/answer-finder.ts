/** Answers as the conditions of a form see them. */

import type { Form, Question } from "../../../evidence/index.ts";
import { choicesOf } from "./headings.ts";

/** The columns of one question: its own, and those of its choices. */
export type QuestionColumns = { readonly own: number[]; readonly choices: Map<string, number[]> };

/** The answer to a question as the form's conditions see it: names of choices, parted by a blank. */
export function answerFinder(
  targets: ReadonlyMap<Question, QuestionColumns>,
  form: Form | null,
): (name: string, cells: readonly string[]) => string | undefined {
  const byName = new Map([...targets].map(([question, columns]) => [question.name, { question, columns }]));
  const lookups = new Map<string, (text: string) => string | undefined>();
  return (name, cells) => {
    const found = byName.get(name);
    if (found === undefined) return undefined;
    const { question, columns } = found;
    const text = firstFilled(cells, columns.own);
    if (question.list === null) return text;
    if (text === "" && columns.choices.size > 0) {
      const named = [...columns.choices].filter(([, own]) =>
        /^(1|1\.0|true|yes)$/i.test(firstFilled(cells, own)),
      );
      return named.map(([choice]) => choice).join(" ");
    }
    let toNames = lookups.get(name);
    if (toNames === undefined) {
      toNames = namesFinder(form!, question);
      lookups.set(name, toNames);
    }
    return toNames(text);
  };
}

/** Labels to names, where the cell holds labels; undefined where it cannot be told which. */
function namesFinder(form: Form, question: Question): (text: string) => string | undefined {
  const choices = choicesOf(form, question);
  const names = new Set(choices.map(({ name }) => name));
  const byLabel = new Map(
    choices.flatMap(({ name, label }) => Object.values(label).map((text) => [text.toLowerCase(), name])),
  );
  return (text) =>
    text.split(/\s+/).every((word) => word === "" || names.has(word))
      ? text
      : byLabel.get(text.toLowerCase());
}

/** The first cell with something in it; "" where there is none. */
export function firstFilled(cells: readonly string[], positions: readonly number[]): string {
  for (const position of positions) {
    const cell = cells[position]!.trim();
    if (cell !== "") return cell;
  }
  return "";
}
