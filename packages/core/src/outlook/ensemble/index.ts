export {
  type EnsembleForecast,
  ensembleForecast,
  forecastQuantile,
  type NoForecastReason,
  noForecast,
  probabilityOfAtLeast,
} from "./ensemble-forecast.ts";
export type { Forecaster } from "./forecaster.ts";
export { linearPool } from "./linear-pool.ts";
