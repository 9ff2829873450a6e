export { type Exceedance, type PastExceedances, pastExceedances } from "./past-probabilities.ts";
export { rollingSums } from "./rolling-sums.ts";
export { type ExceedanceRecord, scoreExceedances } from "./score-exceedances.ts";
