export { backtestCounts, type CountBacktest, type CountBacktestOptions } from "./backtest-counts.ts";
export { type BacktestSummary, skillOver, summariseBacktest } from "./summarise-backtest.ts";
