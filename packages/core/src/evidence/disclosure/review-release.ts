/** Whether a release is safe beside all that left before: what counts give away when they are subtracted. */

import type { SolveLinearProgramme } from "../../numerics/index.ts";
import { attackAll, type JointAttackReach } from "./attack-parts.ts";
import type { AttackMemory } from "./joint-attack.ts";
import type { People, Where } from "./people.ts";
import type { Release, ReleaseLedger } from "./release.ts";
import { type ReleasedSet, type ReleasedSets, releasedSets } from "./released-sets.ts";
import type { SuppressionRule } from "./suppress-table.ts";

/** Why a release is refused. `release` is the other one, which may be the release itself. */
export type Refusal =
  /** Two published counts, one of persons among the other's, whose difference is a small group. */
  | {
      readonly reason: "difference";
      readonly where: Where;
      readonly other: Where;
      readonly release: string;
      readonly n: number;
    }
  /** A count was published before with another value: the difference is the few whose answers were changed. */
  | { readonly reason: "count-changed"; readonly where: Where; readonly release: string; readonly n: number }
  /** The same persons are withheld in one place and published in another. */
  | {
      readonly reason: "published-elsewhere";
      readonly where: Where;
      readonly other: Where;
      readonly release: string;
    }
  /** All published counts together bound a withheld one, or a small group within `where`, too closely. */
  | {
      readonly reason: "bounded";
      readonly where: Where;
      readonly n: number;
      readonly low: number;
      readonly high: number;
      /** Published counts that it follows from. */
      readonly from: readonly Where[];
    };

export type ReleaseReview = {
  /** Empty where the release may leave. */
  readonly refusals: readonly Refusal[];
  /** Whether all tables were attacked together, those of every two groupings, or, `too-large`, only pairs of counts. */
  readonly jointAttack: JointAttackReach;
};

export type ReviewOptions = {
  readonly rule: SuppressionRule;
  readonly solve: SolveLinearProgramme;
  /** Most combinations of answers for which all tables are attacked together. */
  readonly atMost: number;
  /**
   * Variables by which readers know people: what of them follows from another, they are taken to know. Others are
   * answers, which nobody knows beforehand: counts of different groups that hold the same persons only because of what
   * these answered are not taken for the same. All variables are known where left out.
   */
  readonly given?: readonly string[];
  readonly memory?: AttackMemory;
};

/**
 * Review a release against a ledger: every pair of published counts is subtracted, and all counts together are
 * attacked with linear programmes. Only releases of the same population are held against each other.
 *
 * One count is taken to lie within another if that is so of the persons there are. So two that are nested by chance
 * are refused too, which errs on the safe side.
 *
 * @throws RangeError  where the candidate does not count the persons given, or its id is in the ledger for the
 * same population
 * @see Hundepool et al. (2012), Statistical Disclosure Control, chapter 4 on linked tables. doi:10.1002/9781118348239
 */
export function reviewRelease(
  ledger: ReleaseLedger,
  candidate: Release,
  people: People,
  options: ReviewOptions,
): ReleaseReview {
  if (ledger.some(({ id, population }) => id === candidate.id && population === candidate.population)) {
    throw new RangeError(`Cannot release ${candidate.id} a second time`);
  }
  const earlier = ledger.filter(({ population }) => population === candidate.population);
  const found = releasedSets(people, { earlier, candidate }, options.given);
  checkCounts(candidate, found);
  const pairs = [...changedCounts(found, candidate.id, options.rule), ...differences(found, options.rule)];
  const { bounded, reach } = attackAll(people, found, options);
  return {
    refusals: [...pairs, ...bounded.map((bounds): Refusal => ({ reason: "bounded", ...bounds }))],
    jointAttack: reach,
  };
}

/**
 * Add a release to the ledger, if its review found nothing.
 *
 * @throws RangeError  for a release that was refused
 */
export function addRelease(ledger: ReleaseLedger, release: Release, review: ReleaseReview): ReleaseLedger {
  if (review.refusals.length > 0) {
    throw new RangeError(`Cannot release ${release.id}: ${review.refusals.length} reasons stand against it`);
  }
  return [...ledger, release];
}

function checkCounts({ id }: Release, { sets }: ReleasedSets): void {
  for (const { published, size } of sets) {
    const wrong = published.find(({ release, count }) => release === id && count !== size);
    if (wrong === undefined) continue;
    throw new RangeError(`Cannot release ${id}: it counts ${wrong.count} where there are ${size} persons`);
  }
}

function isSmall(n: number, { minimum }: SuppressionRule): boolean {
  return n > 0 && n < minimum;
}

function changedCounts({ sets }: ReleasedSets, candidate: string, rule: SuppressionRule): readonly Refusal[] {
  return sets.flatMap(({ where, size, published }) => {
    if (published.at(-1)?.release !== candidate) return [];
    return published.flatMap(({ release, count }): readonly Refusal[] => {
      const n = Math.abs(count - size);
      return isSmall(n, rule) ? [{ reason: "count-changed", where, release, n }] : [];
    });
  });
}

function differences({ sets, classSizes }: ReleasedSets, rule: SuppressionRule): readonly Refusal[] {
  const refusals = sets.flatMap((set) => (set.reviewed ? shownAndWithheld(set, set) : []));
  for (const { inner, outer } of nestedPairs(sets, classSizes.length, rule.minimum)) {
    const n = outer.size - inner.size;
    if (n === 0 && sameGroup(inner, outer))
      refusals.push(...shownAndWithheld(inner, outer), ...shownAndWithheld(outer, inner));
    // The one under review is named first, and of two the smaller, as less is lost without it.
    const [one, other] = inner.reviewed ? [inner, outer] : [outer, inner];
    const release = other.published.at(-1)?.release;
    if (one.published.length > 0 && release !== undefined && isSmall(n, rule)) {
      refusals.push({ reason: "difference", where: one.where, other: other.where, release, n });
    }
  }
  return refusals;
}

function sameGroup({ group: a }: ReleasedSet, { group: b }: ReleasedSet): boolean {
  return a.length === b.length && a.every((each, k) => each === b[k]);
}

function shownAndWithheld(shown: ReleasedSet, hidden: ReleasedSet): readonly Refusal[] {
  const release = hidden.withheld.at(-1);
  if (shown.published.length === 0 || release === undefined) return [];
  return [{ reason: "published-elsewhere", where: shown.where, other: hidden.where, release }];
}

type NestedPair = { readonly inner: ReleasedSet; readonly outer: ReleasedSet };

/** Pairs of sets, one of them under review, of which one lies within the other and is smaller by less than `below`. */
function nestedPairs(sets: readonly ReleasedSet[], classCount: number, below: number): readonly NestedPair[] {
  const bySize = sets.filter(({ size }) => size > 0).sort((a, b) => a.size - b.size);
  const pairs: NestedPair[] = [];
  const inside = new Uint8Array(classCount);
  for (const [i, outer] of bySize.entries()) {
    for (const each of outer.classes) inside[each] = 1;
    for (let j = i - 1; j >= 0 && outer.size - bySize[j]!.size < below; j--) {
      const inner = bySize[j]!;
      if (!(inner.reviewed || outer.reviewed)) continue;
      if (inner.classes.every((each) => inside[each] === 1)) pairs.push({ inner, outer });
    }
    for (const each of outer.classes) inside[each] = 0;
  }
  return pairs;
}
