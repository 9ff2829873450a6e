/** The ways in which several scores can become one. */

/** One unit at a time, whatever the other units have. */
export const unitAggregateMethods = [
  "arithmetic",
  "geometric",
  "harmonic",
  "power",
  "median",
  "minimum",
  "mean-min",
  "mazziotta-pareto",
] as const;

/** All units at once: the result is a standing among the others. */
export const crossUnitMethods = ["borda", "copeland", "outranking", "benefit-of-the-doubt"] as const;

export const aggregateMethods = [...unitAggregateMethods, ...crossUnitMethods] as const;

export type AggregateMethod = (typeof aggregateMethods)[number];
export type UnitAggregateMethod = (typeof unitAggregateMethods)[number];
export type CrossUnitMethod = (typeof crossUnitMethods)[number];
