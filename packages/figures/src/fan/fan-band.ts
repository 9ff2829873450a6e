/** Paths of the fan: each month stands for itself, so it opens half a step before its first. */

import { coordinate } from "../drawing/coordinate.ts";
import type { FanStep, Timed } from "./fan-data.ts";

type Scales = { readonly x: (time: number) => number; readonly y: (value: number) => number };
type End = "low" | "high" | "low50" | "high50" | "median";

/** Of a step. */
const half = 0.5;

type Point = { readonly x: number; readonly y: number };

function points(
  steps: readonly Timed<FanStep>[],
  { x, y, of }: Scales & { readonly of: End },
): readonly Point[] {
  const at = (step: Timed<FanStep>, aside: number): Point => ({ x: x(step.time + aside), y: y(step[of]) });
  return [at(steps[0]!, -half), ...steps.map((step) => at(step, 0)), at(steps.at(-1)!, half)];
}

function joined(each: readonly Point[]): string {
  return each.map(({ x, y }) => `${coordinate(x)} ${coordinate(y)}`).join("L");
}

/** The area between two ends; empty without a forecast. */
export function fanBand(
  steps: readonly Timed<FanStep>[],
  { low, high, ...scales }: Scales & { readonly low: End; readonly high: End },
): string {
  if (steps.length === 0) return "";
  const upper = points(steps, { ...scales, of: high });
  const lower = points(steps, { ...scales, of: low });
  return `M${joined([...upper, ...lower.toReversed()])}Z`;
}

export function fanLine(steps: readonly Timed<FanStep>[], scales: Scales & { readonly of: End }): string {
  return steps.length === 0 ? "" : `M${joined(points(steps, scales))}`;
}
