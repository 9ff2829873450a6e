export * from "./backtest/index.ts";
export * from "./counts/index.ts";
