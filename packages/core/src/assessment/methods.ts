/** The methods that a recipe may name, by family. */

export const screenMethods = ["none", "missing", "zeros", "either"] as const;

export const imputeMethods = [
  "none",
  "mean",
  "median",
  "group-mean",
  "group-median",
  "row-mean",
  "row-median",
  "regression",
  "nearest",
  "normal",
  "multiple",
  "latest",
  "linear",
  "constant",
] as const;

export type ImputeMethod = (typeof imputeMethods)[number];

export const treatMethods = [
  "none",
  "winsorise",
  "log",
  "log-unit-shift",
  "log-skew-aware",
  "box-cox",
  "cap",
] as const;

export type TreatMethod = (typeof treatMethods)[number];

export const normaliseMethods = [
  "goalposts",
  "min-max",
  "z-score",
  "scaled",
  "percentile-rank",
  "rank",
  "borda",
  "distance-to-target",
  "distance-to-reference",
  "distance-to-maximum",
  "fraction-of-maximum",
  "identity",
] as const;

export type NormaliseMethod = (typeof normaliseMethods)[number];

export const weightMethods = ["principal", "optimised"] as const;
