/** k-anonymity and l-diversity: is every record like others, and do those others differ in what is sensitive. */

import { classesOf, type Key, personCount } from "./keys.ts";

/**
 * Count the records whose keys fewer than k records share.
 *
 * @param sample  fk of every record
 * @param k  whole, at least 1
 * @throws RangeError  for another k
 * @see Sweeney (2002). doi:10.1142/S0218488502001648
 * @example
 * anonymityViolations([1, 2, 2, 5], 3); // => 3
 */
export function anonymityViolations(sample: ArrayLike<number>, k: number): number {
  if (!(Number.isInteger(k) && k >= 1))
    throw new RangeError(`Cannot ask for ${k}-anonymity: k must be whole`);
  let count = 0;
  for (let i = 0; i < sample.length; i++) if (!(sample[i]! >= k)) count++;
  return count;
}

/** How much persons with the same keys differ in a sensitive answer. */
export type ClassDiversity = {
  /** The answers to the keys, in their order, empty where missing. */
  readonly answers: readonly string[];
  readonly n: number;
  /** Different sensitive answers in the class, gaps not counted. */
  readonly distinct: number;
  /** e to the entropy of the sensitive answers: as many equally common answers would be as diverse. */
  readonly entropy: number;
};

/**
 * Measure l-diversity of every class of persons with the same keys. Where all answer alike, both numbers are 1: who
 * knows that somebody is in the class then knows the answer, however large the class is.
 *
 * @returns classes in the order of their answers; 0 and NaN where nobody of a class answered
 * @throws RangeError  for columns of unequal length, or no keys
 * @see Machanavajjhala et al. (2007). doi:10.1145/1217299.1217302; sdcMicro 5.8.1 `ldiversity()`
 * @example
 * classDiversity([{ name: "sex", labels: ["f", "m"], codes: Int32Array.of(1, 1, 0) }], { name: "hungry", labels: ["no", "yes"], codes: Int32Array.of(1, 0, 0) }).map((each) => each.distinct); // => [1, 2]
 */
export function classDiversity(keys: readonly Key[], sensitive: Key): readonly ClassDiversity[] {
  personCount([...keys, sensitive]);
  const { of, first } = classesOf(keys);
  const size = new Int32Array(first.length);
  const counts = first.map(() => new Map<number, number>());
  for (let i = 0; i < of.length; i++) {
    size[of[i]!]! += 1;
    const code = sensitive.codes[i]!;
    const own = counts[of[i]!]!;
    if (code >= 0) own.set(code, (own.get(code) ?? 0) + 1);
  }
  const order = first.map((_, number) => number).sort((a, b) => compareClasses(keys, first[a]!, first[b]!));
  return order.map((number) => {
    const answered = [...counts[number]!.values()];
    return {
      answers: keys.map(({ labels, codes }) => labels[codes[first[number]!]!] ?? ""),
      n: size[number]!,
      distinct: answered.length,
      entropy: effectiveNumber(answered),
    };
  });
}

function compareClasses(keys: readonly Key[], a: number, b: number): number {
  for (const { codes } of keys) if (codes[a] !== codes[b]) return codes[a]! - codes[b]!;
  return 0;
}

function effectiveNumber(counts: readonly number[]): number {
  const total = counts.reduce((sum, each) => sum + each, 0);
  if (!(total > 0)) return Number.NaN;
  return Math.exp(-counts.reduce((sum, each) => sum + (each / total) * Math.log(each / total), 0));
}
