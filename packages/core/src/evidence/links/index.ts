export * from "./counted-accounts.ts";
export * from "./cross-impact-input.ts";
export * from "./link.ts";
export * from "./link-evidence.ts";
