export { type CusumOptions, type CusumSignal, cusum } from "./cusum.ts";
export { detectOutbreaks, type MonthSignal, type OutbreakDetection } from "./detect-outbreaks.ts";
export { type EarsOptions, ears } from "./ears.ts";
export {
  type FarringtonOptions,
  type FarringtonSignal,
  farrington,
  improvedFarrington,
  originalFarrington,
} from "./farrington.ts";
export type { OutbreakSignal } from "./outbreak-signal.ts";
export type { ReferenceWindows } from "./reference-windows.ts";
export { type SeasonalCusum, type SeasonalCusumSignal, seasonalCusum } from "./seasonal-cusum.ts";
