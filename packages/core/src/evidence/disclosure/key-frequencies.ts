/** How many people share each person's keys, in the sample and, by the weights, in the population. */

import { classesOf, type Key } from "./keys.ts";

export type KeyFrequencies = {
  /** fk: persons of the sample whose keys agree with this person's, the person among them. */
  readonly sample: Float64Array;
  /** Fk: the sum of their weights; fk where there are no weights. */
  readonly population: Float64Array;
};

/**
 * Count who shares each person's keys. A missing answer agrees with every answer, as who looks for a person cannot
 * rule it out.
 *
 * @param weights  survey weights, above 0; null counts persons only
 * @returns one number per person
 * @throws RangeError  for columns of unequal length, or a weight that is not above 0
 * @see Templ, Kowarik & Meindl (2015), Journal of Statistical Software 67(4). doi:10.18637/jss.v067.i04; sdcMicro
 * 5.8.1 `freqCalc()`
 * @example
 * Array.from(keyFrequencies([{ name: "sex", labels: ["f", "m"], codes: Int32Array.of(1, 0, 1, -1) }], null).sample); // => [3, 2, 3, 4]
 */
export function keyFrequencies(keys: readonly Key[], weights: ArrayLike<number> | null): KeyFrequencies {
  const { of, first } = classesOf(keys);
  checkWeights(weights, of.length);
  const persons = new Float64Array(first.length);
  const mass = new Float64Array(first.length);
  for (let i = 0; i < of.length; i++) {
    persons[of[i]!]! += 1;
    mass[of[i]!]! += weights === null ? 1 : weights[i]!;
  }
  const agreeing = agreementOf(
    first.map((i) => keys.map(({ codes }) => codes[i]!)),
    persons,
    mass,
  );
  return {
    sample: Float64Array.from(of, (each) => agreeing.persons[each]!),
    population: Float64Array.from(of, (each) => agreeing.mass[each]!),
  };
}

function checkWeights(weights: ArrayLike<number> | null, count: number): void {
  if (weights === null) return;
  if (weights.length !== count)
    throw new RangeError(`Cannot use ${weights.length} weights for ${count} persons`);
  for (let i = 0; i < count; i++) {
    if (!(weights[i]! > 0 && weights[i]! < Infinity)) {
      throw new RangeError(`Cannot count a person with a weight of ${weights[i]}: it must be above 0`);
    }
  }
}

type Counted = { readonly persons: Float64Array; readonly mass: Float64Array };

/**
 * Sum over all classes that agree with each. Classes with the same keys missing are summed together: two such groups
 * agree where the keys that neither misses are equal, so one look-up a class does.
 */
function agreementOf(
  answers: readonly (readonly number[])[],
  persons: Float64Array,
  mass: Float64Array,
): Counted {
  const patterns = new Map<string, number[]>();
  for (const [number, codes] of answers.entries()) {
    const pattern = codes.map((code) => (code < 0 ? "-" : "+")).join("");
    const members = patterns.get(pattern);
    if (members === undefined) patterns.set(pattern, [number]);
    else members.push(number);
  }
  const sums = { persons: new Float64Array(persons.length), mass: new Float64Array(mass.length) };
  for (const [own, members] of patterns) {
    for (const [other, others] of patterns) {
      const shared = [...own].flatMap((sign, k) => (sign === "+" && other[k] === "+" ? [k] : []));
      const project = (number: number): string => shared.map((k) => answers[number]![k]).join();
      const found = new Map<string, { persons: number; mass: number }>();
      for (const number of others) {
        const text = project(number);
        const sum = found.get(text) ?? { persons: 0, mass: 0 };
        sum.persons += persons[number]!;
        sum.mass += mass[number]!;
        found.set(text, sum);
      }
      for (const number of members) {
        const sum = found.get(project(number));
        sums.persons[number]! += sum?.persons ?? 0;
        sums.mass[number]! += sum?.mass ?? 0;
      }
    }
  }
  return sums;
}
