export * from "./alerts/index.ts";
export * from "./backtest/index.ts";
export * from "./counts/index.ts";
export * from "./ensemble/index.ts";
export * from "./levels/index.ts";
export * from "./outbreaks/index.ts";
export * from "./scoring/index.ts";
export * from "./series/index.ts";
