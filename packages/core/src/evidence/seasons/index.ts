export * from "./season.ts";
