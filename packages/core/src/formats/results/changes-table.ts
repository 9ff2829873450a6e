/** Changes between periods as a table, each beside like with like. */

import { type Assessment, breaksOf, changeReason } from "../../assessment/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

/** `changes.csv`: every node of every unit, for each pair of periods; null where none are compared. */
export function changesTable(assessment: Assessment): ResultTable | null {
  if (assessment.changes.length === 0) return null;
  return {
    file: "changes.csv",
    header: [
      "unit",
      "node",
      "kind",
      "from",
      "to",
      "before",
      "after",
      "change",
      "changeLow",
      "changeHigh",
      "pImproved",
      "renewed",
      "break",
      "reason",
      "matchedChange",
      "matchedLow",
      "matchedHigh",
      "matchedPImproved",
      "matchedCoverage",
    ],
    rows: changeRows(assessment),
  };
}

function* changeRows({ changes, input, nodes }: Assessment): Generator<readonly CsvCell[]> {
  for (const { from, to, nodes: changed } of changes) {
    for (const each of changed) {
      const { id, kind } = nodes[each.node]!;
      for (let u = 0; u < input.units.length; u++) {
        yield [
          input.units[u]!.id,
          id,
          kind,
          from,
          to,
          each.before[u]!,
          each.after[u]!,
          each.change[u]!,
          each.changeLow[u]!,
          each.changeHigh[u]!,
          each.pImproved[u]!,
          each.renewed[u]!,
          breaksOf(each.breaks[u]!).join(";"),
          changeReason(each.reason[u]!),
          each.matched.change[u]!,
          each.matched.changeLow[u]!,
          each.matched.changeHigh[u]!,
          each.matched.pImproved[u]!,
          each.matched.coverage[u]!,
        ];
      }
    }
  }
}
