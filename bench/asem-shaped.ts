// A case in the shape of the ASEM connectivity index of the reference: 49 indicators in eight components, these in
// two halves, these in one index. The figures are made up.

import type { EngineInput } from "../packages/core/src/index.ts";
import { makeUpIndex, type Shape } from "./made-up-index.ts";

/** 51 units × 49 indicators with one value in fifty missing, and columns that ask for treatment. */
export function asemShaped(gaps = 0.02): EngineInput {
  return makeUpIndex(asemShape(), { units: 51, gaps, seed: 51 });
}

function asemShape(): Shape {
  const components = Array.from({ length: 8 }, (_, g) => ({
    id: `component-${g}`,
    indicators: Math.floor(((g + 1) * 49) / 8) - Math.floor((g * 49) / 8),
    below: [],
  }));
  const halves = [
    { id: "links", indicators: 0, below: components.slice(0, 4) },
    { id: "lasting", indicators: 0, below: components.slice(4) },
  ];
  return { id: "index", indicators: 0, below: halves };
}
