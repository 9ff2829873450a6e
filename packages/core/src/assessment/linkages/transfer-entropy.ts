/** How much knowing one series reduces what is not known of the next value of another. */

import { randomStreams } from "../../numerics/index.ts";

/**
 * Transfer entropy in bits, from one series of grades to another, with one step of each one's past: plug-in shares,
 * no correction for short series, which lean upward. 0 to the logarithm of the number of grades.
 *
 * @param from  one grade a period; equal numbers are equal grades
 * @throws RangeError  for series of unequal length, with gaps, or of fewer than 2 periods
 * @see Schreiber (2000), Physical Review Letters 85, 461–464. doi:10.1103/PhysRevLett.85.461
 * @example
 * transferEntropy([0, 1, 1, 0, 0], [5, 0, 1, 1, 0]).toFixed(9); // => "0.500000000"
 */
export function transferEntropy(from: ArrayLike<number>, to: ArrayLike<number>): number {
  checkGrades(from, to);
  return entropyOf(gradesOf(from), gradesOf(to));
}

function checkGrades(from: ArrayLike<number>, to: ArrayLike<number>): void {
  const n = to.length;
  const hasGap = [from, to].some((series) => Array.from(series).some(Number.isNaN));
  if (from.length !== n || n < 2 || hasGap) {
    throw new RangeError(`Cannot take the transfer entropy of ${from.length} and ${n} grades, or with gaps`);
  }
}

/** Grades numbered from 0. */
function gradesOf(series: ArrayLike<number>): { readonly grades: Int32Array; readonly count: number } {
  const numbers = new Map<number, number>();
  const grades = Int32Array.from(series, (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  });
  return { grades, count: numbers.size };
}

type Grades = ReturnType<typeof gradesOf>;

/** Σ n(next, own, other) log₂ [n(next, own, other) n(own) / (n(own, other) n(next, own))] / n. */
function entropyOf(from: Grades, to: Grades): number {
  const rows = to.grades.length - 1;
  const counts = { all: new Map<number, number>(), pasts: new Map<number, number>() };
  const ownCounts = { next: new Map<number, number>(), past: new Map<number, number>() };
  const parts = Array.from({ length: rows }, (_, t) => {
    const own = to.grades[t]!;
    const next = to.grades[t + 1]!;
    const pasts = own * from.count + from.grades[t]!;
    const ownNext = own * to.count + next;
    const all = pasts * to.count + next;
    raise(counts.all, all);
    raise(counts.pasts, pasts);
    raise(ownCounts.next, ownNext);
    raise(ownCounts.past, own);
    return { all, pasts, ownNext, own };
  });
  const bits = parts.reduce((sum, { all, pasts, ownNext, own }) => {
    const withOther = counts.all.get(all)! / counts.pasts.get(pasts)!;
    const alone = ownCounts.next.get(ownNext)! / ownCounts.past.get(own)!;
    return sum + Math.log2(withOther / alone);
  }, 0);
  return Math.max(0, bits / rows);
}

function raise(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export type TransferEntropyTest = {
  readonly bits: number;
  /** Mean over shuffles: what chance alone gives series of this length. */
  readonly byChance: number;
  /** (1 + shuffles with as much or more) / (1 + shuffles). */
  readonly p: number;
};

/**
 * Transfer entropy beside what chance gives: the series that acts is shuffled, which keeps its grades and breaks their
 * order. Shuffling also breaks what a series has of its own past, so trends make the test too ready to see something.
 *
 * @throws RangeError  for fewer than 1 shuffle, and as `transferEntropy`
 * @example
 * testTransferEntropy([0, 0, 0, 0], [0, 1, 0, 1], { seed: 1 }).p; // => 1
 */
export function testTransferEntropy(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  { shuffles = 199, seed }: { readonly shuffles?: number; readonly seed: number },
): TransferEntropyTest {
  checkGrades(from, to);
  if (!(shuffles >= 1)) throw new RangeError(`Cannot compare with ${shuffles} shuffles`);
  const acting = gradesOf(from);
  const own = gradesOf(to);
  const bits = entropyOf(acting, own);
  const next = randomStreams(seed, 0);
  const others = Array.from({ length: shuffles }, () =>
    entropyOf({ ...acting, grades: shuffled(acting.grades, next()) }, own),
  );
  const asMuch = others.filter((each) => each >= bits - 1e-12).length;
  return {
    bits,
    byChance: others.reduce((sum, each) => sum + each, 0) / shuffles,
    p: (1 + asMuch) / (1 + shuffles),
  };
}

function shuffled(grades: Int32Array, random: () => number): Int32Array {
  const copy = grades.slice();
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
