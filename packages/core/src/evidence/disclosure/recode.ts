/** Global recoding: fewer, wider answers for everybody, so that more people share each. */

import { answersOf, type Key, keyOf } from "./keys.ts";

/**
 * Replace answers by wider ones. Answers that are not named stay.
 *
 * @param wider  from the answer as it stands to the one that replaces it; an empty text removes it
 * @example
 * recodeAnswers({ name: "faith", labels: ["a", "b", "c"], codes: Int32Array.of(0, 1, 2) }, new Map([["b", "other"], ["c", "other"]])).labels; // => ["a", "other"]
 */
export function recodeAnswers(key: Key, wider: ReadonlyMap<string, string>): Key {
  return keyOf(
    key.name,
    answersOf(key).map((answer) => wider.get(answer) ?? answer),
  );
}

/**
 * Make a key of a number, such as age, cut into bands `[from, to)`; the first and last are open. A missing number
 * stays missing.
 *
 * @param breaks  rising
 * @throws RangeError  for breaks that do not rise
 * @example
 * recodeIntoBands("age", [4, 18, 80, NaN], [18, 60]).labels; // => ["below 18", "18 to below 60", "60 or above"]
 * Array.from(recodeIntoBands("age", [4, 18, 80, NaN], [18, 60]).codes); // => [0, 1, 2, -1]
 */
export function recodeIntoBands(name: string, values: ArrayLike<number>, breaks: readonly number[]): Key {
  if (breaks.length === 0 || breaks.some((each, i) => i > 0 && !(each > breaks[i - 1]!))) {
    throw new RangeError(`Cannot cut ${name} at ${breaks.join(", ")}: breaks must rise`);
  }
  const labels = Array.from({ length: breaks.length + 1 }, (_, band) =>
    band === 0
      ? `below ${breaks[0]}`
      : band === breaks.length
        ? `${breaks[band - 1]} or above`
        : `${breaks[band - 1]} to below ${breaks[band]}`,
  );
  const codes = Int32Array.from(values, (value) =>
    Number.isNaN(value) ? -1 : breaks.filter((each) => value >= each).length,
  );
  return { name, labels, codes };
}
