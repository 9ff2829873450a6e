/** Answers that nobody listed and few gave: what is typed into a table may be anything, so its words are not shown. */

import type { Form, Survey, SurveyColumn } from "../voices/index.ts";

/** Stands for all of them; what people read in its place is the report's to say. */
export const OTHER_ANSWERS = "(other)";

/** Answers that form or survey.yaml name for a column; null where the form lists all that may be given. */
function listedAnswers(key: string, { survey, form }: Described): ReadonlySet<string> | null {
  if (form?.questions.find(({ path }) => path === key)?.list != null) return null;
  const name = key.slice(key.lastIndexOf("/") + 1);
  const isIt = ({ column }: { readonly column: string }): boolean => column === name || column === key;
  const items = survey.items.filter(isIt);
  if (items.some(({ scale }) => scale !== null)) return null;
  return new Set([
    ...items.flatMap(({ labels, counts }) => [...Object.keys(labels), ...(counts ?? [])]),
    ...survey.heard
      .filter(isIt)
      .flatMap(({ labels, targets }) => [...Object.keys(labels), ...Object.keys(targets)]),
    ...survey.capacity.filter(isIt).flatMap(({ counts }) => counts),
    ...Object.keys(survey.place.units),
  ]);
}

type Described = { readonly survey: Survey; readonly form: Form | null };

/**
 * The column with answers that nobody listed and fewer people than the minimum gave joined into one. Other kinds of
 * columns are as they were.
 *
 * @param alsoListed  further answers that are names of the case, such as units
 */
export function withoutRareAnswers(
  column: SurveyColumn,
  key: string,
  described: Described,
  alsoListed: ReadonlySet<string> = new Set(),
): SurveyColumn {
  if (column.kind !== "choice") return column;
  const listed = listedAnswers(key, described);
  if (listed === null) return column;
  const counts = new Int32Array(column.choices.length);
  for (const code of column.codes) if (code >= 0) counts[code]! += 1;
  const { minimum } = described.survey.disclosure;
  const isRare = column.choices.map(
    (choice, code) => counts[code]! < minimum && !listed.has(choice) && !alsoListed.has(choice),
  );
  if (!isRare.includes(true)) return column;
  const choices = [...column.choices.filter((_, code) => !isRare[code]), OTHER_ANSWERS];
  const positions = column.choices.map((choice, code) =>
    choices.indexOf(isRare[code]! ? OTHER_ANSWERS : choice),
  );
  return {
    ...column,
    choices,
    codes: Int32Array.from(column.codes, (code) => (code < 0 ? -1 : positions[code]!)),
  };
}
