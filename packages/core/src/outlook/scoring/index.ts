export { binnedIgnorance, viewsBins } from "./binned-ignorance.ts";
export { type BrierScore, brierScore, logLoss, type ReliabilityRow } from "./brier.ts";
export { crpsOfNegativeBinomial, crpsOfPoisson } from "./crps-counts.ts";
export {
  crpsOfEnsemble,
  crpsOfSortedEnsemble,
  crpsOfWeightedEnsemble,
  spreadOfSortedEnsemble,
} from "./crps-ensemble.ts";
export { crpsOfNormal } from "./crps-normal.ts";
export { type DieboldMariano, dieboldMariano } from "./diebold-mariano.ts";
export { averagePrecision, rocArea } from "./discrimination.ts";
export {
  type AlertEpisode,
  type DetectedOnset,
  type EventDetection,
  eventDetection,
} from "./event-detection.ts";
export { meanAbsoluteScaledError, symmetricPercentageError } from "./point-errors.ts";
export {
  type ForecastInterval,
  intervalOfEnsemble,
  intervalScore,
  pinballLoss,
  weightedIntervalScore,
} from "./quantile-scores.ts";
export { type ConformalReach, conformalReach } from "./split-conformal.ts";
