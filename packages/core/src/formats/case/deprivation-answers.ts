/** The answers of a survey under a measure: depths for its indicators, with findings for columns that do not fit. */

import {
  type DeprivationIndicator,
  depthsOf,
  type IndicatorShare,
  indicatorShares,
} from "../../assessment/index.ts";
import type { FindingList } from "../../finding-list.ts";
import type { DeprivationReading } from "./deprivation-file.ts";

export type DeprivationAnswers = {
  /** Indicator by indicator, in the order of the measure; one depth per row. */
  readonly depths: readonly Float64Array[];
  readonly shares: readonly IndicatorShare[];
  /** Rows without an answer to each indicator, before the rule for gaps. */
  readonly missing: readonly number[];
  /** Members of each household, NaN where not stated; null where each row counts as one. */
  readonly members: Float64Array | null;
};

/**
 * Take the columns that a measure names out of a survey; undefined, with a finding each, where some are not there.
 *
 * @param columns  name → cells as they came, "" for a gap; all of one length
 */
export function readDeprivationAnswers(
  { measure, members, groups, placeOfColumn }: DeprivationReading,
  columns: ReadonlyMap<string, readonly string[]>,
  list: FindingList,
): DeprivationAnswers | undefined {
  const indicators = measure.dimensions.flatMap((dimension) => dimension.indicators);
  const needed = [
    ...indicators.map(({ column }) => column),
    ...(members === null ? [] : [members]),
    ...groups,
  ];
  const absent = [...new Set(needed)].filter((column) => !columns.has(column));
  for (const column of absent) list.add("deprivation-column-missing", placeOfColumn.get(column)!, { column });
  if (absent.length > 0) return undefined;
  const found = indicators.map((indicator) => {
    const cells = columns.get(indicator.column)!;
    warnOfTexts(indicator, cells, placeOfColumn, list);
    return depthsOf(indicator, cells);
  });
  return {
    depths: found.map(({ depths }) => depths),
    shares: indicatorShares(measure.dimensions),
    missing: found.map(({ missing }) => missing),
    members:
      members === null
        ? null
        : Float64Array.from(columns.get(members)!, (cell) =>
            cell.trim() === "" ? Number.NaN : Number(cell),
          ),
  };
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
