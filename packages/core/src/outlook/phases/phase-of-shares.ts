/** The phase of an area from the shares of its people in each phase. */

export type PhaseReading = {
  /** 1 to 5; null with a reason. */
  readonly phase: number | null;
  /** Share of people in phase 3 or worse; NaN without a phase. */
  readonly worse: number;
  readonly reason: null | "missing" | "sum";
};

/** An area is in a phase when so many of its people are in it or in a worse one. */
const SHARE_OF_AREA = 0.2;

/** How far shares may be from 1 altogether: tables are rounded to whole percents. */
const ROUNDING = 0.0101;

// The shared tolerance: two tenths may come as 0.19999999999999998.
const TIE = 1e-9;

/**
 * The highest phase with at least 20 % of people in that phase or a worse one. Shares that are missing, or that do not
 * add up to 1 within a hundredth, give no phase.
 *
 * @param shares  of people in phases 1 to 5, each 0 to 1
 * @throws RangeError  for another number of shares than five
 * @see IPC Global Partners (2021), Integrated Food Security Phase Classification Technical Manual 3.1, area classification
 * @example
 * phaseOfShares([0.4, 0.35, 0.2, 0.05, 0]).phase; // => 3
 * phaseOfShares([0.5, 0.35, 0.1, 0.05, 0]).phase; // => 2
 */
export function phaseOfShares(shares: readonly number[]): PhaseReading {
  if (shares.length !== 5)
    throw new RangeError(`Cannot tell a phase from ${shares.length} shares: give five`);
  if (shares.some((share) => !(share >= 0 && share <= 1 + TIE)))
    return { phase: null, worse: Number.NaN, reason: "missing" };
  const sum = shares.reduce((total, share) => total + share, 0);
  if (!(Math.abs(sum - 1) <= ROUNDING)) return { phase: null, worse: Number.NaN, reason: "sum" };
  const fromOn = (phase: number): number =>
    shares.slice(phase - 1).reduce((total, share) => total + share, 0);
  const phase = [5, 4, 3, 2].find((each) => fromOn(each) >= SHARE_OF_AREA - TIE) ?? 1;
  return { phase, worse: fromOn(3), reason: null };
}
