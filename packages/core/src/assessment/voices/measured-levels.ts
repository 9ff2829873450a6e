/** What figures show of each threat in one place, to stand beside what people say. */

import { panelColumn } from "../../evidence/index.ts";
import type { Indicator, Threat } from "../../framework/index.ts";
import { type EngineInput, normalisers } from "../index/index.ts";
import type { GapLevel } from "../perceived/index.ts";

/** Half the width of a 95 % interval, in standard errors. */
const REACH = 1.959963984540054;

/**
 * Threat to its measured level on 0 to 1, 1 = worst: the first of its indicators that has goalposts, a direction and
 * a value here, and that people's answers do not feed. Its severity indicators come first, then those of
 * pervasiveness, then all that name the threat.
 *
 * @param fed  indicators that are estimated from the survey itself
 */
export function measuredLevels(
  { framework, panel }: Pick<EngineInput, "framework" | "panel">,
  unit: number,
  fed: ReadonlySet<string>,
): ReadonlyMap<string, GapLevel> {
  const { indicators, threats } = framework;
  return new Map(
    threats.flatMap((threat): readonly (readonly [string, GapLevel])[] => {
      const named = [
        ...threat.severityIndicators,
        ...threat.pervasivenessIndicators,
        ...naming(threat, indicators),
      ];
      for (const id of new Set(named)) {
        const position = indicators.findIndex((each) => each.id === id);
        if (position < 0 || fed.has(id)) continue;
        const level = levelOf(indicators[position]!, { panel, position, unit });
        if (level !== null) return [[threat.id, level]];
      }
      return [];
    }),
  );
}

function naming({ id }: Threat, indicators: readonly Indicator[]): readonly string[] {
  return indicators.filter(({ threats }) => threats.includes(id)).map((each) => each.id);
}

function levelOf(
  indicator: Indicator,
  {
    panel,
    position,
    unit,
  }: { readonly panel: EngineInput["panel"]; readonly position: number; readonly unit: number },
): GapLevel | null {
  if (indicator.direction === 0 || !(indicator.low < indicator.high)) return null;
  const value = panelColumn(panel, position)[unit]!;
  const error = panel.standardErrors?.[position * panel.unitCount + unit] ?? Number.NaN;
  const held = { ...indicator, clamp: true };
  const scores = normalisers.goalposts.normalise(
    Float64Array.of(value, value - REACH * error, value + REACH * error),
    held,
  );
  const [level, one, other] = Array.from(scores, (score) => 1 - score) as [number, number, number];
  if (Number.isNaN(level)) return null;
  const period = panel.sourcePeriod[position * panel.unitCount + unit]!;
  return {
    value: level,
    low: Math.min(one, other),
    high: Math.max(one, other),
    n: null,
    period: period === 0 ? panel.period : panel.periods[period - 1]!,
    about: indicator.title,
  };
}
