export * from "./judges.ts";
export { poolSmallGroups } from "./pool-groups.ts";
export * from "./ratings.ts";
export * from "./votes.ts";
