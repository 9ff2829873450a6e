export { backtestExceedance, type ExceedanceBacktest } from "./backtest-exceedance.ts";
export { detectExceedance, type ExceedanceDetection } from "./detect-exceedance.ts";
export { type Exceedance, type ExceedanceForecast, forecastExceedance } from "./forecast-exceedance.ts";
export { rollingSums } from "./rolling-sums.ts";
export {
  type ExceedanceSummary,
  type ProbabilityScores,
  summariseExceedance,
} from "./summarise-exceedance.ts";
