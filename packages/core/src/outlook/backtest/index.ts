export { type BacktestOptions, backtestForecasts, type ForecastBacktest } from "./backtest-forecasts.ts";
export { type BacktestComparison, compareBacktests, type Skill } from "./compare-backtests.ts";
export {
  type BacktestPart,
  type BacktestSummary,
  type HorizonSummary,
  summariseBacktest,
} from "./summarise-backtest.ts";
