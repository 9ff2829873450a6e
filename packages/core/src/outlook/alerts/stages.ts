/** Stages of a sign: nothing, watch, alert, extreme. */

import type { SimpleSign } from "./alert-rule.ts";

// The shared tolerance: a share of ten tenths is not quite 1.
const TIE = 1e-9;

/** Thresholds turned so that higher is worse; null is never reached. */
export type Thresholds = {
  readonly watch: number | null;
  readonly alert: number;
  readonly extreme: number | null;
  readonly clear: number;
};

export function thresholdsOf(sign: SimpleSign): Thresholds {
  // A record counts values that were better, whichever way its values worsen.
  const turn = sign.worse === "higher" || sign.kind === "record" ? 1 : -1;
  return {
    watch: sign.watch === null ? null : turn * sign.watch,
    alert: turn * sign.alert,
    extreme: sign.extreme === null ? null : turn * sign.extreme,
    clear: turn * sign.clear,
  };
}

/**
 * The stage of a reading: 0 none, 1 watch, 2 alert, 3 extreme; 0 for NaN.
 *
 * @param reading  higher is worse
 * @example
 * stageOf(0.3, { watch: 0.1, alert: 0.3, extreme: null, clear: 0.05 }); // => 2
 */
export function stageOf(reading: number, { watch, alert, extreme }: Thresholds): 0 | 1 | 2 | 3 {
  if (extreme !== null && reading >= extreme - TIE) return 3;
  if (reading >= alert - TIE) return 2;
  return watch !== null && reading >= watch - TIE ? 1 : 0;
}

/** Whether a reading has recovered; a missing one has not. */
export function isClear(reading: number, { clear }: Thresholds): boolean {
  return reading < clear - TIE;
}

/** Whether a reading is worse than the one before; what follows nothing is not. */
export function isWorse(reading: number, before: number): boolean {
  return reading > before + TIE;
}
