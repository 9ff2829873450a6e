export { combinedForecast } from "./combined.ts";
export { fitEts, type LinearEtsModel } from "./ets-fit.ts";
export { type EtsForecast, forecastEts } from "./ets-forecast.ts";
export { type EtsModel, type EtsParameters, type EtsRun, runEts } from "./ets-model.ts";
export type { ForecastBand, ForecastOptions, NoForecast, SeriesForecast } from "./history.ts";
export { adjustSeason, isSeasonal, type SeasonalAdjustment } from "./seasonal-adjustment.ts";
export { seasonalNaiveForecast } from "./seasonal-naive.ts";
export { fitSimpleSmoothing, type SimpleSmoothing } from "./simple-smoothing.ts";
export { type ThetaOptions, thetaForecast } from "./theta.ts";
