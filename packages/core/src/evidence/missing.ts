/** Why a value is not there. A gap keeps its reason; it is never a zero. */

/** The reasons that files may state, and `rejected` for values that a quality check left out. */
export const missingReasons = [
  "not-collected",
  "not-applicable",
  "withheld",
  "suppressed",
  "below-detection",
  "rejected",
] as const;

export type MissingReason = (typeof missingReasons)[number];

/** The code of a value that is there, in a column of reasons. */
export const PRESENT = 0;

const codes = new Map<string, number>(missingReasons.map((reason, i) => [reason, i + 1]));

/**
 * The code of a reason in a column of reasons; undefined for a word that is none.
 *
 * @example
 * missingCode("withheld"); // => 3
 */
export function missingCode(reason: string): number | undefined {
  return codes.get(reason);
}

/**
 * The reason behind a code; null for a value that is there.
 *
 * @example
 * missingReason(5); // => "below-detection"
 */
export function missingReason(code: number): MissingReason | null {
  return missingReasons[code - 1] ?? null;
}

export const BELOW_DETECTION = codes.get("below-detection")!;
export const NOT_COLLECTED = codes.get("not-collected")!;
export const REJECTED = codes.get("rejected")!;
