/** Combinations of answers, as far as released sets tell them apart: the unknowns of an attack on all sets together. */

import { answersTo, type People, type Where } from "./people.ts";

/** For each combination the sets that it belongs to. */
export type Combinations = readonly (readonly number[])[];

/**
 * All combinations of answers that are possible, those that nobody gave included, as an attacker cannot know that.
 * Combinations in the same sets are one.
 *
 * @param given  variables by which readers know people: where one follows from another, as a region from a district,
 *   they are taken to know it, and that everybody is told of if that is so
 * @returns null for more than `atMost`
 */
export function combinationsOf(
  people: People,
  wheres: readonly Where[],
  { given, atMost }: { readonly given: readonly string[]; readonly atMost: number },
): Combinations | null {
  const variables = [...new Set(wheres.flatMap((where) => where.map(({ variable }) => variable)))];
  // Sets that are still possible once each variable is answered.
  let open: Combinations = [wheres.map((_, set) => set)];
  for (const family of familiesOf(people, variables, given)) {
    const found = new Map<string, readonly number[]>();
    const ways = answersWithin(people, family, { wheres, given });
    for (const sets of open) {
      for (const answers of ways) {
        const left = sets.filter((set) =>
          wheres[set]!.every(({ variable, codes }) => {
            const answer = answers.get(variable);
            return answer === undefined || codes.includes(answer);
          }),
        );
        // Who is in no set may be any number and tells nothing.
        if (left.length > 0) found.set(left.join(), left);
      }
    }
    open = [...found.values()];
    if (open.length > atMost) return null;
  }
  return open;
}

/** A variable, and those whose answers follow from its own. */
export type Family = {
  readonly variable: string;
  readonly following: readonly { readonly variable: string; readonly of: ReadonlyMap<string, string> }[];
};

/** Variables put together by what follows from what; only of those by which people are known. */
export function familiesOf(
  people: People,
  variables: readonly string[],
  given: readonly string[],
): readonly Family[] {
  const families: { variable: string; following: Family["following"][number][] }[] = [];
  const width = (variable: string): number => new Set(answersTo(people, variable)).size;
  // From the finest on: what follows does so from what is finer.
  const ordered = [...variables].sort((a, b) => width(b) - width(a));
  for (const variable of ordered) {
    const known = given.includes(variable);
    const parent = families.flatMap((family) => {
      if (!known || !given.includes(family.variable)) return [];
      const of = followsFrom(answersTo(people, family.variable), answersTo(people, variable));
      return of === null ? [] : [{ family, of }];
    })[0];
    if (parent === undefined) families.push({ variable, following: [] });
    else parent.family.following.push({ variable, of: parent.of });
  }
  return families;
}

/** For each answer the only one that goes with it; null where there are two. Who did not answer tells nothing. */
function followsFrom(
  finer: readonly string[],
  coarser: readonly string[],
): ReadonlyMap<string, string> | null {
  const of = new Map<string, string>();
  for (const [person, code] of finer.entries()) {
    if (code === "") continue;
    const known = of.get(code);
    if (known !== undefined && known !== coarser[person]) return null;
    of.set(code, coarser[person]!);
  }
  return of;
}

/** Every way to answer the variables of a family. */
function answersWithin(
  people: People,
  { variable, following }: Family,
  { wheres, given }: { readonly wheres: readonly Where[]; readonly given: readonly string[] },
): readonly ReadonlyMap<string, string>[] {
  const codesOf = (each: string): readonly string[] => {
    // Answers that nobody gave have their counts too.
    const counted = wheres.flatMap((where) =>
      where.flatMap(({ variable: own, codes }) => (own === each ? codes : [])),
    );
    const codes = [...new Set([...answersTo(people, each), ...counted])];
    return given.includes(each) || codes.includes("") ? codes : [...codes, ""];
  };
  return codesOf(variable).flatMap((code) => {
    let ways = [new Map([[variable, code]])];
    for (const { variable: other, of } of following) {
      const known = of.get(code);
      const codes = code === "" || known === undefined ? codesOf(other) : [known];
      ways = ways.flatMap((way) => codes.map((each) => new Map([...way, [other, each]])));
    }
    return ways;
  });
}
