/** Groups that are large enough to be shown; all others together. */

/** Members of one shown group, or of all others together (`group` ""). */
export type Pool<T> = { readonly group: string; readonly members: readonly T[] };

/**
 * Groups with at least `least` members, in alphabetical order, then all others as one pool. Where the others are
 * themselves too few, the smallest shown group joins them: else a total would give them away.
 *
 * @example
 * poolSmallGroups([{ group: "a" }, { group: "a" }, { group: "b" }, { group: "c" }], 2).map(({ group, members }) => `${group} ${members.length}`); // => ["a 2", " 2"]
 */
export function poolSmallGroups<T extends { readonly group: string }>(
  members: readonly T[],
  least: number,
): readonly Pool<T>[] {
  const byGroup = sortInto(members, ({ group }) => group);
  const shown = [...byGroup]
    .filter(([group, own]) => group !== "" && own.length >= least)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .map(([group]) => group);
  const others = (): readonly T[] => members.filter(({ group }) => !shown.includes(group));
  while (shown.length > 0 && others().length > 0 && others().length < least) shown.pop();
  return [
    ...shown.toSorted().map((group) => ({ group, members: byGroup.get(group)! })),
    ...(others().length > 0 ? [{ group: "", members: others() }] : []),
  ];
}

/** Members by a key of theirs, keys in the order of their first member. */
export function sortInto<T>(
  members: readonly T[],
  keyOf: (member: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const sorted = new Map<string, T[]>();
  for (const member of members) {
    const own = sorted.get(keyOf(member));
    if (own === undefined) sorted.set(keyOf(member), [member]);
    else own.push(member);
  }
  return sorted;
}
