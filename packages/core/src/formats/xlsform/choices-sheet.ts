/** The sheet `choices` of a form: the lists that answers are chosen from. */

import type { Choice } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { type FormHeader, formCell, formTexts } from "./header.ts";
import type { FormRow } from "./survey-sheet.ts";

export function readChoicesSheet(
  file: string,
  header: FormHeader,
  rows: readonly FormRow[],
  { list, mayRepeat }: { readonly list: FindingList; readonly mayRepeat: boolean },
): ReadonlyMap<string, readonly Choice[]> {
  const lists = new Map<string, Map<string, Choice>>();
  for (const { row, cells } of rows) {
    const listName = formCell(header, cells, "list_name");
    const name = formCell(header, cells, "name");
    if (listName === "" || name === "") continue;
    const choices = lists.get(listName) ?? new Map<string, Choice>();
    lists.set(listName, choices);
    const first = choices.get(name);
    if (first === undefined) choices.set(name, { name, label: formTexts(header, cells, "label"), row });
    else if (!mayRepeat)
      list.add(
        "form-choice-duplicate",
        { file, row, column: "name" },
        { list: listName, name, row: first.row },
      );
  }
  return new Map([...lists].map(([name, choices]) => [name, [...choices.values()]]));
}
