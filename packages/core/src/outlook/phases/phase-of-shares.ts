/** The phase of food insecurity of an area, from the shares of its people in each. */

export type Phase = 1 | 2 | 3 | 4 | 5;

export type PhaseReading =
  | {
      readonly kind: "phase";
      readonly phase: Phase;
      /** Share of people in phase 3 or worse. */
      readonly share3Plus: number;
    }
  | {
      readonly kind: "none";
      /** `missing`: a share is not known. `outside`: one is below 0 or above 1. `sum`: they do not make up all people. */
      readonly reason: "missing" | "outside" | "sum";
      /** Of the shares that are known. */
      readonly sum: number;
    };

/** An area is in the worst phase that at least so many of its people are in, or in a worse one. */
const RULE = 0.2;
const TIES = 1e-9;
const SUM_TOLERANCE = 0.01;

/**
 * The 20 % rule: the highest phase with at least a fifth of people in it or in a worse one. Shares that are missing, lie
 * outside 0 to 1 or do not sum to 1 within 0.01 give a reason and no phase.
 *
 * @param shares  of people in phases 1, 2, 3, 4 and 5
 * @throws RangeError  for another number of shares than five
 * @see IPC Global Partners (2021), Integrated Food Security Phase Classification Technical Manual, version 3.1
 * @example
 * phaseOfShares([0.3, 0.4, 0.15, 0.1, 0.05]); // => { kind: "phase", phase: 3, share3Plus: 0.3 }
 * phaseOfShares([0.3, 0.4, 0.1, 0.1, 0]); // => { kind: "none", reason: "sum", sum: 0.9 }
 */
export function phaseOfShares(shares: ArrayLike<number>): PhaseReading {
  if (shares.length !== 5)
    throw new RangeError(`Cannot read a phase from ${shares.length} shares: give five`);
  const all = Array.from(shares);
  const known = all.filter((share) => !Number.isNaN(share));
  const sum = rounded(known.reduce((total, share) => total + share, 0));
  if (known.length < 5) return { kind: "none", reason: "missing", sum };
  if (known.some((share) => !(share >= -TIES && share <= 1 + TIES))) {
    return { kind: "none", reason: "outside", sum };
  }
  if (Math.abs(sum - 1) > SUM_TOLERANCE + TIES) return { kind: "none", reason: "sum", sum };
  let phase: Phase = 1;
  let orWorse = 0;
  for (const candidate of [5, 4, 3, 2] as const) {
    orWorse += all[candidate - 1]!;
    if (phase === 1 && orWorse >= RULE - TIES) phase = candidate;
  }
  return { kind: "phase", phase, share3Plus: rounded(all[2]! + all[3]! + all[4]!) };
}

/** 0.2 + 0.1 is 0.3. */
function rounded(share: number): number {
  return Math.round(share * 1e9) / 1e9;
}
