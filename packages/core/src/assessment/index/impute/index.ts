export * from "./nearest.ts";
export * from "./normal.ts";
export { fitNormal, type NormalFitOptions, type NormalModel } from "./normal-model.ts";
export * from "./over-time.ts";
export * from "./regression.ts";
export * from "./row.ts";
