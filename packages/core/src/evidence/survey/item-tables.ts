/** The tables of counts behind a question, and which of its figures they let through. */

import type { TableDefinition } from "../disclosure/index.ts";
import type { ChoiceColumn, ChoicesColumn, NumberColumn } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import type { Door, DoorTables } from "./door.ts";
import type { Grouping } from "./survey-evidence.ts";

/** A question that has figures. */
export type FigureColumn = ChoiceColumn | ChoicesColumn | NumberColumn;

/** Rows of tables that are several answers; no code of a form looks like these. */
const COUNTS = "(counts)";
const REST = "(rest)";
const ANSWERED = "(answered)";

/** What may be shown of a question in one group: of everybody where `code` is null. */
export type Shown = {
  /** The number of answers. */
  readonly n: boolean;
  /** The share of those whose answer counts. */
  readonly counted: boolean;
  /** The share of each choice. */
  readonly choices: readonly boolean[];
  readonly mean: boolean;
};

export type ItemTables = DoorTables & {
  /** @param g  place of the grouping among those given; 0 is everybody */
  shown(door: Door, g: number, code: string | null): Shown;
};

/**
 * Tables for a question in every grouping, everybody first.
 *
 * Where it is known which answers count, tables are of two rows, and single choices are shown besides only in
 * groupings in which every count is large enough: so no small choice takes the others with it.
 *
 * @param counts  answers that count; null where nothing says which
 * @param kept  whether a person has a weight; others are in no estimate, and so in no table
 */
export function itemTables(
  column: FigureColumn,
  counts: readonly string[] | null,
  groupings: readonly Grouping[],
  { kept, minimum }: { readonly kept: (person: number) => boolean; readonly minimum: number },
): ItemTables {
  const divisions = [null, ...groupings];
  const texts = (of: readonly string[]): readonly string[] =>
    of.map((text, person) => (kept(person) ? text : ""));
  const people = new Map(
    groupings.map(({ kind, id, codes, groups }) => [
      divisionName({ kind, id }),
      texts(Array.from(codes, (code) => (code < 0 ? "" : groups[code]!.code))),
    ]),
  );
  const table = (rows: TableDefinition["rows"], grouping: Grouping | null): TableDefinition => ({
    filter: [],
    rows,
    columns: grouping === null ? null : divisionName(grouping),
    layers: null,
  });
  const answered = new Set(["answer"]);
  if (!("choices" in column)) {
    people.set("answer", texts(Array.from(column.reasons, (reason) => (reason === 0 ? ANSWERED : ""))));
    return {
      people,
      answers: answered,
      definitions: divisions.map((grouping) => table({ variable: "answer" }, grouping)),
      shown(door, g, code) {
        const n = door.shows(g, null, code);
        return { n, counted: false, choices: [], mean: n };
      },
    };
  }
  const { choices } = column;
  if (column.kind === "choices") {
    for (const [c, choice] of choices.entries()) {
      const named = Array.from(column.reasons, (reason, person) =>
        reason !== 0 ? "" : column.named[c]![person] === 1 ? COUNTS : REST,
      );
      people.set(`names ${choice}`, texts(named));
    }
    return {
      people,
      answers: new Set(choices.map((choice) => `names ${choice}`)),
      definitions: choices.flatMap((choice) =>
        divisions.map((grouping) => table({ variable: `names ${choice}` }, grouping)),
      ),
      shown(door, g, code) {
        // Each choice is a question of its own; all share the people who answered.
        const at = (c: number, row: string | null): boolean =>
          door.shows(c * divisions.length + g, row, code);
        const n = choices.every((_, c) => at(c, null));
        return {
          n,
          counted: false,
          choices: choices.map((_, c) => n && at(c, COUNTS) && at(c, REST)),
          mean: false,
        };
      },
    };
  }
  const answers = texts(columnTexts(column));
  people.set("answer", answers);
  if (counts === null) {
    return {
      people,
      answers: answered,
      definitions: divisions.map((grouping) => table({ variable: "answer" }, grouping)),
      shown(door, g, code) {
        const n = door.shows(g, null, code);
        const each = choices.map((choice) => n && door.shows(g, choice, code));
        // With some choices withheld, the mean would tell more of them than their number does.
        const whole = each.every(Boolean);
        return {
          n,
          counted: false,
          choices: column.ordered && !whole ? each.map(() => false) : each,
          mean: n,
        };
      },
    };
  }
  const rest = choices.filter((choice) => !counts.includes(choice));
  const merged = new Map([
    [COUNTS, counts],
    [REST, rest],
  ]);
  const isFine = divisions.map((grouping) => everyCountReaches(minimum, { answers, choices, grouping }));
  const fine = divisions.filter((_, g) => isFine[g]);
  const coarse = divisions.map((grouping) => table({ variable: "answer", merged }, grouping));
  return {
    people,
    answers: answered,
    definitions: [...coarse, ...fine.map((grouping) => table({ variable: "answer" }, grouping))],
    shown(door, g, code) {
      const n = door.shows(g, null, code);
      const counted = n && door.shows(g, COUNTS, code) && door.shows(g, REST, code);
      const t = divisions.length + fine.indexOf(divisions[g]!);
      const single = (choice: string): boolean => {
        if (!counted) return false;
        // One choice against one, or against all others, is what counts.
        if (choices.length === 2) return true;
        return isFine[g]! && door.shows(t, choice, code);
      };
      return { n, counted, choices: choices.map(single), mean: counted };
    },
  };
}

/** The name under which counts of a grouping stand in a ledger: the same in every release. */
function divisionName({ kind, id }: Pick<Grouping, "kind" | "id">): string {
  return `${kind} ${id}`;
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
