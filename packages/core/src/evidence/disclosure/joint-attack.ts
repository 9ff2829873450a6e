/** All released counts attacked together: counts of the combinations of answers that would give all of them. */

import type { LinearConstraint, SolveLinearProgramme } from "../../numerics/index.ts";
import { type Combinations, combinationsOf } from "./combinations.ts";
import type { People, Where } from "./people.ts";
import type { ReleasedSets } from "./released-sets.ts";
import type { SuppressionRule } from "./suppress-table.ts";

export type JointAttackOptions = {
  readonly rule: SuppressionRule;
  readonly solve: SolveLinearProgramme;
  readonly atMost: number;
  readonly given?: readonly string[];
  readonly memory?: AttackMemory;
};

/** What earlier attacks on much the same counts found; added to. */
export type AttackMemory = {
  /** Persons by combination of answers, as they may be. */
  readonly solutions: Float64Array[];
  /** By all counts that were attacked. */
  readonly outcomes: Map<string, readonly BoundedGroup[]>;
};

/** A withheld set, or a small group that no release counts by itself, and what all counts together say of it. */
export type BoundedGroup = {
  /** Of a group, the smallest released set that holds it, one under review before others. */
  readonly where: Where;
  readonly n: number;
  readonly low: number;
  readonly high: number;
  /** Published sets that it follows from, as the attack used them. */
  readonly from: readonly Where[];
};

/**
 * Bound every withheld set and every small group by all published counts. The unknowns are the persons with each
 * combination of answers, as far as the released sets tell answers apart; combinations that nobody gave are unknowns
 * too, as an attacker cannot know that.
 *
 * @returns those that are bounded closer than the protection, the first dozen of them; null for more combinations than `atMost`
 */
export function attackJointly(
  people: People,
  found: ReleasedSets,
  { rule, solve, atMost, given = [], memory = { solutions: [], outcomes: new Map() } }: JointAttackOptions,
): readonly BoundedGroup[] | null {
  const { sets } = found;
  const combinations = combinationsOf(
    people,
    sets.map(({ where }) => where),
    { given, atMost },
  );
  if (combinations === null) return null;
  const published = [...sets.keys()].filter((set) => sets[set]!.published.length > 0);
  const constraints = published.map((set): LinearConstraint => {
    return { coefficients: rowOf(combinations, set), relation: "equal", limit: sets[set]!.size };
  });
  const targets = [...withheldSets(found, combinations), ...smallGroups(found, combinations, rule)];
  const width = combinations.length;
  const ranges = targets.map(({ n }) => ({ low: n, high: n }));
  // Any solution shows what every target can be, so most are known to be safe before their turn comes.
  const learn = (x: Float64Array): void => {
    for (const [t, { parts }] of targets.entries()) {
      const value = parts.reduce((sum, part) => sum + x[part]!, 0);
      const range = ranges[t]!;
      if (value < range.low) range.low = value;
      if (value > range.high) range.high = value;
    }
  };
  // What was possible when less was withheld mostly still is.
  for (const x of memory.solutions) if (x.length === width && satisfies(x, constraints)) learn(x);
  const keep = (x: Float64Array): void => {
    memory.solutions.push(x);
    learn(x);
  };
  const isSafe = (t: number): boolean => ranges[t]!.high - ranges[t]!.low >= rule.protection - 1e-6;
  raiseTogether({ targets, constraints, width }, { ranges, protection: rule.protection, learn: keep, solve });
  let told = 0;
  return targets.flatMap(({ where, n, parts }, t) => {
    // What is withheld for the first of them often answers the others, and all is attacked again.
    if (told >= MOST_TOLD || isSafe(t)) return [];
    const used = new Set<number>();
    const [high, low] = [1, -1].map((sign) => {
      if (isSafe(t)) return Number.NaN;
      const objective = new Float64Array(width);
      for (const part of parts) objective[part] = sign;
      const solution = solve({ objective, constraints });
      if (solution.status === "unbounded") return Infinity;
      // No answer is no proof of safety.
      if (solution.status !== "optimal") return n;
      keep(solution.x);
      for (const [row, set] of published.entries()) if (Math.abs(solution.duals[row]!) > 1e-9) used.add(set);
      return sign * solution.value;
    });
    if (isSafe(t) || !(high! - low! < rule.protection - 1e-6)) return [];
    told++;
    return [{ where, n, low: low! + 0, high: high!, from: [...used].map((set) => sets[set]!.where) }];
  });
}

function satisfies(x: Float64Array, constraints: readonly LinearConstraint[]): boolean {
  return constraints.every(({ coefficients, limit }) => {
    let sum = 0;
    for (let j = 0; j < x.length; j++) sum += coefficients[j]! * x[j]!;
    return Math.abs(sum - limit) < 1e-6;
  });
}

/** Most bounded groups that one attack names. */
const MOST_TOLD = 12;

type Attack = {
  readonly targets: readonly Target[];
  readonly constraints: readonly LinearConstraint[];
  readonly width: number;
};

/**
 * Raise as many targets as can be at once to where they are safe, as long as that shows some of them to be: each is
 * worth what it rises, and nothing beyond.
 */
function raiseTogether(
  { targets, constraints, width }: Attack,
  {
    ranges,
    protection,
    learn,
    solve,
  }: {
    readonly ranges: readonly { readonly low: number; readonly high: number }[];
    readonly protection: number;
    readonly learn: (x: Float64Array) => void;
    readonly solve: SolveLinearProgramme;
  },
): void {
  for (let left = Infinity; ; ) {
    const open = [...targets.keys()].filter((t) => !(ranges[t]!.high - ranges[t]!.low >= protection - 1e-6));
    if (open.length < 3 || open.length >= left) return;
    left = open.length;
    const all = width + open.length;
    const row = (entries: readonly (readonly [variable: number, value: number])[]): Float64Array => {
      const coefficients = new Float64Array(all);
      for (const [variable, value] of entries) coefficients[variable] = value;
      return coefficients;
    };
    const wider = constraints.map(({ coefficients, ...rest }): LinearConstraint => {
      const own = new Float64Array(all);
      own.set(Array.from(coefficients));
      return { ...rest, coefficients: own };
    });
    const capped = open.flatMap((t, k): readonly LinearConstraint[] => [
      {
        coefficients: row([[width + k, 1], ...targets[t]!.parts.map((part) => [part, -1] as const)]),
        relation: "atMost",
        limit: 0,
      },
      { coefficients: row([[width + k, 1]]), relation: "atMost", limit: ranges[t]!.low + protection },
    ]);
    const solution = solve({
      objective: row(open.map((_, k) => [width + k, 1] as const)),
      constraints: [...wider, ...capped],
    });
    if (solution.status !== "optimal") return;
    learn(solution.x.slice(0, width));
  }
}

/** Combinations whose persons are counted. */
type Target = { readonly where: Where; readonly n: number; readonly parts: readonly number[] };

function withheldSets({ sets }: ReleasedSets, combinations: Combinations): readonly Target[] {
  return sets.flatMap(({ where, size, withheld, published }, number) => {
    if (withheld.length === 0 || published.length > 0) return [];
    const parts = [...combinations.keys()].filter((each) => combinations[each]!.includes(number));
    return [{ where, n: size, parts }];
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
    return [{ where: smallest.where, n: size, parts: [numberOf.get(within.join())!] }];
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

function rowOf(combinations: Combinations, set: number): Float64Array {
  return Float64Array.from(combinations, (sets) => Number(sets.includes(set)));
}
