/** Which way an indicator that is scored speaks, and what counts as a score. */

/** +1 if higher is more secure, −1 if higher is less. */
export type ScoringDirection = 1 | -1;

/**
 * A result that can be used as a score; NaN for what division by nothing made.
 *
 * @example
 * finiteOrNaN(1 / 0); // => NaN
 */
export function finiteOrNaN(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
