export * from "./benefit-of-the-doubt.ts";
export * from "./optimised.ts";
export * from "./principal.ts";
