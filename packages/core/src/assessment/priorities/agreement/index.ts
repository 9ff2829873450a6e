export * from "./chi-square.ts";
export * from "./kendall-w.ts";
export * from "./rand-disagreement.ts";
