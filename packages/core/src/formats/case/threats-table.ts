/** `threats.csv` to threats. */

import type { FindingList } from "../../finding-list.ts";
import { preventabilities, type Threat } from "../../framework/index.ts";
import { type Row, readRows, type Table } from "./table.ts";

/** Ids that threats may refer to. */
export type Referable = {
  readonly components: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
};

/** Read threats; `preventable` is `unstated` where the cell is empty. */
export function parseThreats(table: Table, known: Referable, list: FindingList): readonly Threat[] {
  return readRows("threats", table, list).map((row) => {
    const threat: Threat = {
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
      ...(row.text("words") === "" ? {} : { words: row.text("words") }),
      more: row.more(),
    };
    checkReferences(threat, row, known, list);
    return threat;
  });
}

function checkReferences(
  threat: Threat,
  row: Row,
  { components, indicators }: Referable,
  list: FindingList,
): void {
  const { id } = threat;
  for (const column of ["component", "alsoTouches"] as const) {
    for (const component of [threat[column]].flat()) {
      if (!components.has(component)) list.add("component-unknown", row.place(column), { id, component });
    }
  }
  for (const column of ["severityIndicators", "pervasivenessIndicators"] as const) {
    for (const reference of threat[column]) {
      if (!indicators.has(reference))
        list.add("indicator-reference-unknown", row.place(column), { id, reference });
    }
  }
}
