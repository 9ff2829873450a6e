/** The coverage grid: which component serves which freedom, and where nothing stands. */

import { type Component, listComponents } from "./component.ts";
import type { Framework } from "./framework.ts";
import { isScored } from "./indicator.ts";

export type CoverageCell = {
  readonly component: string;
  readonly freedom: string;
  /** Scored indicators of this component (and the components below it) that carry this freedom. */
  readonly indicators: readonly string[];
};

/** A node below the index, or the index itself where it has no components. */
function topComponents(index: Component): readonly Component[] {
  return index.components.length > 0 ? index.components : [index];
}

/**
 * Component × freedom, with the scored indicators in each cell; an indicator without freedoms of its own
 * takes those of its component. Cells without indicators are kept: they are what the grid is for.
 */
export function coverageGrid(framework: Framework): readonly CoverageCell[] {
  return topComponents(framework.index).flatMap((component) => {
    const own = new Map(listComponents(component).map((placed) => [placed.component.id, placed.component]));
    return framework.freedoms.map((freedom) => ({
      component: component.id,
      freedom,
      indicators: framework.indicators
        .filter((indicator) => isScored(indicator) && own.has(indicator.component ?? ""))
        .filter((indicator) => {
          const freedoms =
            indicator.freedoms.length > 0
              ? indicator.freedoms
              : (own.get(indicator.component ?? "")?.freedoms ?? []);
          return freedoms.includes(freedom);
        })
        .map((indicator) => indicator.id),
    }));
  });
}
