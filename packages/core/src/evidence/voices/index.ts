export * from "./design.ts";
export * from "./estimate.ts";
export { covarianceOfTotals } from "./variance.ts";
