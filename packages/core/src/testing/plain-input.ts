/** What the engine reads, from a few columns: for tests that need neither files nor provenance. */

import type { EngineInput } from "../assessment/index.ts";
import type { Unit } from "../evidence/index.ts";
import { NOT_COLLECTED, PRESENT } from "../evidence/index.ts";
import type { Component, Framework, Indicator } from "../framework/index.ts";
import { plainIndicator } from "./plain-indicator.ts";

export type PlainColumn = Partial<Indicator> & {
  readonly id: string;
  readonly component: string;
  /** One value per unit, NaN where missing. */
  readonly values: readonly number[];
};

/** A component without weights or choices of its own. */
export function plainComponent(
  id: string,
  components: readonly Component[] = [],
  over: Partial<Component> = {},
): Component {
  return { id, title: id, weight: 1, freedoms: [], components, ...over };
}

/** Units are named u0, u1 …; each value is an observation of `observations.csv`, row after row. */
export function plainInput(index: Component, columns: readonly PlainColumn[]): EngineInput {
  const unitCount = columns[0]!.values.length;
  const indicators = columns.map(({ values: _, ...own }): Indicator => ({ ...plainIndicator, ...own }));
  const values = Float64Array.from(columns.flatMap((column) => column.values));
  return {
    framework: { index, indicators } as unknown as Framework,
    panel: {
      period: "2026",
      unitCount,
      values,
      reasons: Uint8Array.from(values, (value) => (Number.isNaN(value) ? NOT_COLLECTED : PRESENT)),
      standardErrors: null,
      observation: Int32Array.from(values, (value, cell) => (Number.isNaN(value) ? -1 : cell)),
      sourcePeriod: Uint16Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1)),
      periods: ["2026"],
    },
    units: Array.from(
      { length: unitCount },
      (_, u): Unit => ({
        id: `u${u}`,
        title: "",
        parent: null,
        level: "",
        population: 1,
        groups: {},
      }),
    ),
    weightSets: new Map(),
  };
}
