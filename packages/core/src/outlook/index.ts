export * from "./scoring/index.ts";
export * from "./series/index.ts";
