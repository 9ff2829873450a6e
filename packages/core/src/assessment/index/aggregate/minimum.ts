import type { Aggregator } from "./aggregator.ts";

/** The smallest score; weights do not matter. */
export const minimum: Aggregator = (scores, _weights, count) => {
  let smallest = scores[0]!;
  for (let i = 1; i < count; i++) if (scores[i]! < smallest) smallest = scores[i]!;
  return smallest;
};
