export * from "./evidence.ts";
export * from "./missing.ts";
export * from "./observations.ts";
export * from "./panel.ts";
export * from "./quality/index.ts";
export * from "./source.ts";
export * from "./unit.ts";
