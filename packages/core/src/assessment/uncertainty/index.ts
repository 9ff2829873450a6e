export * from "./influence.ts";
export * from "./interval.ts";
export * from "./probability.ts";
export * from "./replay.ts";
