/** Released counts as sets of persons: who is in which, found once for each combination of answers. */

import { classesOf, keyOf } from "./keys.ts";
import { answersTo, type People, type Where, whereText } from "./people.ts";
import type { Release } from "./release.ts";

/** All counts of persons by the same conditions. */
export type ReleasedSet = {
  readonly where: Where;
  /** How many persons it holds in the data as they are now. */
  readonly size: number;
  /** Releases that publish it, each with its count, the latest last. */
  readonly published: readonly { readonly release: string; readonly count: number }[];
  /** Releases that withhold it, the latest last. */
  readonly withheld: readonly string[];
  /** Whether the release under review has it. */
  readonly reviewed: boolean;
};

export type ReleasedSets = {
  readonly sets: readonly ReleasedSet[];
  /** Persons who are in the same sets, how many they are, and which sets, by number. */
  readonly atoms: readonly { readonly size: number; readonly sets: readonly number[] }[];
};

/** Gather the sets of earlier releases and of the one under review. */
export function releasedSets(people: People, earlier: readonly Release[], candidate: Release): ReleasedSets {
  type Entry = {
    readonly where: Where;
    readonly published: { readonly release: string; readonly count: number }[];
    readonly withheld: string[];
    reviewed: boolean;
  };
  const entries = new Map<string, Entry>();
  for (const release of [...earlier, candidate]) {
    for (const { where, count } of release.counts) {
      const text = whereText(where);
      const entry = entries.get(text) ?? { where, published: [], withheld: [], reviewed: false };
      entries.set(text, entry);
      if (count === null) entry.withheld.push(release.id);
      else entry.published.push({ release: release.id, count });
      if (release === candidate) entry.reviewed = true;
    }
  }
  const all = [...entries.values()];
  const atoms = atomsOf(
    people,
    all.map(({ where }) => where),
  );
  const sizes = new Float64Array(all.length);
  for (const atom of atoms) for (const set of atom.sets) sizes[set]! += atom.size;
  return { sets: all.map((entry, number) => ({ ...entry, size: sizes[number]! })), atoms };
}

function atomsOf(people: People, wheres: readonly Where[]): ReleasedSets["atoms"] {
  const variables = [...new Set(wheres.flatMap((where) => where.map(({ variable }) => variable)))];
  if (variables.length === 0) return [];
  const keys = variables.map((variable) => keyOf(variable, answersTo(people, variable)));
  const { of, first } = classesOf(keys);
  const size = new Int32Array(first.length);
  for (const number of of) size[number]! += 1;
  const tests = wheres.map((where) =>
    where.map(({ variable, codes }) => ({ answers: answersTo(people, variable), codes: new Set(codes) })),
  );
  const atoms = new Map<string, { size: number; sets: readonly number[] }>();
  for (const [number, person] of first.entries()) {
    const sets = tests.flatMap((test, set) =>
      test.every(({ answers, codes }) => codes.has(answers[person]!)) ? [set] : [],
    );
    const text = sets.join();
    const atom = atoms.get(text) ?? { size: 0, sets };
    atom.size += size[number]!;
    atoms.set(text, atom);
  }
  return [...atoms.values()];
}
