export { backtestExceedance, type ExceedanceBacktest } from "./backtest-exceedance.ts";
export { detectExceedance, type ExceedanceDetection } from "./detect-exceedance.ts";
export { type Exceedance, type ExceedanceForecast, forecastExceedance } from "./forecast-exceedance.ts";
export {
  type ExceedanceSummary,
  type ProbabilityScores,
  summariseExceedance,
} from "./summarise-exceedance.ts";
