/** Keys: answers by which somebody could recognise a person, such as place, sex and age, as columns of codes. */

/** One key: for each person the position of the answer among `labels`, −1 where it is missing or suppressed. */
export type Key = {
  readonly name: string;
  readonly labels: readonly string[];
  readonly codes: Int32Array;
};

/**
 * Make a key of the answers as they stand in a file.
 *
 * @param answers  one per person; an empty text is missing
 * @example
 * Array.from(keyOf("sex", ["m", "", "f", "m"]).codes); // => [1, -1, 0, 1]
 */
export function keyOf(name: string, answers: readonly string[]): Key {
  const labels = [...new Set(answers)].filter((each) => each !== "").sort();
  const codeOf = new Map(labels.map((label, code) => [label, code]));
  return { name, labels, codes: Int32Array.from(answers, (each) => codeOf.get(each) ?? -1) };
}

/**
 * The answers of a key as text, empty where missing.
 *
 * @example
 * answersOf(keyOf("sex", ["m", "", "f"])); // => ["m", "", "f"]
 */
export function answersOf({ labels, codes }: Key): readonly string[] {
  return Array.from(codes, (code) => (code < 0 ? "" : labels[code]!));
}

/** How many persons the keys are of; @throws RangeError for keys of unequal length, or none. */
export function personCount(keys: readonly Key[]): number {
  if (keys.length === 0) throw new RangeError("Cannot tell persons apart without keys");
  const count = keys[0]!.codes.length;
  for (const { name, codes } of keys) {
    if (codes.length !== count) {
      throw new RangeError(`Cannot use key ${name} of ${codes.length} persons beside ${count}`);
    }
  }
  return count;
}

/** Persons with the same answers to all keys; a missing answer is one answer of its own. */
export type KeyClasses = {
  /** For each person the number of the class, counted in order of first appearance. */
  readonly of: Int32Array;
  /** For each class its first person. */
  readonly first: readonly number[];
};

/**
 * Put persons with the same answers into classes.
 *
 * @throws RangeError  for keys of unequal length, or none
 * @example
 * Array.from(classesOf([keyOf("sex", ["m", "f", "m"])]).of); // => [0, 1, 0]
 */
export function classesOf(keys: readonly Key[]): KeyClasses {
  const count = personCount(keys);
  let of = new Int32Array(count);
  let first: number[] = [];
  for (const { labels, codes } of keys) {
    const width = labels.length + 1;
    const seen = new Map<number, number>();
    const next = new Int32Array(count);
    first = [];
    for (let i = 0; i < count; i++) {
      const both = of[i]! * width + codes[i]! + 1;
      let number = seen.get(both);
      if (number === undefined) {
        number = first.length;
        seen.set(both, number);
        first.push(i);
      }
      next[i] = number;
    }
    of = next;
  }
  return { of, first };
}
