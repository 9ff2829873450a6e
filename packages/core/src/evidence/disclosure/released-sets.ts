/** Released counts as sets of persons: who is in which, found once for each combination of answers. */

// Persons who answer all that any condition asks alike are one class; sets are lists of classes.

import { classesOf, keyOf } from "./keys.ts";
import { answersTo, type Condition, type People, type Where, whereText } from "./people.ts";
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
  /** Numbers of its classes, rising. */
  readonly classes: readonly number[];
  /** The same without what was answered: those of the group that the count is of. */
  readonly group: readonly number[];
};

export type ReleasedSets = {
  readonly sets: readonly ReleasedSet[];
  /** Persons in each class. */
  readonly classSizes: Int32Array;
};

/**
 * Gather the sets of earlier releases and of the one under review.
 *
 * @param given  variables that are groups; others are answers. All are groups where left out
 */
export function releasedSets(
  people: People,
  { earlier, candidate }: { readonly earlier: readonly Release[]; readonly candidate: Release },
  given?: readonly string[],
): ReleasedSets {
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
  const wheres = all.map(({ where }) => where);
  const groupWheres = wheres.map((where) =>
    where.filter(({ variable }) => given?.includes(variable) !== false),
  );
  // Found together, so that both are lists of the same classes.
  const { classes, classSizes } = membersOf(people, [...wheres, ...groupWheres]);
  const sets = all.map((entry, number): ReleasedSet => {
    const own = classes[number]!;
    const group = classes[all.length + number]!;
    return { ...entry, classes: own, group, size: own.reduce((sum, each) => sum + classSizes[each]!, 0) };
  });
  return { sets, classSizes };
}

type Members = { readonly classes: readonly (readonly number[])[]; readonly classSizes: Int32Array };

function membersOf(people: People, wheres: readonly Where[]): Members {
  const variables = [...new Set(wheres.flatMap((where) => where.map(({ variable }) => variable)))];
  if (variables.length === 0) return { classes: wheres.map(() => []), classSizes: new Int32Array(0) };
  const keys = variables.map((variable) => keyOf(variable, answersTo(people, variable)));
  const { of, first } = classesOf(keys);
  const classSizes = new Int32Array(first.length);
  for (const number of of) classSizes[number]! += 1;

  // The same condition stands in many counts; it is looked at once.
  const known = new Map<string, Holding>();
  const holdingOf = ({ variable, codes }: Condition): Holding => {
    const text = whereText([{ variable, codes }]);
    let holding = known.get(text);
    if (holding === undefined) {
      const answers = answersTo(people, variable);
      const wanted = new Set(codes);
      const holds = Uint8Array.from(first, (person) => Number(wanted.has(answers[person]!)));
      holding = { holds, classes: Array.from(holds.keys()).filter((number) => holds[number] === 1) };
      known.set(text, holding);
    }
    return holding;
  };
  const everyClass = first.map((_, number) => number);
  const classes = wheres.map((where) => {
    // From the rarest answer on, as most people are out by then.
    const [rarest, ...others] = where.map(holdingOf).sort((a, b) => a.classes.length - b.classes.length);
    return others.reduce(
      (left, { holds }) => left.filter((number) => holds[number] === 1),
      rarest?.classes ?? everyClass,
    );
  });
  return { classes, classSizes };
}

type Holding = { readonly holds: Uint8Array; readonly classes: readonly number[] };
