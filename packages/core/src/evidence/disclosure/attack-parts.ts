/** An attack on counts that are too many to be attacked together: part by part, every two groupings of people at once. */

import { familiesOf } from "./combinations.ts";
import { attackJointly, type BoundedGroup, type JointAttackOptions } from "./joint-attack.ts";
import { type People, type Where, whereText } from "./people.ts";
import type { ReleasedSets } from "./released-sets.ts";

/** How all released counts were attacked: together, every two groupings together, or only in pairs of counts. */
export type JointAttackReach = "done" | "in-parts" | "too-large";

export type AttackOutcome = {
  readonly bounded: readonly BoundedGroup[];
  readonly reach: JointAttackReach;
};

/** Attack all counts together if they are not too many, else those of every two groupings. */
export function attackAll(people: People, found: ReleasedSets, options: JointAttackOptions): AttackOutcome {
  const together = attackJointly(people, found, options);
  if (together !== null) return { bounded: together, reach: "done" };
  const given = options.given ?? [];
  const variables = [...new Set(found.sets.flatMap(({ where }) => where.map(({ variable }) => variable)))];
  const families = familiesOf(
    people,
    variables.filter((each) => given.includes(each)),
    given,
  ).map(({ variable, following }) => [variable, ...following.map((each) => each.variable)]);
  const pairs = families.flatMap((one, i) => families.slice(i + 1).map((other) => [...one, ...other]));
  const others = variables.filter((each) => !given.includes(each));
  const bounded = new Map<string, BoundedGroup>();
  let reach: JointAttackReach = pairs.length === 0 ? "too-large" : "in-parts";
  for (const pair of pairs) {
    const part = new Set([...pair, ...others]);
    const within = (where: Where): boolean => where.every(({ variable }) => part.has(variable));
    const sets = found.sets.filter(({ where }) => within(where));
    // What was attacked in an earlier round and is as it was then need not be attacked again.
    const key = JSON.stringify(sets.map(({ where, published }) => [whereText(where), published.length > 0]));
    const attacked = options.memory?.outcomes.get(key) ?? attackJointly(people, { ...found, sets }, options);
    if (attacked !== null) options.memory?.outcomes.set(key, attacked);
    if (attacked === null) reach = "too-large";
    for (const each of attacked ?? []) bounded.set(`${whereText(each.where)} ${each.n}`, each);
  }
  return { bounded: [...bounded.values()], reach };
}
