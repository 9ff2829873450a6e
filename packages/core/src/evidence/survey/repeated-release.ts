/** Whether tables have left before just as they are now: then they leave again as they did, and tell nothing new. */

import {
  countsOf,
  type People,
  type Release,
  type ReleaseLedger,
  type TableDefinition,
  tabulate,
  whereText,
} from "../disclosure/index.ts";

export type RepeatedRelease = {
  /** The release that had them. */
  readonly id: string;
  /** With what it published and withheld. */
  readonly counts: Release["counts"];
  /** Whether the count at a position was published. */
  shows(table: number, row: string | null, column: string | null): boolean;
};

/**
 * Find the latest release of the very same counts whose published ones are what they were; null where there is none,
 * or where it published nothing.
 */
export function repeatedRelease(
  people: People,
  definitions: readonly TableDefinition[],
  earlier: ReleaseLedger,
): RepeatedRelease | null {
  const latest = earlier.at(-1);
  if (latest === undefined || definitions.some(({ layers }) => layers !== null)) return null;
  const before = new Map(latest.counts.map(({ where, count }) => [whereText(where), count]));
  const seen = new Set<string>();
  const counts: Release["counts"][number][] = [];
  const shown: Set<string>[] = [];
  let published = 0;
  for (const definition of definitions) {
    const table = tabulate(people, definition);
    const marks = table.positions.map(() => "published" as const);
    const open = new Set<string>();
    const all = countsOf(definition, { table, marks }).flat();
    for (const [k, { where, count }] of all.entries()) {
      const text = whereText(where);
      const earlierCount = before.get(text);
      if (earlierCount === undefined || (earlierCount !== null && earlierCount !== count)) return null;
      seen.add(text);
      counts.push({ where, count: earlierCount });
      if (earlierCount === null) continue;
      const { row, column } = table.positions[k]!;
      open.add(JSON.stringify([row, column]));
      published++;
    }
    shown.push(open);
  }
  if (published === 0 || seen.size !== before.size) return null;
  return {
    id: latest.id,
    counts,
    shows: (table, row, column) => shown[table]!.has(JSON.stringify([row, column])),
  };
}
