export * from "./counting.ts";
export * from "./deprivation-change.ts";
export * from "./depths.ts";
export * from "./estimate-deprivation.ts";
export type { Grouping } from "./group-shares.ts";
export * from "./measure.ts";
