export * from "./judges.ts";
export { type Pool, poolSmallGroups } from "./pool-groups.ts";
export * from "./ratings.ts";
export * from "./votes.ts";
