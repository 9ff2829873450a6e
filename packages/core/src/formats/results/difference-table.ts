/** `difference.csv`: what differs between two assessments, or between a unit and its peers, one row for each number. */

import { type AssessmentDifference, isBroken, type PeerDifference } from "../../assessment/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

/** Two assessments: every node that both have, for every unit that both have. */
export function differenceTable(difference: AssessmentDifference): ResultTable {
  return {
    file: "difference.csv",
    header: [
      "unit",
      "node",
      "kind",
      "before",
      "after",
      "change",
      "changeLow",
      "changeHigh",
      "pHigher",
      "overlap",
      "rankBefore",
      "rankAfter",
      "bandShift",
      "break",
    ],
    rows: differenceRows(difference),
  };
}

const overlapWords: Readonly<Record<number, string>> = { 0: "no", 1: "yes" };

function* differenceRows({ nodes, units, differs }: AssessmentDifference): Generator<readonly CsvCell[]> {
  const broken = differs.filter((part) => isBroken([part])).join(";");
  for (const node of nodes) {
    for (let k = 0; k < units.length; k++) {
      yield [
        units[k]!,
        node.id,
        node.kind,
        node.before[k]!,
        node.after[k]!,
        node.change[k]!,
        node.changeLow[k]!,
        node.changeHigh[k]!,
        node.pHigher[k]!,
        overlapWords[node.overlap[k]!],
        node.rankBefore[k]!,
        node.rankAfter[k]!,
        node.bandShift[k]!,
        broken,
      ];
    }
  }
}

/** A unit and its peers: every node. */
export function peersTable(unit: string, peers: string, rows: readonly PeerDifference[]): ResultTable {
  return {
    file: "difference.csv",
    header: [
      "unit",
      "peers",
      "node",
      "kind",
      "score",
      "scoreLow",
      "scoreHigh",
      "peersScore",
      "peersLow",
      "peersHigh",
      "peersCount",
      "difference",
      "differenceLow",
      "differenceHigh",
      "pAbove",
    ],
    rows: rows.map(({ id, kind, own, peers: theirs, count, difference, pAbove }) => [
      unit,
      peers,
      id,
      kind,
      own.score,
      own.low,
      own.high,
      theirs.score,
      theirs.low,
      theirs.high,
      count,
      difference.score,
      difference.low,
      difference.high,
      pAbove,
    ]),
  };
}
