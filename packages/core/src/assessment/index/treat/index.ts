export * from "./box-cox.ts";
export * from "./logarithms.ts";
export * from "./shape-limits.ts";
export * from "./treat-by-choice.ts";
export * from "./treat-column.ts";
export { LOWERED, RAISED, TRANSFORMED, type Treated, UNTOUCHED } from "./treated.ts";
export * from "./treatment.ts";
export * from "./winsorise.ts";
