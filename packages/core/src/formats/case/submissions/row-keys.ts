/** Which columns of an export say what a row is: its own ids, those of the row it belongs to, the form's version. */

/** Position by lower-case heading; the first where one stands twice. */
export type Headings = ReadonlyMap<string, number>;

export function headingPositions(header: readonly string[]): Headings {
  const positions = new Map<string, number>();
  header.forEach((heading, position) => {
    const key = heading.trim().toLowerCase();
    if (key !== "" && !positions.has(key)) positions.set(key, position);
  });
  return positions;
}

// Ids that a collection tool gives each submission, the surest first.
const instanceIds = [
  "_uuid",
  "meta/instanceid",
  "meta-instanceid",
  "instanceid",
  "key",
  "__id",
  "uuid",
  "_id",
];

/** Where the id of a row stands; −1 where there is none. Rounds of a repeat have one in some exports only. */
export function instanceIdColumn(headings: Headings, isRepeat: boolean): number {
  if (!isRepeat) return firstOf(headings, instanceIds);
  return headings.has("parent_key") ? firstOf(headings, ["key"]) : -1;
}

/** Where the version of the form stands that a row was answered with; −1 where there is none. */
export function versionColumn(headings: Headings): number {
  return firstOf(headings, [
    "__version__",
    "_version_",
    "_version",
    "formversion",
    "formdef_version",
    "meta/version",
  ]);
}

/** A column of a repeat that names its parent, and the column of the parent that it names. */
export type ParentLink = { readonly child: string; readonly parents: readonly string[] };

/** The links that exports write, the surest first. Those to the submission lead past a repeat in between. */
export const parentLinks: readonly (ParentLink & { readonly toSubmission: boolean })[] = [
  { child: "parent_key", parents: ["key"], toSubmission: false },
  { child: "__submissions-id", parents: ["__id", "key"], toSubmission: true },
  { child: "_parent_index", parents: ["_index", "index"], toSubmission: false },
  { child: "_submission__uuid", parents: ["_uuid", "uuid", "meta/instanceid"], toSubmission: true },
  { child: "_submission__id", parents: ["_id"], toSubmission: true },
  { child: "parent_uuid", parents: ["_uuid", "uuid"], toSubmission: true },
  { child: "uuid", parents: ["_uuid", "uuid"], toSubmission: true },
];

const linkColumns = new Set(parentLinks.flatMap(({ child, parents }) => [child, ...parents]));

/** Whether tables may be tied together by this column. */
export function isLinkColumn(heading: string): boolean {
  return linkColumns.has(heading);
}

// What tools add to a row for their own book-keeping. It says nothing about people and is not told as unknown.
const bookkeeping =
  /^(_.*|key|parent_key|set-of-.*|formhub\/uuid|meta\/.*|meta-.*|instanceid|instancename|instance_name|start|end|submissiondate|attachments(present|expected)|status|reviewstate|edits|formversion|formdef_version|uuid|index|parent_index|row_id)$/;

export function isBookkeeping(heading: string): boolean {
  return bookkeeping.test(heading.trim().toLowerCase());
}

function firstOf(headings: Headings, names: readonly string[]): number {
  const name = names.find((each) => headings.has(each));
  return name === undefined ? -1 : headings.get(name)!;
}

/**
 * Whether two rows of the same id say the same: a number made of the cells that people answered.
 *
 * Two different rows have the same number once in 10^15 or so.
 */
export function contentHash(cells: readonly string[], isContent: readonly boolean[]): number {
  let a = 0x811c9dc5;
  let b = 0x1000193;
  for (let column = 0; column < cells.length; column++) {
    if (isContent[column] !== true) continue;
    const cell = cells[column]!;
    for (let i = 0; i < cell.length; i++) {
      const code = cell.charCodeAt(i);
      a = Math.imul(a ^ code, 16_777_619);
      b = Math.imul(b ^ (code + 31), 2_246_822_519);
    }
    // The end of a cell counts: "ab" and "c" are not "a" and "bc".
    a = Math.imul(a ^ 0x10000, 16_777_619);
    b = Math.imul(b ^ 0x10001, 3_266_489_917) ^ (b >>> 13);
  }
  return (b >>> 0) * 2 ** 21 + ((a >>> 0) & 0x1fffff);
}
