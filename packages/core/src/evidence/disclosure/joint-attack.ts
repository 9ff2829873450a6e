/** All released counts attacked together: counts of the combinations of answers that would give all of them. */

import type { LinearConstraint, SolveLinearProgramme } from "../../numerics/index.ts";
import { answersTo, type People, type Where } from "./people.ts";
import type { ReleasedSets } from "./released-sets.ts";
import type { SuppressionRule } from "./suppress-table.ts";

export type JointAttackOptions = {
  readonly rule: SuppressionRule;
  readonly solve: SolveLinearProgramme;
  readonly atMost: number;
};

/** A withheld set, or a small group that no release counts by itself, and what all counts together say of it. */
export type BoundedGroup = {
  /** Of a group, the smallest released set that holds it, one under review before others. */
  readonly where: Where;
  readonly n: number;
  readonly low: number;
  readonly high: number;
};

/**
 * Bound every withheld set and every small group by all published counts. The unknowns are the persons with each
 * combination of answers, as far as the released sets tell answers apart; combinations that nobody gave are unknowns
 * too, as an attacker cannot know that.
 *
 * @returns those that are bounded closer than the protection; null for more combinations than `atMost`
 */
export function attackJointly(
  people: People,
  found: ReleasedSets,
  { rule, solve, atMost }: JointAttackOptions,
): readonly BoundedGroup[] | null {
  const { sets } = found;
  const combinations = combinationsOf(
    people,
    sets.map(({ where }) => where),
    atMost,
  );
  if (combinations === null) return null;
  const constraints = sets.flatMap((set, number): readonly LinearConstraint[] => {
    if (set.published.length === 0) return [];
    return [{ coefficients: rowOf(combinations, number), relation: "equal", limit: set.size }];
  });
  return [...withheldSets(found, combinations), ...smallGroups(found, combinations, rule)].flatMap(
    ({ where, n, objective }) => {
      const [low, high] = [-1, 1].map((sign) => {
        const solution = solve({ objective: objective.map((each) => sign * each), constraints });
        if (solution.status === "unbounded") return Infinity;
        // No answer is no proof of safety.
        return solution.status === "optimal" ? sign * solution.value : n;
      });
      return high! - low! < rule.protection - 1e-6 ? [{ where, n, low: low! + 0, high: high! }] : [];
    },
  );
}

type Target = { readonly where: Where; readonly n: number; readonly objective: Float64Array };

function withheldSets({ sets }: ReleasedSets, combinations: Combinations): readonly Target[] {
  return sets.flatMap(({ where, size, withheld, published }, number) => {
    if (withheld.length === 0 || published.length > 0) return [];
    return [{ where, n: size, objective: rowOf(combinations, number) }];
  });
}

/** The finest groups that the released sets tell apart, as far as they hold few and are not withheld as such. */
function smallGroups(
  found: ReleasedSets,
  combinations: Combinations,
  rule: SuppressionRule,
): readonly Target[] {
  const { sets } = found;
  const numberOf = new Map(combinations.map((each, number) => [each.join(), number]));
  return finestGroups(found).flatMap(({ size, within }) => {
    if (!(size < rule.minimum)) return [];
    const holding = within.map((set) => sets[set]!);
    if (holding.some((set) => set.size === size && set.withheld.length > 0)) return [];
    const shown = holding.filter(({ published }) => published.length > 0);
    const smallest = shown.sort((a, b) => Number(b.reviewed) - Number(a.reviewed) || a.size - b.size)[0];
    if (smallest === undefined) return [];
    const objective = new Float64Array(combinations.length);
    objective[numberOf.get(within.join())!] = 1;
    return [{ where: smallest.where, n: size, objective }];
  });
}

type FinestGroup = { size: number; readonly within: readonly number[] };

/** Persons who are in exactly the same sets; who is in none is left out. */
function finestGroups({ sets, classSizes }: ReleasedSets): readonly FinestGroup[] {
  const setsOf = Array.from(classSizes, (): number[] => []);
  for (const [number, { classes }] of sets.entries()) for (const each of classes) setsOf[each]!.push(number);
  const groups = new Map<string, FinestGroup>();
  for (const [each, within] of setsOf.entries()) {
    if (within.length === 0) continue;
    const text = within.join();
    const group = groups.get(text) ?? { size: 0, within };
    group.size += classSizes[each]!;
    groups.set(text, group);
  }
  return [...groups.values()];
}

/** For each combination the sets that it belongs to. */
type Combinations = readonly (readonly number[])[];

function rowOf(combinations: Combinations, set: number): Float64Array {
  return Float64Array.from(combinations, (sets) => Number(sets.includes(set)));
}

/** Combinations in the same sets are one; null for more than `atMost`. */
function combinationsOf(people: People, wheres: readonly Where[], atMost: number): Combinations | null {
  const variables = [...new Set(wheres.flatMap((where) => where.map(({ variable }) => variable)))];
  // Sets that are still possible once each variable is answered.
  let open: Combinations = [wheres.map((_, set) => set)];
  for (const variable of variables) {
    const codes = [...new Set([...answersTo(people, variable), ""])];
    const found = new Map<string, readonly number[]>();
    for (const sets of open) {
      for (const code of codes) {
        const left = sets.filter((set) =>
          wheres[set]!.every(
            (condition) => condition.variable !== variable || condition.codes.includes(code),
          ),
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
