/** From the heading of an export to the question, and for one column a choice, to the choice. */

import type { Choice, Form, Question } from "../../../evidence/index.ts";

export type HeadingTarget = {
  readonly question: Question;
  /** Name of the choice whose column it is; null for the column of the question. */
  readonly choice: string | null;
};

// With groups, question and choice; a file may have longer ones.
const LONGEST_HEADING = 5_000;

/** The choices of a question: those of its list, and "other" where one may say so. */
export function choicesOf(form: Form, question: Question): readonly Choice[] {
  const list = question.list === null ? [] : (form.lists.get(question.list) ?? []);
  if (!question.orOther || list.some(({ name }) => name === "other")) return list;
  return [...list, { name: "other", label: { "": "Other" }, row: question.row }];
}

/**
 * What headings of one table mean: the names of its questions, alone or with their groups and with any of the marks
 * `/ . : -` between, or their labels in any language. A heading that could be two questions is none.
 *
 * @param repeat  path of the repeat that the table is of; null for the submissions
 */
export function headingLookup(
  form: Form,
  repeat: string | null,
): (heading: string) => HeadingTarget | undefined {
  const byName = new Map<string, HeadingTarget | null>();
  const byLabel = new Map<string, HeadingTarget | null>();
  for (const question of form.questions) {
    if (question.repeat !== repeat) continue;
    const parts = question.path.split("/");
    const names = parts.map((_, start) => parts.slice(start).join("/"));
    const labels = Object.values(question.label);
    const target = { question, choice: null };
    for (const name of names) add(byName, name, target);
    for (const label of labels) add(byLabel, label, target);
    if (question.kind !== "select-multiple") continue;
    for (const choice of choicesOf(form, question)) {
      const own = { question, choice: choice.name };
      for (const name of names) add(byName, `${name}/${choice.name}`, own);
      for (const label of labels) {
        for (const said of Object.values(choice.label)) add(byLabel, `${label}/${said}`, own);
      }
    }
  }
  return (heading) => {
    if (heading.length > LONGEST_HEADING) return undefined;
    const key = headingKey(heading);
    return byName.get(key) ?? byLabel.get(key) ?? withoutGroups(key, byLabel) ?? undefined;
  };
}

/** Exports with labels may put those of the groups before. */
function withoutGroups(
  key: string,
  byLabel: ReadonlyMap<string, HeadingTarget | null>,
): HeadingTarget | null {
  for (let at = key.indexOf("/"); at !== -1; at = key.indexOf("/", at + 1)) {
    const target = byLabel.get(key.slice(at + 1));
    if (target) return target;
  }
  return null;
}

function add(targets: Map<string, HeadingTarget | null>, text: string, target: HeadingTarget): void {
  const key = headingKey(text);
  if (key === "") return;
  const known = targets.get(key);
  const isSame = known?.question === target.question && known.choice === target.choice;
  targets.set(key, known === undefined || isSame ? target : null);
}

/**
 * A heading with one mark for all that exports put between groups, questions and choices.
 *
 * @example
 * headingKey(" Group.question-A "); // => "group/question/a"
 */
export function headingKey(heading: string): string {
  return heading.trim().toLowerCase().replace(/[.:-]/g, "/").replace(/\s+/g, " ");
}
