export * from "./band-title.ts";
export * from "./embedded-input.ts";
export * from "./method-text.ts";
export * from "./numbers.ts";
