export * from "./check-denominators.ts";
export * from "./check-observations.ts";
export * from "./check-periods.ts";
export * from "./finding-list.ts";
export * from "./slip.ts";
