import type { AggregateChoice, AggregateMethod, UnitAggregateMethod } from "../../../framework/index.ts";
import type { Aggregator } from "./aggregator.ts";
import { mazziottaPareto } from "./mazziotta-pareto.ts";
import { meanMin } from "./mean-min.ts";
import { arithmetic, geometric, harmonic, power } from "./means.ts";
import { weightedMedian } from "./median.ts";
import { minimum } from "./minimum.ts";

export type { Aggregator } from "./aggregator.ts";
export { borda } from "./borda.ts";
export { copeland } from "./copeland.ts";
export { type CrossUnitAggregator, crossUnitAggregator, isCrossUnit } from "./cross-unit.ts";
export { type MazziottaParetoOptions, mazziottaPareto } from "./mazziotta-pareto.ts";
export { meanMin } from "./mean-min.ts";
export { dominance, meanOutranking, type OutrankingMatrix, outrankingMatrix } from "./outranking.ts";

/** How to build each aggregator from a recipe's choice. */
const builders: Readonly<Record<UnitAggregateMethod, (choice: AggregateChoice) => Aggregator>> = {
  arithmetic: () => arithmetic,
  geometric: ({ offset }) => geometric(offset ?? 0),
  harmonic: ({ offset }) => harmonic(offset ?? 0),
  power: ({ p, offset }) => power(p ?? 1, offset ?? 0),
  median: () => weightedMedian,
  minimum: () => minimum,
  "mean-min": ({ alpha, beta }) => meanMin(alpha ?? 0.5, beta ?? 0),
  "mazziotta-pareto": ({ penalty, variance }) =>
    mazziottaPareto({ penalty: penalty ?? "minus", variance: variance ?? "population" }),
};

/** Methods that are defined only for scores (plus offset) of at least 0, or with a mean above 0. */
export const positiveOnly: ReadonlySet<AggregateMethod> = new Set([
  "geometric",
  "harmonic",
  "power",
  "mazziotta-pareto",
  "benefit-of-the-doubt",
]);

/**
 * The aggregator of a choice. On insecurity it is 1 − f(1 − y): the mean of the shortfalls, seen from security.
 *
 * @throws RangeError  for a method that compares all units (`crossUnitAggregator`)
 * @example
 * aggregatorOf({ method: "geometric" })([0.25, 1], [1, 1], 2); // => 0.5
 * aggregatorOf({ method: "minimum", on: "insecurity" })([0.25, 1], [1, 1], 2); // => 1
 */
export function aggregatorOf(choice: AggregateChoice): Aggregator {
  const build = builders[choice.method as UnitAggregateMethod] as
    | ((choice: AggregateChoice) => Aggregator)
    | undefined;
  if (build === undefined) throw new RangeError(`Cannot aggregate one unit alone by ${choice.method}`);
  const aggregate = build(choice);
  if (choice.on !== "insecurity") return aggregate;
  return (scores, weights, count) => {
    const insecurity = Float64Array.from({ length: count }, (_, i) => 1 - scores[i]!);
    return 1 - aggregate(insecurity, weights, count);
  };
}
