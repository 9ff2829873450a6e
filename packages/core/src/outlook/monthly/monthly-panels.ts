/** Monthly series over units, published and counted, as hypotheses between series are tested on. */

import { type OutlookChoice, panelsOf, type SeriesPanel } from "../../assessment/index.ts";
import type { Evidence } from "../../evidence/index.ts";
import { eventSeries } from "./event-series.ts";
import { endOfData } from "./last-known.ts";
import { isProjected } from "./published-series.ts";

/** Published series as seen at last, and series that the outlook counts from events. */
export function monthlyPanels(evidence: Evidence, choice: OutlookChoice | undefined): readonly SeriesPanel[] {
  const asOf = choice?.asOf ?? endOfData(evidence);
  const counted = (choice?.series ?? []).filter(({ of }) => of === "events");
  return [
    ...panelsOf((evidence.series ?? []).filter((value) => !isProjected(value))),
    ...counted.map((each): SeriesPanel => {
      const { months, units, rows } = eventSeries(each, evidence, asOf);
      return {
        id: each.id,
        title: each.title ?? each.id,
        periods: months,
        rows: units.map((unit, u) => ({ unit, values: rows[u]! })),
      };
    }),
  ];
}
