/** What a file of persons gives away, in the numbers of a risk statement. */

import { anonymityViolations, classDiversity } from "./anonymity.ts";
import { keyFrequencies } from "./key-frequencies.ts";
import type { Key } from "./keys.ts";
import { type GlobalRisk, globalRisk, reidentificationRisk } from "./reidentification-risk.ts";

export type MicrodataRisk = GlobalRisk & {
  readonly records: number;
  /** Highest risk of a single record; NaN without records. */
  readonly highest: number;
  /** Records whose keys fewer than k others and themselves share. */
  readonly violations: readonly { readonly k: number; readonly records: number }[];
  /** For each sensitive answer, the records in groups with the same keys in which all who answered agree. */
  readonly uniform: readonly { readonly name: string; readonly records: number }[];
};

/**
 * Measure a file by the exact risk, 2-, 3- and 5-anonymity, and how many records give a sensitive answer away by
 * their keys alone.
 *
 * @param weights  as in `keyFrequencies`
 * @throws RangeError  as `keyFrequencies`
 * @example
 * microdataRisk([{ name: "sex", labels: ["f", "m"], codes: Int32Array.of(1, 1, 1, 0) }], null, []).highest; // => 1
 */
export function microdataRisk(
  keys: readonly Key[],
  weights: ArrayLike<number> | null,
  sensitive: readonly Key[],
): MicrodataRisk {
  const frequencies = keyFrequencies(keys, weights);
  const risks = reidentificationRisk(frequencies, { method: "exact" });
  return {
    ...globalRisk(risks),
    records: risks.length,
    highest: risks.reduce((most, each) => Math.max(most, each), risks.length > 0 ? 0 : Number.NaN),
    violations: [2, 3, 5].map((k) => ({ k, records: anonymityViolations(frequencies.sample, k) })),
    uniform: sensitive.map((each) => ({
      name: each.name,
      records: classDiversity(keys, each).reduce(
        (sum, { n, distinct }) => (distinct === 1 ? sum + n : sum),
        0,
      ),
    })),
  };
}
