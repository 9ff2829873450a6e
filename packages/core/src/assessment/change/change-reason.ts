/** Why a change is not given, or is given without how likely it is an improvement. */

/** The first three leave no change at all; the others leave the change and no probability. */
export const changeReasons = [
  "scale-moves",
  "no-score-before",
  "no-score-after",
  "break",
  "same-observation",
  "imputed",
  "not-replayed",
  "no-runs",
] as const;

export type ChangeReason = (typeof changeReasons)[number];

/** The code of a change that has a probability; otherwise the position above plus one. */
export const LIKELIHOOD_GIVEN = 0;

/**
 * @example
 * changeCode("scale-moves"); // => 1
 */
export function changeCode(reason: ChangeReason): number {
  return changeReasons.indexOf(reason) + 1;
}

/**
 * @example
 * changeReason(0); // => null
 */
export function changeReason(code: number): ChangeReason | null {
  return changeReasons[code - 1] ?? null;
}
