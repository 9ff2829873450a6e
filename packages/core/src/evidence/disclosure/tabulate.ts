/** From persons to the table of counts that stands behind an estimate by groups. */

import { type CountTable, type SummedTable, sumTable } from "./count-table.ts";
import { answersTo, type Condition, type People, peopleCount, type Where } from "./people.ts";

/** Which persons a table counts, and by what. */
export type TableDefinition = {
  /** Who is counted at all. */
  readonly filter: Where;
  readonly rows: {
    readonly variable: string;
    /** For answers that are summed up in groups, the group of each; a group may have a group. */
    readonly groups?: ReadonlyMap<string, string>;
    /** Rows that are several answers taken as one, each with its answers; other answers are rows of their own. */
    readonly merged?: ReadonlyMap<string, readonly string[]>;
    /** Answers that could be given, also if nobody did: that all answered alike must not show by what is missing. */
    readonly codes?: readonly string[];
  };
  /** Variable of the columns; null for a table of one way. */
  readonly columns: string | null;
  /** What is counted in each cell: for each layer the answers to one variable. Null counts persons. */
  readonly layers: {
    readonly variable: string;
    readonly codes: Readonly<Record<string, readonly string[]>>;
  } | null;
};

/** The name of the only layer of a table that counts persons. */
export const personsLayer = "persons";

/**
 * Count persons into a table. Whoever did not answer one of its variables is not in it. Rows and columns are the
 * answers of all persons, so that a filter does not change the shape.
 *
 * @throws RangeError  for a variable that nobody was asked, or as `sumTable`
 * @example
 * Array.from(tabulate(new Map([["sex", ["f", "m", "f", ""]]]), { filter: [], rows: { variable: "sex" }, columns: null, layers: null }).layers[0]); // => [2, 1, 3]
 */
export function tabulate(people: People, definition: TableDefinition): SummedTable {
  const { filter, rows, columns, layers } = definition;
  const rowOf = mergedRows(definition);
  const answered = codesOf(people, rows.variable).map((code) => rowOf.get(code) ?? code);
  const leaves = [...new Set([...answered, ...(rows.codes ?? [])])];
  const groups = rows.groups ?? new Map<string, string>();
  const columnCodes = columns === null ? [] : codesOf(people, columns);
  const rowIds = [...new Set([...leaves, ...groups.values()])];
  const lineOf = new Map(rowIds.map((id, line) => [id, line]));
  const placeOf = new Map(columnCodes.map((code, place) => [code, place]));
  const width = Math.max(1, columnCodes.length);

  const holds = filter.map((condition) => holdsFor(people, condition));
  const line = answersTo(people, rows.variable).map(
    (answer) => lineOf.get(rowOf.get(answer) ?? answer) ?? -1,
  );
  const place =
    columns === null ? null : answersTo(people, columns).map((answer) => placeOf.get(answer) ?? -1);
  const inLayer = layerConditions(definition).map(([name, condition]) => ({
    name,
    holds: condition === null ? (): boolean => true : holdsFor(people, condition),
    counts: new Float64Array(rowIds.length * width),
  }));
  for (let i = 0; i < peopleCount(people); i++) {
    const column = place === null ? 0 : place[i]!;
    if (line[i]! < 0 || column < 0 || !holds.every((each) => each(i))) continue;
    for (const layer of inLayer) if (layer.holds(i)) layer.counts[line[i]! * width + column]! += 1;
  }
  const table: CountTable = {
    rows: rowIds.map((id) => ({ id, group: groups.get(id) ?? null })),
    columns: columnCodes,
    layers: Object.fromEntries(inLayer.map(({ name, counts }) => [name, counts])),
  };
  if (layers !== null && inLayer.length === 0)
    throw new RangeError(`Cannot count answers to ${layers.variable}`);
  return sumTable(table);
}

/** Answer to the row that it is taken into, for rows of several answers. */
function mergedRows({ rows }: TableDefinition): ReadonlyMap<string, string> {
  return new Map(
    [...(rows.merged ?? [])].flatMap(([row, answers]) => answers.map((answer) => [answer, row] as const)),
  );
}

/** Each layer with the condition that makes it, in the order of a summed table. */
export function layerConditions({
  layers,
}: TableDefinition): readonly (readonly [string, Condition | null])[] {
  if (layers === null) return [[personsLayer, null]];
  return Object.keys(layers.codes)
    .sort()
    .map((name) => [name, { variable: layers.variable, codes: layers.codes[name]! }]);
}

function codesOf(people: People, variable: string): readonly string[] {
  return [...new Set(answersTo(people, variable))].filter((each) => each !== "");
}

function holdsFor(people: People, { variable, codes }: Condition): (person: number) => boolean {
  const answers = answersTo(people, variable);
  const wanted = new Set(codes);
  return (person) => wanted.has(answers[person]!);
}
