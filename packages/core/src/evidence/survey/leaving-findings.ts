/** Findings that may leave with results: none that speaks of single answers. */

import type { Finding } from "../../finding.ts";

/** They quote what people answered, wherever they stand. */
const quoting: ReadonlySet<string> = new Set([
  "survey-place-unknown",
  "deprivation-answer-not-number",
  "deprivation-codes-unseen",
]);

/**
 * The findings about files that hold nobody's answers. Only files that are named are let through, so that a table of
 * answers under whatever name is not.
 *
 * @param files  written by who made the case: framework, recipe, tables of figures
 * @example
 * leavingFindings([{ code: "answer-not-in-list", severity: "warning", where: { file: "submissions.csv", row: 7 }, values: { value: "Maria" } }], ["units.csv"]); // => []
 */
export function leavingFindings(findings: readonly Finding[], files: readonly string[]): readonly Finding[] {
  const open = new Set(files);
  return findings.filter(
    ({ code, where, values }) =>
      open.has(where.file) && !quoting.has(code) && !quoting.has(String(values["code"])),
  );
}
