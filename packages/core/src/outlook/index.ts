export * from "./alerts/index.ts";
export * from "./backtest/index.ts";
export * from "./counts/index.ts";
export * from "./outbreaks/index.ts";
