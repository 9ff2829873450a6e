export * from "./kendall-w.ts";
export * from "./rand-disagreement.ts";
