/** Tables made ready to leave together: suppressed, held against each other and the ledger, and suppressed further. */

import { type People, type Where, whereText } from "./people.ts";
import { countsOf, type Release, type ReleaseLedger, releaseOf } from "./release.ts";
import { type Refusal, type ReleaseReview, type ReviewOptions, reviewRelease } from "./review-release.ts";
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
  const memory = { solutions: [], outcomes: new Map() };
  for (;;) {
    const tables = planned.map(({ table, hidden, known }) =>
      suppressTable(table, options.rule, { hidden, known }),
    );
    const pairs = planned.map(({ definition }, t) => ({ definition, suppressed: tables[t]! }));
    const release = releaseOf(id, population, pairs);
    const review = reviewRelease(ledger, release, people, { ...options, memory });
    const positions = planned.flatMap(({ definition, hidden, known }, t) =>
      countsOf(definition, tables[t]!).flatMap((counts, k): readonly Position[] => {
        const isOpen = tables[t]!.marks[k] === "published";
        const isTotal = k === tables[t]!.marks.length - 1;
        const n = tables[t]!.table.layers.reduce((sum, layer) => sum + layer[k]!, 0);
        const dear = isTotal ? 2 : known[k]!;
        return counts.map(({ where }) => ({ text: whereText(where), hidden, k, isOpen, n, dear }));
      }),
    );
    const more = withholdFurther(review.refusals, positions);
    if (!more) return { tables, release, review };
  }
}

/** A count of a table that is made ready. */
type Position = {
  readonly text: string;
  /** Of its table; 1 once it must be withheld. */
  readonly hidden: Uint8Array;
  readonly k: number;
  readonly isOpen: boolean;
  readonly n: number;
  /** 1 for a size that is shown elsewhere, 2 for the total. */
  readonly dear: number;
};

/** Mark what answers the refusals; false where nothing is left that could. */
function withholdFurther(refusals: readonly Refusal[], positions: readonly Position[]): boolean {
  const byText = new Map<string, Position[]>();
  for (const each of positions) byText.set(each.text, [...(byText.get(each.text) ?? []), each]);
  const at = (where: Where): readonly Position[] => byText.get(whereText(where)) ?? [];
  let more = false;
  const hide = (each: Position): void => {
    if (each.hidden[each.k] === 1) return;
    each.hidden[each.k] = 1;
    more ||= each.isOpen;
  };
  for (const refusal of refusals) {
    if (refusal.reason === "bounded") continue;
    for (const each of at(refusal.where)) hide(each);
    // What is withheld elsewhere stays so, or two tables would take turns.
    if (refusal.reason === "published-elsewhere") for (const each of at(refusal.other)) hide(each);
  }
  for (const refusal of refusals) {
    if (refusal.reason !== "bounded") continue;
    const open = [...refusal.from, refusal.where].flatMap(at).filter(({ isOpen }) => isOpen);
    // One that is taken out for another reason may be enough; the next round tells.
    if (open.some(({ hidden, k }) => hidden[k] === 1)) continue;
    const [least] = open.toSorted((a, b) => a.dear - b.dear || a.n - b.n);
    if (least !== undefined) for (const each of byText.get(least.text)!) hide(each);
  }
  return more;
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
