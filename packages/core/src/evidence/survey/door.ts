/** The door: every number that people's answers come to passes it, and what it does not let through is nowhere shown. */

import type { SolveLinearProgramme } from "../../numerics/index.ts";
import {
  type People,
  prepareRelease,
  type Release,
  type ReleaseLedger,
  type ReleaseReview,
  type SuppressionRule,
  type TableDefinition,
} from "../disclosure/index.ts";

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

export type DoorTables = {
  readonly people: People;
  /** Variables that are answers, and no groups that people are known to be in. */
  readonly answers: ReadonlySet<string>;
  readonly definitions: readonly TableDefinition[];
};

export type Door = {
  /** Whether the count at a position of a table may be shown; null stands for the total. */
  shows(table: number, row: string | null, column: string | null): boolean;
  readonly release: Release;
  readonly review: ReleaseReview;
};

/**
 * Open the door for the tables of one question, or of questions that share their people: counts below the minimum are
 * withheld, and as many others as keep them from being worked out within a table, between these tables, or from what
 * left before. Where that cannot be had, nothing is shown.
 *
 * @param about  what the tables are of; counts of other questions are not held against these
 * @throws RangeError  for a variable that nobody was asked
 */
export function openDoor(
  about: string,
  { people, answers, definitions }: DoorTables,
  { rule, population, against }: DoorOptions,
): Door {
  const id = against?.id ?? "assessment";
  const { tables, release, review } = prepareRelease(
    people,
    (against?.ledger ?? []).filter((each) => each.population === `${population} ${about}`),
    { id, population: `${population} ${about}`, definitions },
    { rule, solve: against?.solve ?? unsolved, atMost: against?.atMost ?? 0, answers },
  );
  const isOpen = review.refusals.length === 0;
  const shown = tables.map(
    ({ table, marks }) =>
      new Set(
        table.positions
          .filter((_, k) => marks[k] === "published")
          .map(({ row, column }) => JSON.stringify([row, column])),
      ),
  );
  const withheld = { ...release, counts: release.counts.map(({ where }) => ({ where, count: null })) };
  return {
    shows: (table, row, column) => isOpen && shown[table]!.has(JSON.stringify([row, column])),
    release: isOpen ? release : withheld,
    review,
  };
}

/** Without earlier releases, tables are attacked one by one by their flows, and in pairs. */
const unsolved: SolveLinearProgramme = () => ({ status: "unsolved" });
