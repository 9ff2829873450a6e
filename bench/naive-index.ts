// What the engine is compared with: the same index written the plain way, an object for every value.
import { type Component, type EngineInput, isScored, type Recipe } from "../packages/core/src/index.ts";

type Scored = { readonly unit: string; readonly node: string; readonly score: number };

/** Index scores by goalposts and weighted arithmetic means of what is there, one unit after the other. */
export function naiveIndex({ framework, panel, units }: EngineInput, { missing }: Recipe): readonly Scored[] {
  const scores: Scored[] = [];
  units.forEach((unit, u) => {
    const values = framework.indicators.map((indicator, i) => ({
      indicator,
      value: panel.values[i * units.length + u]!,
    }));
    const visit = (component: Component): { score: number; there: number; all: number } => {
      const below = component.components.map((child) => ({ weight: child.weight, ...visit(child) }));
      const own = values
        .filter(({ indicator }) => indicator.component === component.id && isScored(indicator))
        .map(({ indicator, value }) => {
          const on = (x: number): number => (indicator.transform === "log" ? Math.log(x) : x);
          const share = (on(value) - on(indicator.low)) / (on(indicator.high) - on(indicator.low));
          const held = Math.min(1, Math.max(0, share));
          const there = Number.isNaN(value) ? 0 : 1;
          return {
            weight: indicator.weight,
            score: indicator.direction === 1 ? held : 1 - held,
            there,
            all: 1,
          };
        });
      const children = [...below, ...own].filter((child) => child.all > 0);
      const there = children.reduce((sum, child) => sum + child.there, 0);
      const all = children.reduce((sum, child) => sum + child.all, 0);
      const scored = children.filter((child) => !Number.isNaN(child.score));
      const weight = scored.reduce((sum, child) => sum + child.weight, 0);
      const score =
        there / all < missing.minCoverage - 1e-9
          ? Number.NaN
          : scored.reduce((sum, child) => sum + child.score * child.weight, 0) / weight;
      scores.push({ unit: unit.id, node: component.id, score });
      return { score, there, all };
    };
    visit(framework.index);
  });
  return scores;
}
