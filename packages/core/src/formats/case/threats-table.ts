/** `threats.csv` to threats. */

import type { FindingList } from "../../finding-list.ts";
import { preventabilities, type Threat } from "../../framework/index.ts";
import { readRows, type Table } from "./table.ts";

/** Read threats; `preventable` is `unstated` where the cell is empty. */
export function parseThreats(table: Table, list: FindingList): readonly Threat[] {
  return readRows("threats", table, list).map((row) => ({
    id: row.text("id"),
    title: row.text("title"),
    plainWords: row.text("plainWords"),
    component: row.text("component"),
    alsoTouches: row.list("alsoTouches"),
    freedoms: row.list("freedoms"),
    severityIndicators: row.list("severityIndicators"),
    pervasivenessIndicators: row.list("pervasivenessIndicators"),
    preventable: row.text("preventable") === "" ? "unstated" : row.choice("preventable", preventabilities),
    sensitivity: row.text("sensitivity"),
    source: row.text("source"),
    more: row.more(),
  }));
}
