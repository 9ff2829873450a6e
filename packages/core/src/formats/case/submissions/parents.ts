/** Which row of its parent table each row of a repeat belongs to. */

import type { Survey } from "../../../evidence/index.ts";
import type { FindingList } from "../../../finding-list.ts";
import { parentLinks } from "./row-keys.ts";
import type { ReadTable } from "./table-reader.ts";

export type ParentRows = {
  /** Rows of the repeat that belong to a row that is there. */
  readonly rows: Int32Array;
  /** For each of them the row of its parent, in that table as read. */
  readonly parents: Int32Array;
  readonly toSubmission: boolean;
};

/**
 * Tie a repeat to its parent by the columns that survey.yaml names, else by those that exports write.
 *
 * @param above  the table of the repeat around it; the submissions where there is none
 * @returns null, with a finding, where no column says to what a row belongs
 */
export function parentRows(
  table: ReadTable,
  {
    above,
    submissions,
    stated,
  }: {
    readonly above: ReadTable;
    readonly submissions: ReadTable;
    readonly stated: Survey["repeats"][number] | undefined;
  },
  list: FindingList,
): ParentRows | null {
  const link = findLink(table, { above, submissions, stated });
  if (link === null) {
    list.add("repeat-unlinked", { file: table.file, row: 1 });
    return null;
  }
  const { child, parent, to, toSubmission } = link;
  const positions = new Map<string, number>();
  to.keys.get(parent)!.forEach((key, row) => {
    if (key !== "" && !positions.has(key)) positions.set(key, row);
  });
  const rows: number[] = [];
  const parents: number[] = [];
  table.keys.get(child)!.forEach((key, row) => {
    const found = positions.get(key);
    if (found !== undefined) {
      rows.push(row);
      parents.push(found);
      return;
    }
    const kind = to.droppedKeys.get(parent)!.has(key) ? "dropped" : "none";
    const where = { file: table.file, row: table.fileRows[row]!, column: child };
    list.add("repeat-without-parent", where, { parent: key.slice(0, 80), kind });
  });
  return { rows: Int32Array.from(rows), parents: Int32Array.from(parents), toSubmission };
}

type Link = {
  readonly child: string;
  readonly parent: string;
  readonly to: ReadTable;
  readonly toSubmission: boolean;
};

function findLink(
  table: ReadTable,
  { above, submissions, stated }: Parameters<typeof parentRows>[1],
): Link | null {
  if (stated?.parentKey) {
    const child = stated.parentKey.toLowerCase();
    const parent = (stated.key ?? stated.parentKey).toLowerCase();
    const fits = table.keys.has(child) && submissions.keys.has(parent);
    return fits ? { child, parent, to: submissions, toSubmission: true } : null;
  }
  for (const { child, parents, toSubmission } of parentLinks) {
    if (!table.keys.get(child)?.some((key) => key !== "")) continue;
    const to = toSubmission ? submissions : above;
    const parent = parents.find((each) => to.keys.get(each)?.some((key) => key !== ""));
    if (parent !== undefined)
      return { child, parent, to, toSubmission: toSubmission || above === submissions };
  }
  return null;
}
