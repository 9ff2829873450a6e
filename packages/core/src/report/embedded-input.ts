/** What a report carries so that it can recompute itself: the engine's input and the printed numbers, as JSON. */

import type { Assessment, EngineInput, Recipe } from "../assessment/index.ts";
import type { Panel, Unit } from "../evidence/index.ts";
import type { Framework, Indicator } from "../framework/index.ts";

export type EmbeddedReport = {
  readonly input: EngineInput;
  readonly recipe: Recipe;
  /** Printed index scores and ranks, one per unit, NaN where there is none. */
  readonly scores: readonly number[];
  readonly ranks: readonly number[];
};

type Nullable = number | null;

/** The JSON text; `<` is escaped so that it can stand inside a script element. */
export function formatEmbeddedReport({ input, recipe, nodes }: Assessment): string {
  const { framework, panel, units, weightSets, otherPeriods } = input;
  const plain = {
    framework: { ...framework, threats: [], indicators: framework.indicators.map(withoutNotes) },
    units: units.map(({ id, title, groups }) => ({ id, title, groups })),
    weightSets: [...weightSets].map(([name, set]) => [name, [...set]]),
    values: Array.from(panel.values, orNull),
    reasons: Array.from(panel.reasons),
    otherPeriods: otherPeriods?.map(({ period, values }) => ({ period, values: Array.from(values, orNull) })),
    recipe,
    scores: Array.from(nodes[0]!.score, orNull),
    ranks: Array.from(nodes[0]!.rank, orNull),
  };
  return JSON.stringify(plain).replaceAll("<", "\\u003c");
}

/** Read what `formatEmbeddedReport` wrote. */
export function parseEmbeddedReport(json: string): EmbeddedReport {
  const plain = JSON.parse(json) as {
    readonly framework: Framework;
    readonly units: readonly Unit[];
    readonly weightSets: readonly [string, readonly [string, number][]][];
    readonly values: readonly Nullable[];
    readonly reasons: readonly number[];
    readonly otherPeriods?: readonly { readonly period: string; readonly values: readonly Nullable[] }[];
    readonly recipe: Recipe;
    readonly scores: readonly Nullable[];
    readonly ranks: readonly Nullable[];
  };
  const panelOf = (period: string, values: readonly Nullable[], reasons: readonly number[]): Panel => ({
    period,
    unitCount: plain.units.length,
    values: Float64Array.from(values, orNaN),
    reasons: Uint8Array.from(reasons),
    standardErrors: null,
    observation: new Int32Array(0),
    sourcePeriod: new Uint16Array(0),
    periods: [],
  });
  const indicators = plain.framework.indicators.map((indicator) => ({
    ...indicator,
    low: orNaN(indicator.low),
    high: orNaN(indicator.high),
  }));
  return {
    input: {
      framework: { ...plain.framework, indicators },
      panel: panelOf(plain.recipe.period.at, plain.values, plain.reasons),
      units: plain.units,
      weightSets: new Map(plain.weightSets.map(([name, set]) => [name, new Map(set)])),
      ...(plain.otherPeriods && {
        otherPeriods: plain.otherPeriods.map(({ period, values }) => panelOf(period, values, [])),
      }),
    },
    recipe: plain.recipe,
    scores: plain.scores.map(orNaN),
    ranks: plain.ranks.map(orNaN),
  };
}

function withoutNotes(indicator: Indicator): Indicator {
  return { ...indicator, note: "", more: {}, aliases: [], threats: [] };
}

function orNull(value: number): Nullable {
  return Number.isNaN(value) ? null : value;
}

function orNaN(value: Nullable): number {
  return value ?? Number.NaN;
}
