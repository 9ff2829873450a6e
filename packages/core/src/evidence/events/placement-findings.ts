/** What to tell about incidents that stand in no area. */

import type { FindingList } from "../../finding-list.ts";
import type { AreaIndex } from "../geography/index.ts";
import type { Incident } from "./incident.ts";
import type { Placement } from "./place.ts";

/**
 * Add a finding for every incident outside all areas or with exchanged coordinates, and for every stated unit that is
 * neither an area nor one of the units. Where no area has a shape, that is told once instead. That a place is known too
 * coarsely is no mistake and gives none.
 */
export function tellPlacement(
  incidents: readonly Incident[],
  placement: Placement,
  context: { readonly index: AreaIndex; readonly units: ReadonlySet<string> },
  list: FindingList,
): void {
  const { index } = context;
  const isDrawn = index.areas.some(({ rings }) => rings.length > 0);
  const unplaced = incidents.filter((_, i) => placement.reason[i] === "outside");
  const [first] = unplaced;
  if (!isDrawn && first !== undefined) {
    const values = { count: unplaced.length, unit: index.areas[0]?.id ?? "" };
    list.add("event-areas-missing", { file: first.file, row: first.row, column: "latitude" }, values);
  }
  incidents.forEach(({ id, file, row, unit }, i) => {
    const why = isDrawn ? placement.reason[i] : null;
    if (why === "outside" || why === "swapped") {
      // Findings stand in results, and positions do not.
      list.add(
        why === "swapped" ? "event-swapped" : "event-outside",
        { file, row, column: "latitude" },
        { id },
      );
    }
    if (unit !== "" && context.index.positionOf(unit) < 0 && !context.units.has(unit))
      list.add("event-unit-unknown", { file, row, column: "unit" }, { id, unit });
  });
}
