export * from "./alerts/index.ts";
export * from "./backtest/index.ts";
export { checkOutlook } from "./check-outlook.ts";
export { checkSeries } from "./check-series.ts";
export * from "./counts/index.ts";
export * from "./ensemble/index.ts";
export * from "./exceedance/index.ts";
export * from "./levels/index.ts";
export { type LookAheadStep, lookAhead, lookAheadInSteps, type Outlook } from "./look-ahead.ts";
export {
  actByMonth,
  type MomentToAct,
  momentsToAct,
  type SeasonAhead,
} from "./moments-to-act.ts";
export * from "./monthly/index.ts";
export type { OutbreakOutlook } from "./outbreak-outlook.ts";
export * from "./outbreaks/index.ts";
export * from "./phases/index.ts";
export type { PhasesOutlook } from "./phases-outlook.ts";
export type { ProbabilityOutlook, ProbabilityRecord } from "./probability-outlook.ts";
export * from "./scoring/index.ts";
export * from "./series/index.ts";
export { originsOf, type SeriesOutlook, type SeriesRecord, type UnitForecast } from "./series-outlook.ts";
