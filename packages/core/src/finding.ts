/** A problem found in people's data: what, where, and what to do about it. Texts live in the catalogue. */

import { type FindingCode, findingSeverities, type Severity } from "./finding-codes.ts";

/** Where a finding stands: a file, and in it the row (spreadsheet numbering, header = 1) and the column or key. */
export type Place = { readonly file: string; readonly row?: number; readonly column?: string };

export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: Place;
  /** What the message of this code names, such as `{ id: "food" }`. */
  readonly values: Readonly<Record<string, string | number>>;
};

/**
 * Make a finding; its severity follows from its code.
 *
 * @example
 * finding("id-duplicate", { file: "units.csv", row: 3 }, { id: "AFG" }).severity; // => "error"
 */
export function finding(
  code: FindingCode,
  where: Place,
  values: Readonly<Record<string, string | number>> = {},
): Finding {
  return { code, severity: findingSeverities[code], where, values };
}

/** Whether any finding stops the assessment. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((each) => each.severity === "error");
}
