/** The tables of counts behind a question, and which of its figures they let through. */

import type { People, TableDefinition } from "../disclosure/index.ts";
import type { ChoiceColumn, ChoicesColumn, NumberColumn } from "../voices/index.ts";
import {
  COUNTS,
  HELD_WORD,
  type HeldAnswers,
  heldVariable,
  NOT_HELD_WORD,
  REST,
} from "./answer-variables.ts";
import type { Door } from "./door.ts";
import { groupVariable } from "./group-sizes.ts";
import type { Grouping } from "./survey-evidence.ts";

/** A question that has figures. */
export type FigureColumn = ChoiceColumn | ChoicesColumn | NumberColumn;

/** What may be shown of a question in one group: of everybody where `code` is null. */
export type Shown = {
  /** The number of answers. */
  readonly n: boolean;
  /** The share of those whose answer counts. */
  readonly counted: boolean;
  /** The share of each choice. */
  readonly choices: readonly boolean[];
};

export type ItemTables = {
  readonly definitions: readonly TableDefinition[];
  /** The variables of answers that they count. */
  readonly variables: readonly string[];
  /** @param g  place of the grouping among those given; 0 is everybody */
  shown(door: Door, g: number, code: string | null): Shown;
};

type Rows = TableDefinition["rows"];

/**
 * Tables for a question in every grouping, everybody first.
 *
 * Where it is known which answers count, tables are of two rows, and single choices are shown besides only in
 * groupings in which every count is large enough: so no small choice takes the others with it.
 *
 * @param counts  answers that count; null where nothing says which
 * @param held  where the question only says whether people gave one of some answers
 */
export function itemTables(
  column: FigureColumn,
  { counts, held }: { readonly counts: readonly string[] | null; readonly held: HeldAnswers | null },
  groupings: readonly Grouping[],
  { minimum, people }: { readonly minimum: number; readonly people: People },
): ItemTables {
  const divisions = [null, ...groupings];
  const tablesOf = (rows: Rows, of: readonly (Grouping | null)[] = divisions): readonly TableDefinition[] =>
    of.map((grouping) => ({
      filter: [],
      rows,
      columns: grouping === null ? null : groupVariable(grouping),
      layers: null,
    }));
  if (held !== null) return heldTables(held, tablesOf);
  if (!("choices" in column)) {
    return {
      variables: ["answered"],
      definitions: tablesOf({ variable: "answered" }),
      shown: (door, g, code) => ({ n: door.shows(g, null, code), counted: false, choices: [] }),
    };
  }
  if (column.kind === "choices") return severalTables(column, divisions.length, tablesOf);
  if (counts === null) return plainTables(column, tablesOf);
  const isFine = divisions.map((grouping) =>
    everyCountReaches(minimum, { answers: people.get("answer")!, choices: column.choices, grouping }),
  );
  return countedTables(column, counts, { divisions, isFine, tablesOf });
}

type TablesOf = (rows: Rows, of?: readonly (Grouping | null)[]) => readonly TableDefinition[];

/** Who gave one of some answers, and who did not. */
function heldTables(held: HeldAnswers, tablesOf: TablesOf): ItemTables {
  const variable = heldVariable(held);
  return {
    variables: [variable],
    definitions: tablesOf({ variable, codes: [HELD_WORD, NOT_HELD_WORD] }),
    shown(door, g, code) {
      const n = door.shows(g, null, code);
      const counted = n && [HELD_WORD, NOT_HELD_WORD].every((row) => door.shows(g, row, code));
      return { n, counted, choices: [counted, counted] };
    },
  };
}

/** Each choice is a question of its own; all share the people who answered. */
function severalTables({ choices }: ChoicesColumn, divisionCount: number, tablesOf: TablesOf): ItemTables {
  const variables = choices.map((choice) => `names ${choice}`);
  return {
    variables,
    definitions: variables.flatMap((variable) => tablesOf({ variable, codes: [COUNTS, REST] })),
    shown(door, g, code) {
      const at = (c: number, row: string | null): boolean => door.shows(c * divisionCount + g, row, code);
      const n = choices.every((_, c) => at(c, null));
      return { n, counted: false, choices: choices.map((_, c) => n && at(c, COUNTS) && at(c, REST)) };
    },
  };
}

/** A row for each choice. */
function plainTables({ choices, ordered }: ChoiceColumn, tablesOf: TablesOf): ItemTables {
  return {
    variables: ["answer"],
    definitions: tablesOf({ variable: "answer", codes: choices }),
    shown(door, g, code) {
      const n = door.shows(g, null, code);
      const each = choices.map((choice) => n && door.shows(g, choice, code));
      // With some choices withheld, the mean would tell more of them than their number does.
      return { n, counted: false, choices: ordered && !each.every(Boolean) ? each.map(() => false) : each };
    },
  };
}

/** Two rows, those that count and the rest; and a row for each choice where all of them are given by enough people. */
function countedTables(
  { choices }: ChoiceColumn,
  counts: readonly string[],
  {
    divisions,
    isFine,
    tablesOf,
  }: {
    readonly divisions: readonly (Grouping | null)[];
    readonly isFine: readonly boolean[];
    readonly tablesOf: TablesOf;
  },
): ItemTables {
  const rest = choices.filter((choice) => !counts.includes(choice));
  const merged = new Map(
    [[COUNTS, counts] as const, [REST, rest] as const].filter(([, codes]) => codes.length > 0),
  );
  const fine = divisions.filter((_, g) => isFine[g]);
  return {
    variables: ["answer"],
    definitions: [
      ...tablesOf({ variable: "answer", merged, codes: [...merged.keys()] }),
      ...tablesOf({ variable: "answer", codes: choices }, fine),
    ],
    shown(door, g, code) {
      const n = door.shows(g, null, code);
      const counted = n && [...merged.keys()].every((row) => door.shows(g, row, code));
      const t = divisions.length + fine.indexOf(divisions[g]!);
      const single = (choice: string): boolean => {
        if (!counted) return false;
        // One choice against all others is a row by itself.
        const side = counts.includes(choice) ? counts : rest;
        return side.length === 1 || (isFine[g]! && door.shows(t, choice, code));
      };
      return { n, counted, choices: choices.map(single) };
    },
  };
}

/** Whether at least so many people gave each choice in each group that anybody is in. */
function everyCountReaches(
  minimum: number,
  {
    answers,
    choices,
    grouping,
  }: {
    readonly answers: readonly string[];
    readonly choices: readonly string[];
    readonly grouping: Grouping | null;
  },
): boolean {
  const places = new Map(choices.map((choice, place) => [choice, place]));
  const counts = new Int32Array(choices.length * (grouping?.groups.length ?? 1));
  const isThere = new Uint8Array(grouping?.groups.length ?? 1);
  for (const [person, answer] of answers.entries()) {
    const group = grouping === null ? 0 : grouping.codes[person]!;
    const place = places.get(answer);
    if (group < 0 || place === undefined) continue;
    isThere[group] = 1;
    counts[group * choices.length + place]!++;
  }
  return counts.every((count, k) => isThere[Math.floor(k / choices.length)] === 0 || count >= minimum);
}
