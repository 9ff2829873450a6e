/** Tables made ready to leave together: suppressed, held against each other and the ledger, and suppressed further. */

import { type People, whereText } from "./people.ts";
import { countsOf, type Release, type ReleaseLedger, releaseOf } from "./release.ts";
import { type ReleaseReview, type ReviewOptions, reviewRelease } from "./review-release.ts";
import { type SuppressedTable, suppressTable } from "./suppress-table.ts";
import { type TableDefinition, tabulate } from "./tabulate.ts";

export type PreparedRelease = {
  /** In the order of the definitions. */
  readonly tables: readonly SuppressedTable[];
  readonly release: Release;
  /** Refusals that more suppression in these tables could not answer. The release must not leave with any. */
  readonly review: ReleaseReview;
};

/**
 * Count, suppress and review tables, withholding what the review objects to and covering it anew, until it objects to
 * nothing more that these tables can withhold.
 *
 * @throws RangeError  as `tabulate`, `suppressTable` and `reviewRelease`
 */
export function prepareRelease(
  people: People,
  ledger: ReleaseLedger,
  { id, population, definitions, sizes = new Map() }: PlannedRelease,
  options: ReviewOptions,
): PreparedRelease {
  const planned = definitions.map((definition) => {
    const table = tabulate(people, definition);
    const shown = definition.columns === null ? undefined : sizes.get(definition.columns);
    const isSize = table.positions.map(
      ({ row, column }) => shown !== undefined && row === null && column !== null,
    );
    const isOpen = table.positions.map(({ column }) => column !== null && shown?.has(column) === true);
    return {
      definition,
      table,
      hidden: Uint8Array.from(isSize, (each, k) => Number(each && !isOpen[k])),
      known: Uint8Array.from(isSize, (each, k) => Number(each && isOpen[k]!)),
    };
  });
  for (;;) {
    const tables = planned.map(({ table, hidden, known }) =>
      suppressTable(table, options.rule, { hidden, known }),
    );
    const pairs = planned.map(({ definition }, t) => ({ definition, suppressed: tables[t]! }));
    const release = releaseOf(id, population, pairs);
    const review = reviewRelease(ledger, release, people, options);
    const objected = new Set(review.refusals.map(({ where }) => whereText(where)));
    let more = false;
    for (const [t, { definition, hidden }] of planned.entries()) {
      for (const [k, counts] of countsOf(definition, tables[t]!).entries()) {
        if (tables[t]!.marks[k] !== "published") continue;
        if (!counts.some(({ where }) => objected.has(whereText(where)))) continue;
        hidden[k] = 1;
        more = true;
      }
    }
    if (!more) return { tables, release, review };
  }
}

/** For variables that tables have as columns, the answers of which it is told everywhere how many gave them. */
export type GroupSizes = ReadonlyMap<string, ReadonlySet<string>>;

export type PlannedRelease = {
  readonly id: string;
  readonly population: string;
  readonly definitions: readonly TableDefinition[];
  /** How many gave the other answers to these variables is told in no table. */
  readonly sizes?: GroupSizes;
};
