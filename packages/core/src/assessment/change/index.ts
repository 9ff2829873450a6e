export * from "./basis.ts";
export * from "./change.ts";
export * from "./change-reason.ts";
export * from "./compared-period.ts";
export * from "./matched.ts";
export * from "./overall.ts";
export * from "./paired-runs.ts";
