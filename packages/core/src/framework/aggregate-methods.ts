/** The ways in which several scores can become one. */

export const aggregateMethods = [
  "arithmetic",
  "geometric",
  "harmonic",
  "power",
  "median",
  "minimum",
] as const;

export type AggregateMethod = (typeof aggregateMethods)[number];
