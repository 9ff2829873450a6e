export * from "./moments.ts";
export * from "./quantile.ts";
export * from "./random/draws.ts";
export * from "./random/random.ts";
export * from "./rank.ts";
