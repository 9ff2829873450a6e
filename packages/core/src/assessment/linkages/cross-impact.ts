/** Cross-impact balance: which pictures of a future hold together, judged by what each part says of the others. */

import { type CrossImpactInput, type Descriptor, MOST_COMBINATIONS } from "../../evidence/index.ts";

export type ConsistentScenario = {
  /** The variant of each descriptor. */
  readonly variants: readonly string[];
  /** Sum over descriptors of the balance of the chosen variant. */
  readonly totalImpact: number;
  /** The least by which a chosen variant leads the next best of its descriptor, 0 or more where consistent. */
  readonly margin: number;
};

export type ConsistentScenarios = {
  readonly scenarios: readonly ConsistentScenario[];
  /** How many combinations were looked at: all there are. */
  readonly combinations: number;
};

const TIE = 1e-9;

/**
 * For every variant, the sum of what the chosen ones say for it.
 *
 * @param chosen  the position of the variant of each descriptor
 * @throws RangeError  for judgements or choices that do not fit the descriptors
 * @see Weimer-Jehle (2006), Technological Forecasting and Social Change 73, 334–361. doi:10.1016/j.techfore.2005.06.005
 * @example
 * Array.from(impactBalances({ descriptors: [{ id: "A", variants: ["a"] }, { id: "B", variants: ["b", "c"] }], judgements: [[0, 2, -2], [1, 0, 0], [0, 0, 0]] }, [0, 0])); // => [1, 2, -2]
 */
export function impactBalances(input: CrossImpactInput, chosen: readonly number[]): Float64Array {
  const { firsts, judgements } = prepare(input);
  const { descriptors } = input;
  if (chosen.length !== descriptors.length) {
    throw new RangeError(`Cannot balance ${chosen.length} choices of ${descriptors.length} descriptors`);
  }
  chosen.forEach((variant, d) => {
    const { length } = descriptors[d]!.variants;
    if (!(Number.isInteger(variant) && variant >= 0 && variant < length)) {
      throw new RangeError(`Cannot choose variant ${variant} of the ${length} of ${descriptors[d]!.id}`);
    }
  });
  return balancesOf(
    judgements,
    chosen.map((variant, d) => firsts[d]! + variant),
  );
}

/**
 * All scenarios in which no descriptor has a variant of which the others speak better than of the chosen one. Ties are
 * consistent. Every combination is looked at, in the order of descriptors and variants.
 *
 * @throws RangeError  for judgements that do not fit the descriptors, and for more than 5,000,000 combinations
 * @see Weimer-Jehle (2006), Technological Forecasting and Social Change 73, 334–361. doi:10.1016/j.techfore.2005.06.005
 * @example
 * consistentScenarios({ descriptors: [{ id: "A", variants: ["a", "b"] }, { id: "B", variants: ["c", "d"] }], judgements: [[0, 0, 1, -1], [0, 0, -1, 1], [1, -1, 0, 0], [-1, 1, 0, 0]] }).scenarios.map(({ variants }) => variants.join("")); // => ["ac", "bd"]
 */
export function consistentScenarios(input: CrossImpactInput): ConsistentScenarios {
  const { descriptors } = input;
  const { firsts, judgements } = prepare(input);
  const combinations = descriptors.reduce((product, { variants }) => product * variants.length, 1);
  if (!(combinations <= MOST_COMBINATIONS)) {
    throw new RangeError(`Cannot look at ${combinations} combinations: at most ${MOST_COMBINATIONS}`);
  }
  const scenarios: ConsistentScenario[] = [];
  const chosen = descriptors.map(() => 0);
  for (let seen = 0; seen < combinations; seen++) {
    const balances = balancesOf(
      judgements,
      chosen.map((variant, d) => firsts[d]! + variant),
    );
    const leads = descriptors.map(({ variants }, d) => {
      const own = balances.subarray(firsts[d]!, firsts[d]! + variants.length);
      const others = own.filter((_, v) => v !== chosen[d]);
      return own[chosen[d]!]! - Math.max(...others);
    });
    const margin = Math.min(...leads);
    if (margin >= -TIE) {
      scenarios.push({
        variants: descriptors.map(({ variants }, d) => variants[chosen[d]!]!),
        totalImpact: chosen.reduce((sum, variant, d) => sum + balances[firsts[d]! + variant]!, 0),
        margin,
      });
    }
    countUp(chosen, descriptors);
  }
  return { scenarios, combinations };
}

/** The next combination: the last descriptor runs fastest. */
function countUp(chosen: number[], descriptors: readonly Descriptor[]): void {
  for (let d = chosen.length - 1; d >= 0; d--) {
    chosen[d]!++;
    if (chosen[d]! < descriptors[d]!.variants.length) return;
    chosen[d] = 0;
  }
}

function balancesOf(judgements: readonly Float64Array[], rows: readonly number[]): Float64Array {
  const balances = new Float64Array(judgements.length);
  for (const row of rows) {
    const own = judgements[row]!;
    for (let k = 0; k < balances.length; k++) balances[k]! += own[k]!;
  }
  return balances;
}

/** Where the variants of each descriptor begin, and judgements without those of a descriptor about itself. */
function prepare({ descriptors, judgements }: CrossImpactInput): {
  readonly firsts: readonly number[];
  readonly judgements: readonly Float64Array[];
} {
  const owners = descriptors.flatMap(({ variants }, d) => variants.map(() => d));
  const n = owners.length;
  if (descriptors.some(({ variants }) => variants.length === 0)) {
    throw new RangeError("Cannot balance a descriptor without variants");
  }
  if (judgements.length !== n || judgements.some((row) => row.length !== n)) {
    throw new RangeError(`Cannot balance: ${n} variants need judgements of ${n} by ${n}`);
  }
  return {
    firsts: descriptors.map((_, d) => owners.indexOf(d)),
    judgements: judgements.map((row, i) =>
      Float64Array.from({ length: n }, (_, j) => (owners[i] === owners[j] ? 0 : row[j]!)),
    ),
  };
}
