/** The door: every number that people's answers come to passes it, and what it does not let through is nowhere shown. */

import type { SolveLinearProgramme } from "../../numerics/index.ts";
import {
  type GroupSizes,
  type People,
  type PreparedRelease,
  prepareRelease,
  type Refusal,
  type Release,
  type ReleaseLedger,
  type ReleaseReview,
  type SuppressionRule,
  type TableDefinition,
  whereText,
} from "../disclosure/index.ts";
import { repeatedRelease } from "./repeated-release.ts";

export type DoorOptions = {
  readonly rule: SuppressionRule;
  /** The survey and its period: counts of other people are not held against these. */
  readonly population: string;
  /** What left before, and the solver for the attack on all of it; null where nothing leaves the house. */
  readonly against: {
    readonly ledger: ReleaseLedger;
    /** Name of the release. */
    readonly id: string;
    readonly solve: SolveLinearProgramme;
    /** Most combinations of answers for which all tables are attacked together. */
    readonly atMost: number;
  } | null;
};

/** The tables of one question, or of questions that share their people. */
export type DoorTables = {
  /** What the tables are of; counts of other questions are not held against these. */
  readonly about: string;
  readonly people: People;
  readonly definitions: readonly TableDefinition[];
  /** Tables of the same that are shown beside these. */
  readonly beside?: readonly Release[];
  /** Answers to a variable that tables before counted by and these do not; undefined where nobody can tell. */
  readonly further?: (variable: string) => readonly string[] | undefined;
  /** Variables by which readers know people, such as where they live. */
  readonly given: readonly string[];
  /** Groups whose size is shown, in every table or in none. */
  readonly sizes?: GroupSizes;
};

/** What a door let through, and why no more. */
export type DoorRecord = {
  readonly about: string;
  readonly release: Release;
  readonly jointAttack: ReleaseReview["jointAttack"];
  /** Least difference between the most and the least that a withheld count can be; Infinity where none is. */
  readonly narrowest: number;
  /** Why nothing is shown; null where something is. */
  readonly closed: Refusal["reason"] | "variable-unknown" | null;
  /** Nothing is shown of groups, as with them nothing could be shown at all. */
  readonly withoutGroups: boolean;
  /** The release that had just the same counts, which leave again as they did; null where none had. */
  readonly repeats: string | null;
};

export type Door = {
  /** Whether the count at a position of a table may be shown; null stands for the total. */
  shows(table: number, row: string | null, column: string | null): boolean;
  readonly record: DoorRecord;
};

/**
 * Open the door for tables: counts below the minimum are withheld, and as many others as keep them from being worked
 * out within a table, between these tables, or from what left before. Where that cannot be had, or what left before
 * counts people by something that nobody can tell any more, nothing is shown.
 *
 * @throws RangeError  for a variable that nobody was asked
 */
export function openDoor(
  { about, people: asked, definitions, beside = [], further = () => undefined, given, sizes }: DoorTables,
  { rule, population, against }: DoorOptions,
): Door {
  const planned = { id: against?.id ?? "assessment", population: `${population} ${about}`, definitions };
  const earlier = [
    ...(against?.ledger ?? []).filter((each) => each.population === planned.population),
    // A release cannot be held against itself.
    ...beside.map((each, k) => ({ ...each, id: `${each.id} (${k + 1})` })),
  ];
  const people = new Map(asked);
  for (const { counts } of earlier) {
    for (const { variable } of counts.flatMap(({ where }) => where)) {
      const answers = people.has(variable) ? undefined : further(variable);
      if (answers !== undefined) people.set(variable, answers);
    }
  }
  const isKnown = earlier.every(({ counts }) =>
    counts.every(({ where }) => where.every(({ variable }) => people.has(variable))),
  );
  // Beside tables of this very release nothing is a mere repetition.
  const repeated = isKnown && beside.length === 0 ? repeatedRelease(people, definitions, earlier) : null;
  if (repeated !== null) {
    const { id, population: of } = planned;
    const record = {
      about,
      release: { id, population: of, counts: repeated.counts },
      jointAttack: "done",
    } as const;
    return {
      shows: repeated.shows,
      record: { ...record, narrowest: Infinity, closed: null, withoutGroups: false, repeats: repeated.id },
    };
  }
  const options = { rule, solve: against?.solve ?? unsolved, atMost: against?.atMost ?? 0, given };
  const ledger = isKnown ? earlier : [];
  const attempt = (own: readonly TableDefinition[]): PreparedRelease =>
    prepareRelease(people, ledger, { ...planned, definitions: own, ...(sizes && { sizes }) }, options);
  const whole = attempt(definitions);
  // Where groups cannot leave, the whole may.
  const plain = definitions.filter(({ columns }) => columns === null);
  const isWhole =
    whole.review.refusals.length === 0 || plain.length === definitions.length || plain.length === 0;
  const { tables, release, review } = isWhole ? whole : attempt(plain);
  const positions = definitions.map((each) => (isWhole ? definitions : plain).indexOf(each));
  const closed = isKnown ? reasonOf(review.refusals) : "variable-unknown";
  const shown = tables.map(
    ({ table, marks }) =>
      new Set(
        table.positions
          .filter((_, k) => marks[k] === "published")
          .map(({ row, column }) => JSON.stringify([row, column])),
      ),
  );
  const through = closed === null ? release.counts : [];
  const published = new Map(through.map(({ where, count }) => [whereText(where), count]));
  const counts = whole.release.counts.map(({ where }) => {
    return { where, count: published.get(whereText(where)) ?? null };
  });
  return {
    shows: (table, row, column) =>
      closed === null && shown[positions[table]!]?.has(JSON.stringify([row, column])) === true,
    record: {
      about,
      release: { ...release, counts },
      jointAttack: review.jointAttack,
      narrowest: tables.reduce((least, each) => Math.min(least, each.narrowest), Infinity),
      closed,
      // Its groups are all withheld, though the whole is not.
      withoutGroups: !isWhole,
      repeats: null,
    },
  };
}

/** The reason that people can do most about. */
function reasonOf(refusals: readonly Refusal[]): Refusal["reason"] | null {
  const changed = refusals.find(({ reason }) => reason === "count-changed");
  return (changed ?? refusals[0])?.reason ?? null;
}

/** Without earlier releases, tables are attacked one by one by their flows, and in pairs. */
const unsolved: SolveLinearProgramme = () => ({ status: "unsolved" });
