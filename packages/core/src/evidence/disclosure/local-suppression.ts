/** Local suppression: single answers of the most recognisable records are taken out until the file is safe enough. */

import { keyFrequencies } from "./key-frequencies.ts";
import { classesOf, type Key, personCount } from "./keys.ts";
import {
  type GlobalRisk,
  globalRisk,
  type RiskOptions,
  reidentificationRisk,
} from "./reidentification-risk.ts";

export type LocalSuppressionOptions = RiskOptions & {
  /** Highest global risk allowed, as a share of records; the file must come below it. */
  readonly below: number;
  /** Names of the keys that matter most to readers, the most important first, before all that are not named. */
  readonly important?: readonly string[];
};

export type LocalSuppression = {
  /** The keys with answers taken out (−1). */
  readonly keys: readonly Key[];
  /** How many answers each key lost, in the order of the keys. */
  readonly suppressed: readonly number[];
  readonly before: GlobalRisk;
  readonly after: GlobalRisk;
  /** Whether the global risk is below the limit; if not, nothing is left to suppress. */
  readonly reached: boolean;
};

/**
 * Suppress answers until the global risk is below a limit. In each round the records with the highest risk lose one
 * answer each, as many as bring the global risk half of the way; then all is counted again. The answer is taken from
 * the least important key without which the record's own risk is below the limit, and among such, or where there is
 * none, from the key without which the risk is lowest.
 *
 * The result depends on what records answer and weigh, not on their order: records with the same keys are treated
 * alike.
 *
 * @param weights  as in `keyFrequencies`
 * @throws RangeError  for a limit that is not above 0, an unknown important key, or as `keyFrequencies`
 * @see Hundepool et al. (2012), Statistical Disclosure Control, chapter 3. doi:10.1002/9781118348239
 * @example
 * localSuppression([{ name: "sex", labels: ["f", "m"], codes: Int32Array.of(1, 1, 1, 1, 0) }], null, { below: 0.3, method: "exact" }).suppressed; // => [1]
 */
export function localSuppression(
  keys: readonly Key[],
  weights: ArrayLike<number> | null,
  options: LocalSuppressionOptions,
): LocalSuppression {
  const { below, method } = options;
  if (!(below > 0)) throw new RangeError(`Cannot come below a global risk of ${below}`);
  const standing = standingOf(keys, options.important ?? []);
  const own = keys.map((key) => ({ ...key, codes: key.codes.slice() }));
  let risks = reidentificationRisk(keyFrequencies(own, weights), { method });
  const before = globalRisk(risks);
  while (
    !(globalRisk(risks).share < below) &&
    suppressRound(own, weights, { risks, standing, below, method })
  ) {
    risks = reidentificationRisk(keyFrequencies(own, weights), { method });
  }
  const after = globalRisk(risks);
  return {
    keys: own,
    suppressed: own.map(({ codes }, k) =>
      codes.reduce((sum, code, i) => sum + Number(code !== keys[k]!.codes[i]), 0),
    ),
    before,
    after,
    reached: after.share < below,
  };
}

/** How important each key is: 0 for those not named, then rising. */
function standingOf(keys: readonly Key[], important: readonly string[]): readonly number[] {
  personCount(keys);
  const unknown = important.find((name) => keys.every((key) => key.name !== name));
  if (unknown !== undefined) throw new RangeError(`Cannot spare ${unknown}: it is not a key`);
  return keys.map(({ name }) => (important.includes(name) ? important.length - important.indexOf(name) : 0));
}

type Round = RiskOptions & {
  readonly risks: Float64Array;
  readonly standing: readonly number[];
  readonly below: number;
};

/** Take one answer from each record of the riskiest classes; false where no answer is left to take. */
function suppressRound(keys: readonly Key[], weights: ArrayLike<number> | null, round: Round): boolean {
  const { risks, below } = round;
  const { of, first } = classesOf(keys);
  const size = new Int32Array(first.length);
  for (const number of of) size[number]! += 1;

  const choose = keyToTake(keys, weights, round);
  const candidates = first.flatMap((person, number) => {
    const taken = choose(person);
    return taken === null ? [] : [{ person, number, risk: steady(risks[person]!), ...taken }];
  });
  // Ties are broken by the answers themselves, never by who stands first in the file.
  candidates.sort((a, b) => b.risk - a.risk || compareAnswers(keys, a.person, b.person));

  // A gap makes others less unique too, which is only known after the round; so each goes half of the way.
  const before = globalRisk(risks).expectedReidentifications;
  const goal = before - (before - below * of.length) / 2;
  let sum = before;
  const takenFrom = new Int32Array(first.length).fill(-1);
  for (const [done, { number, risk, key, left }] of candidates.entries()) {
    if (done > 0 && sum < goal) break;
    takenFrom[number] = key;
    sum -= size[number]! * (risk - left);
  }
  for (let i = 0; i < of.length; i++) {
    const key = takenFrom[of[i]!]!;
    if (key >= 0) keys[key]!.codes[i] = -1;
  }
  return candidates.length > 0;
}

type Taken = { readonly key: number; readonly left: number };

/** For a person the key that loses its answer, and the risk that is then left at most; null where all are gone. */
function keyToTake(
  keys: readonly Key[],
  weights: ArrayLike<number> | null,
  { risks, standing, below, method }: Round,
): (person: number) => Taken | null {
  // The risks if all lost one key. Others who keep it agree with a record without it just the same.
  const without = keys.map((_, k) => {
    const kept = keys.filter((__, j) => j !== k);
    const counts = kept.length > 0 ? keyFrequencies(kept, weights) : everybody(weights, risks.length);
    return reidentificationRisk(counts, { method });
  });
  return (person) => {
    const open = keys.flatMap(({ codes }, key) =>
      codes[person]! >= 0 ? [{ key, left: steady(without[key]![person]!) }] : [],
    );
    const enough = open.filter(({ left }) => left < below);
    const least = Math.min(...enough.map(({ key }) => standing[key]!));
    const pool = enough.length > 0 ? enough.filter(({ key }) => standing[key] === least) : open;
    // Among equals the later key.
    return pool.reduce<Taken | null>(
      (best, each) => (best !== null && best.left < each.left ? best : each),
      null,
    );
  };
}

/** Sums of weights in another order differ in their last digits, which must not decide. */
function steady(risk: number): number {
  return Number(risk.toPrecision(12));
}

function compareAnswers(keys: readonly Key[], a: number, b: number): number {
  for (const { labels, codes } of keys) {
    const [left, right] = [labels[codes[a]!] ?? "", labels[codes[b]!] ?? ""];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function everybody(
  weights: ArrayLike<number> | null,
  count: number,
): { readonly sample: Float64Array; readonly population: Float64Array } {
  const mass = weights === null ? count : Array.from(weights).reduce((sum, each) => sum + each, 0);
  return { sample: new Float64Array(count).fill(count), population: new Float64Array(count).fill(mass) };
}
