/** Transfer entropy over many units: do changes of one series come before changes of another, unit by unit? */

import { randomStreams, sortedQuantile } from "../../numerics/index.ts";
import type { PanelPair } from "./granger.ts";
import type { TransferEntropyTest } from "./transfer-entropy.ts";

/** Low, middle and high. */
const GRADES = 3;

/**
 * Values as grades 0, 1 and 2 by the thirds of the series itself (type 7 quantiles; what lies on a border belongs below).
 *
 * @example
 * Array.from(thirdsOf([1, 5, 9])); // => [0, 1, 2]
 */
export function thirdsOf(values: ArrayLike<number>): Uint8Array {
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [sortedQuantile(sorted, 1 / 3), sortedQuantile(sorted, 2 / 3)];
  return Uint8Array.from(values, (value) => (value <= low ? 0 : value <= high ? 1 : 2));
}

/**
 * Mean transfer entropy over units, of grades by thirds, beside what chance gives: the acting series of every unit is
 * shuffled at once.
 *
 * @param pairs  one a unit, each without gaps and of at least 2 periods
 * @throws RangeError  for no units, series of unequal length or fewer than 1 shuffle
 * @example
 * testPanelEntropy([{ from: [0, 0, 0, 0], to: [0, 1, 0, 1] }], { seed: 1, shuffles: 9 }).p; // => 1
 */
export function testPanelEntropy(
  pairs: readonly PanelPair[],
  { shuffles, seed }: { readonly shuffles: number; readonly seed: number },
): TransferEntropyTest {
  if (pairs.length === 0 || !(shuffles >= 1) || pairs.some(({ from, to }) => from.length !== to.length)) {
    throw new RangeError(`Cannot compare ${pairs.length} units with ${shuffles} shuffles`);
  }
  const graded = pairs.map(({ from, to }) => ({ from: thirdsOf(from), to: thirdsOf(to) }));
  const meanOf = (bits: readonly number[]): number => bits.reduce((sum, each) => sum + each, 0) / bits.length;
  const bits = meanOf(graded.map(({ from, to }) => gradedEntropy(from, to)));
  const next = randomStreams(seed, 0);
  let asMuch = 0;
  let sum = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    const random = next();
    const own = meanOf(graded.map(({ from, to }) => gradedEntropy(shuffled(from, random), to)));
    if (own >= bits - 1e-12) asMuch++;
    sum += own;
  }
  return { bits, byChance: sum / shuffles, p: (1 + asMuch) / (1 + shuffles) };
}

/** Transfer entropy of grades 0 to 2, as `transferEntropy` has it, with counts in small arrays. */
function gradedEntropy(from: Uint8Array, to: Uint8Array): number {
  const rows = to.length - 1;
  const all = new Int32Array(GRADES ** 3);
  const pasts = new Int32Array(GRADES ** 2);
  const steps = new Int32Array(GRADES ** 2);
  const own = new Int32Array(GRADES);
  for (let t = 0; t < rows; t++) {
    const past = to[t]! * GRADES + from[t]!;
    all[past * GRADES + to[t + 1]!]!++;
    pasts[past]!++;
    steps[to[t]! * GRADES + to[t + 1]!]!++;
    own[to[t]!]!++;
  }
  let bits = 0;
  for (let k = 0; k < all.length; k++) {
    if (all[k] === 0) continue;
    const past = Math.floor(k / GRADES);
    const grade = Math.floor(past / GRADES);
    const step = grade * GRADES + (k % GRADES);
    bits += all[k]! * Math.log2((all[k]! / pasts[past]!) * (own[grade]! / steps[step]!));
  }
  return Math.max(0, bits / rows);
}

function shuffled(grades: Uint8Array, random: () => number): Uint8Array {
  const copy = grades.slice();
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = copy[i]!;
    copy[i] = copy[j]!;
    copy[j] = kept;
  }
  return copy;
}
