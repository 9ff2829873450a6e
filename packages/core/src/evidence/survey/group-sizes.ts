/** How many people each group holds: one answer for all questions, as two questions would else tell it together. */

import type { GroupSizes, People, TableDefinition } from "../disclosure/index.ts";
import type { AnswerTable, Form, Survey } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import { type DoorOptions, type DoorRecord, openDoor } from "./door.ts";
import { withoutRareAnswers } from "./rare-answers.ts";
import { columnKey, type Grouping } from "./survey-evidence.ts";

/** Who did not say it, among those by whom it is told who was heard. */
export const UNSTATED = "(unstated)";

/** The variable of a grouping, in every table and in the ledger. */
export function groupVariable({ kind, id }: Pick<Grouping, "kind" | "id">): string {
  return `by ${kind} ${id}`;
}

/** The variable of a question that tells who was heard. */
export function heardVariable(key: string): string {
  return `heard ${key}`;
}

/**
 * The groups that people are told apart by. Those of whom it is not known are a group too: where they are few, the
 * whole and the others would give them away.
 */
export function groupsOfPeople(
  groupings: readonly Grouping[],
  weights: ArrayLike<number>,
): Map<string, readonly string[]> {
  return new Map(
    groupings.map(({ kind, id, codes, groups }) => [
      groupVariable({ kind, id }),
      Array.from(codes, (code, person) =>
        // Who has no weight is in no estimate.
        !(weights[person]! > 0) ? "" : code < 0 ? UNSTATED : groups[code]!.code,
      ),
    ]),
  );
}

/**
 * Which groups of a table may show how many people they hold. A group of fewer than the protection is small here, so
 * that the answers within every other one stay uncertain by that much though its size is known.
 */
export function groupSizes(
  table: AnswerTable,
  { groupings, weights }: { readonly groupings: readonly Grouping[]; readonly weights: ArrayLike<number> },
  { survey, form }: { readonly survey: Survey; readonly form: Form | null },
  options: DoorOptions,
): { readonly sizes: GroupSizes; readonly record: DoorRecord } {
  const people = groupsOfPeople(groupings, weights);
  for (const { column } of table.repeat === "" ? survey.heard : []) {
    const key = columnKey(table, column);
    if (key === undefined) continue;
    people.set(
      heardVariable(key),
      columnTexts(withoutRareAnswers(table.columns.get(key)!, key, { survey, form })).map((text) =>
        text === "" ? UNSTATED : text,
      ),
    );
  }
  const variables = [...people.keys()];
  const definitions = variables.map((variable): TableDefinition => {
    return { filter: [], rows: { variable }, columns: null, layers: null };
  });
  const { minimum, protection } = options.rule;
  const rule = { ...options.rule, minimum: Math.max(minimum, protection) };
  const about = table.repeat === "" ? "(people)" : `(people) of ${table.repeat}`;
  const door = openDoor({ about, people, definitions, given: variables }, { ...options, rule });
  const sizes = new Map(
    variables.map((variable, t) => [
      variable,
      shownCodes(people, variable, (code) => door.shows(t, code, null)),
    ]),
  );
  return { sizes, record: door.record };
}

function shownCodes(
  people: People,
  variable: string,
  isShown: (code: string) => boolean,
): ReadonlySet<string> {
  return new Set([...new Set(people.get(variable)!)].filter((code) => code !== "" && isShown(code)));
}
