export * from "./check-denominators.ts";
export * from "./check-observations.ts";
export * from "./check-periods.ts";
export * from "./slip.ts";
