/** A form with every kind of question, and its answers in words. */

import { type AnswerTable, answerReason, type Form } from "../evidence/index.ts";
import { answersOf, formOf, told, workbookOf } from "./survey-files.ts";

const survey = `type|name|label::English|label::French|relevant
start|start|||
deviceid|device|||
select_one yn|consent|Do you agree?|D'accord ?|
begin_group|g|Questions||\${consent} = 'yes'
select_one worry|fear|How worried are you?|Inquiet ?|
select_multiple threat|threats|Which threats?|Quelles menaces ?|
text|threats_other|Which other?||selected(\${threats}, 'other')
rank threat|order|Put them in order||
integer|age|Age||
decimal|income|Income||
date|moved|When did you move?||
end_group
text|resp_name|Your name||
geopoint|place|Where||
image|photo|Photo||
calculate|twice|||
begin_repeat|member|Member||
select_one sex|sex|Sex||
begin_repeat|job|Job||
integer|hours|Hours||
end_repeat
end_repeat`;

export const choices = `list_name|name|label::English|label::French
yn|yes|Yes|Oui
yn|no|No|Non
worry|1|Not at all|Pas du tout
worry|2|A little|Un peu
worry|3|Very|Très
worry|98|Don't know|Ne sait pas
worry|99|Prefer not to answer|Refus
threat|food|Lack of food|Manque de nourriture
threat|flood|Floods|Inondations
threat|other|Other|Autre
threat|dk|Don't know|Ne sait pas
sex|f|Woman|Femme
sex|m|Man|Homme`;

export const form: Form = (
  await formOf(
    workbookOf([
      ["survey", survey],
      ["choices", choices],
    ]),
  )
).form!;

/** A column in words: an answer, or in brackets why there is none. */
export function words(table: AnswerTable, key: string): readonly string[] {
  const column = table.columns.get(key)!;
  return [...column.reasons].map((code, row) => {
    const reason = answerReason(code);
    if (reason !== null) return `(${reason})`;
    if (column.kind === "choice") return column.choices[column.codes[row]!]!;
    if (column.kind === "choices")
      return column.choices.filter((_, i) => column.named[i]![row] === 1).join("+");
    if (column.kind === "ranking") {
      const placed = column.choices.map((name, i) => [column.places[i]![row]!, name] as const);
      return placed
        .filter(([place]) => place > 0)
        .toSorted(([a], [b]) => a - b)
        .map(([, name]) => name)
        .join(">");
    }
    return String(column.values[row]);
  });
}

/** The table that a file of answers gives, and what was found in it. */
export async function submissions(
  text: string,
  yaml?: string,
): Promise<{ readonly table: AnswerTable; readonly findings: readonly string[] }> {
  const { answers, list } = await answersOf([["submissions.csv", text]], {
    form,
    ...(yaml === undefined ? {} : { yaml }),
  });
  return { table: answers!.submissions, findings: told(list) };
}
