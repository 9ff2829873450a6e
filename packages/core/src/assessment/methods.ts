/** The methods that a recipe may name, by family. */

export const normaliseMethods = [
  "goalposts",
  "min-max",
  "z-score",
  "percentile-rank",
  "rank",
  "identity",
] as const;

export type NormaliseMethod = (typeof normaliseMethods)[number];

export const imputeMethods = ["none", "mean", "median", "group-mean", "group-median"] as const;

export type ImputeMethod = (typeof imputeMethods)[number];
