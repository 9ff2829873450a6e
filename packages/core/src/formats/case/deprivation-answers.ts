/** The answers of a survey under a measure, with findings for columns that do not fit. */

import { type DeprivationAnswers, deprivationAnswers, deprivationColumns } from "../../assessment/index.ts";
import type { FindingList } from "../../finding-list.ts";
import type { DeprivationIndicator } from "../../framework/index.ts";
import type { DeprivationReading } from "./deprivation-file.ts";

/**
 * Take the columns that a measure names out of a survey; undefined, with a finding each, where some are not there.
 *
 * @param columns  name → cells as they came, "" for a gap; all of one length
 */
export function readDeprivationAnswers(
  { definition, placeOfColumn }: DeprivationReading,
  columns: ReadonlyMap<string, readonly string[]>,
  list: FindingList,
): DeprivationAnswers | undefined {
  const absent = deprivationColumns(definition).filter((column) => !columns.has(column));
  for (const column of absent) list.add("deprivation-column-missing", placeOfColumn.get(column)!, { column });
  if (absent.length > 0) return undefined;
  for (const { indicators } of definition.measure.dimensions) {
    for (const each of indicators) warnOfTexts(each, columns.get(each.column)!, placeOfColumn, list);
  }
  return deprivationAnswers(definition, columns);
}

/** Texts where a cutoff wants numbers count as gaps; listed codes that nobody gave may be misspelt. */
function warnOfTexts(
  { id, column, rule, unknown }: DeprivationIndicator,
  cells: readonly string[],
  placeOfColumn: DeprivationReading["placeOfColumn"],
  list: FindingList,
): void {
  const where = placeOfColumn.get(column)!;
  const answers = new Set(cells.map((cell) => cell.trim()));
  if ("codes" in rule) {
    const unseen = rule.codes.map(String).filter((code) => !answers.has(code));
    if (unseen.length === rule.codes.length) {
      list.add("deprivation-codes-unseen", where, { id, column, codes: unseen.slice(0, 5).join(", ") });
    }
    return;
  }
  const known = new Set(unknown.map(String));
  const texts = [...answers].filter(
    (cell) => cell !== "" && !known.has(cell) && !Number.isFinite(Number(cell)),
  );
  if (texts.length === 0) return;
  const refused = new Set(texts);
  const count = cells.filter((cell) => refused.has(cell.trim())).length;
  list.add("deprivation-answer-not-number", where, { id, column, count, value: texts[0]!.slice(0, 40) });
}
