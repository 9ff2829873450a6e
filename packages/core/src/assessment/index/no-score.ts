/** Why a node has no score for a unit. */

import { missingReasons } from "../../evidence/index.ts";

/** A gap's own reason at an indicator; at a component or the index, what the recipe says about gaps. */
export const noScoreReasons = [
  ...missingReasons,
  "no-indicators",
  "no-value",
  "coverage-below-floor",
  "gap-not-allowed",
  "not-computable",
  "screened-out",
  "weights-refused",
  "left-out",
] as const;

export type NoScoreReason = (typeof noScoreReasons)[number];

/** The code of a unit that has a score, in a column of codes; otherwise the position above plus one. */
export const SCORED = 0;

/**
 * @example
 * noScoreCode("not-collected"); // => 1
 */
export function noScoreCode(reason: NoScoreReason): number {
  return noScoreReasons.indexOf(reason) + 1;
}

/**
 * @example
 * noScoreReason(0); // => null
 */
export function noScoreReason(code: number): NoScoreReason | null {
  return noScoreReasons[code - 1] ?? null;
}
