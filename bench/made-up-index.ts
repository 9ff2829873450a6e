// Made-up indices of any shape: seeded figures with some gaps and some columns far from normal.

import {
  type Component,
  defaultRecipe,
  drawNormal,
  type EngineInput,
  type Framework,
  type Indicator,
  type Recipe,
  randomStream,
  type Variation,
} from "../packages/core/src/index.ts";
import { plainIndicator } from "../packages/core/src/testing/plain-indicator.ts";

/** A node of the tree to make: with so many indicators, or with nodes below it. */
export type Shape = { readonly id: string; readonly indicators: number; readonly below: readonly Shape[] };

function componentOf({ id, below }: Shape): Component {
  return { id, title: id, weight: 1, freedoms: ["want"], components: below.map(componentOf) };
}

function indicatorsOf(shape: Shape): readonly Indicator[] {
  const own = Array.from({ length: shape.indicators }, (_, i): Indicator => {
    const id = `${shape.id}-${i}`;
    const direction = i % 3 === 2 ? -1 : 1;
    return { ...plainIndicator, id, title: id, component: shape.id, direction, high: 100 };
  });
  return [...own, ...shape.below.flatMap(indicatorsOf)];
}

/**
 * The index of a shape. One column in five is skewed, with a few values far out; a share of the values is missing.
 *
 * @param gaps  share of values that are missing
 */
export function makeUpIndex(
  shape: Shape,
  { units: unitCount, gaps, seed }: { readonly units: number; readonly gaps: number; readonly seed: number },
): EngineInput {
  const random = randomStream(seed, 0);
  const indicators = indicatorsOf(shape);
  const level = Float64Array.from({ length: unitCount }, () => drawNormal(random));
  const values = new Float64Array(indicators.length * unitCount);
  indicators.forEach((each, i) => {
    for (let u = 0; u < unitCount; u++) {
      const z = (0.6 * level[u]! * each.direction + drawNormal(random)) / 1.2;
      values[i * unitCount + u] = i % 5 === 4 ? 4 * Math.exp(z) : 50 + 15 * z;
      if (random() < gaps) values[i * unitCount + u] = Number.NaN;
    }
  });
  const index = componentOf(shape);
  const framework: Framework = {
    id: shape.id,
    version: "1.0.0",
    title: "Made-up index",
    derivedFrom: null,
    date: "2026-11-26",
    owner: { body: "Benchmark", endorsed: false },
    requestedBy: null,
    context: {
      place: "Nowhere",
      population: "Nobody",
      period: "2026",
      purpose: "To measure speed",
      audience: "Developers",
    },
    freedoms: ["want"],
    index,
    indicators,
    threats: [],
  };
  return {
    framework,
    units: Array.from({ length: unitCount }, (_, u) => ({
      id: `u${u}`,
      title: `Unit ${u}`,
      parent: null,
      level: "",
      population: Number.NaN,
      groups: { half: u % 2 === 0 ? "even" : "odd" },
    })),
    panel: {
      period: "2026",
      unitCount,
      values,
      reasons: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0)),
      standardErrors: null,
      observation: new Int32Array(values.length).fill(-1),
      sourcePeriod: new Uint16Array(values.length),
      periods: ["2026"],
    },
    weightSets: new Map(),
  };
}

/** A recipe of default choices with so many runs. */
export function recipeWith(runs: number, vary: readonly Variation[]): Recipe {
  return {
    ...defaultRecipe,
    period: { ...defaultRecipe.period, at: "2026" },
    uncertainty: { runs, seed: 1, vary: [...vary] },
  };
}

/** Indicators right below the index. */
export function flatShape(indicators: number): Shape {
  return { id: "index", indicators, below: [] };
}

/** Components of as many indicators each, right below the index. */
export function componentsShape(components: number, indicatorsEach: number): Shape {
  const below = Array.from({ length: components }, (_, c) => ({
    id: `component-${c}`,
    indicators: indicatorsEach,
    below: [],
  }));
  return { id: "index", indicators: 0, below };
}
