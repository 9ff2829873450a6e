/** What ends the reading of a spreadsheet: thrown inside the parser's callbacks, returned as a finding outside. */

import type { Finding } from "../../finding.ts";
import type { FindingCode } from "../../finding-codes.ts";

export class SpreadsheetProblem extends Error {
  readonly code: FindingCode;
  readonly values: Finding["values"];
  readonly row: number | undefined;

  constructor(code: FindingCode, values: Finding["values"] = {}, row?: number) {
    super(code);
    this.code = code;
    this.values = values;
    this.row = row;
  }
}

/** `archive`: no whole zip file; `part`: a sheet or table it needs is not in it; `content`: a part is damaged. */
export function broken(reason: "archive" | "part" | "content"): SpreadsheetProblem {
  return new SpreadsheetProblem("spreadsheet-broken", { reason });
}

export function tooLarge(): SpreadsheetProblem {
  return new SpreadsheetProblem("spreadsheet-too-large");
}
