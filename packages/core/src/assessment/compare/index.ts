export * from "./comparand.ts";
export * from "./compare-assessments.ts";
export * from "./peers.ts";
export * from "./recipe-change.ts";
