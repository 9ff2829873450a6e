export * from "./assessment.ts";
export * from "./check.ts";
export * from "./index/index.ts";
export * from "./methods.ts";
export * from "./recipe.ts";
export * from "./recipe-schema.ts";
export * from "./trace.ts";
export * from "./uncertainty/index.ts";
