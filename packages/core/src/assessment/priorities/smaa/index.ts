export { certainValues, type Smaa, type SmaaInput, type SmaaOptions, smaa, topProbability } from "./smaa.ts";
export type { BoundedNormal } from "./truncated-normal.ts";
export type { CriterionValue, SmaaValues } from "./value-draws.ts";
export type { WeightChoice } from "./weight-draws.ts";
