/** How R 4.2.2 comes to a likelihood interval of a share, step by step, where our own solves for its ends. */

import type { Estimate } from "../evidence/index.ts";
import { normalProbability, solveLinearSystem, studentReach } from "../numerics/index.ts";

/**
 * The interval that R finds for the profile of the binomial likelihood: the root of the scaled deviance at some ten
 * steps to each side, a cubic spline through them at three times as many points, and straight lines between those.
 *
 * @see R package MASS 7.3-58 `profile.glm()` and `confint.profile.glm()`; Forsythe, Malcolm & Moler (1977), Computer
 *   Methods for Mathematical Computations, 4.4
 */
export function readProfileAsR(
  { value: p, standardError, n, degreesOfFreedom }: Estimate,
  before: number,
): Record<"low" | "high", number> {
  const error = standardError / (p * (1 - p));
  const cutoff = studentReach(0.95, degreesOfFreedom) * error * Math.sqrt(n * before * (1 - before));
  const alpha = normalProbability(-cutoff) / 2;
  const furthest = studentReach(1 - alpha, n - 1);
  const points = [{ x: Math.log(p / (1 - p)), y: 0 }];
  for (const sign of [-1, 1]) {
    for (let step = 1, z = 0; step < 10 && z < furthest; step++) {
      const x = Math.log(p / (1 - p)) + (sign * step * furthest * error) / 5;
      const q = 1 / (1 + Math.exp(-x));
      const deviance = 2 * n * (p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q)));
      z = Math.sqrt((deviance * (n - 1)) / n);
      points.push({ x, y: sign * z });
    }
  }
  points.sort((a, b) => a.x - b.x);
  const fine = spline(points, 3 * points.length);
  function end(y: number): number {
    const k = fine.findIndex((point) => point.y >= y);
    const [a, b] = [fine[k - 1]!, fine[k]!];
    return 1 / (1 + Math.exp(-(a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y))));
  }
  return { low: end(-cutoff), high: end(cutoff) };
}

/**
 * The share one step before R's regression stops: it takes the variance without design from there, a hundred
 * millionth off.
 *
 * @see R 4.2.2 `glm.fit()` with `quasibinomial()`
 */
export function shareBeforeLastStep(given: Float64Array, yes: Float64Array): number {
  const n = yes.length;
  const sum = given.reduce((total, weight) => total + weight, 0);
  const weights = given.map((weight) => (weight * n) / sum);
  let fitted = weights.map((weight, k) => (weight * yes[k]! + 0.5) / (weight + 1));
  function deviance(): number {
    return weights.reduce(
      (total, weight, k) => total - 2 * weight * Math.log(yes[k] === 1 ? fitted[k]! : 1 - fitted[k]!),
      0,
    );
  }
  let last = deviance();
  for (;;) {
    let [top, bottom] = [0, 0];
    const before = fitted[0]!;
    weights.forEach((weight, k) => {
      const [mean, spread] = [fitted[k]!, fitted[k]! * (1 - fitted[k]!)];
      top += weight * spread * (Math.log(mean / (1 - mean)) + (yes[k]! - mean) / spread);
      bottom += weight * spread;
    });
    fitted = fitted.map(() => 1 / (1 + Math.exp(-top / bottom)));
    const now = deviance();
    if (Math.abs(now - last) / (Math.abs(now) + 0.1) < 1e-8) return before;
    last = now;
  }
}

type Point = { readonly x: number; readonly y: number };

/** A cubic through the first four points, another through the last four, and a spline between. */
function spline(points: readonly Point[], count: number): readonly Point[] {
  const last = points.length - 1;
  const x = points.map((point) => point.x);
  const width = points.slice(1).map((point, k) => point.x - x[k]!);
  const slope = points.slice(1).map((point, k) => (point.y - points[k]!.y) / width[k]!);
  const rows = points.map((_, k) => {
    const row = new Array<number>(points.length).fill(0);
    if (k === 0) [row[0], row[1]] = [-width[0]!, width[0]!];
    else if (k === last) [row[last - 1], row[last]] = [width[last - 1]!, -width[last - 1]!];
    else {
      row[k - 1] = width[k - 1]!;
      row[k] = 2 * (width[k - 1]! + width[k]!);
      row[k + 1] = width[k]!;
    }
    return row;
  });
  const bend = (k: number): number => slope[k]! - slope[k - 1]!;
  const third = (k: number): number =>
    (bend(k + 1) / (x[k + 2]! - x[k]!) - bend(k) / (x[k + 1]! - x[k - 1]!)) / (x[k + 2]! - x[k - 1]!);
  const right = points.map((_, k) => {
    if (k === 0) return width[0]! ** 2 * third(1);
    return k === last ? -(width[last - 1]! ** 2) * third(last - 2) : bend(k);
  });
  const c = solveLinearSystem(rows, right)!;
  return Array.from({ length: count }, (_, k) => {
    const at = x[0]! + ((x[last]! - x[0]!) * k) / (count - 1);
    const i = Math.max(
      0,
      Math.min(
        last - 1,
        x.findLastIndex((each) => each <= at),
      ),
    );
    const [h, away] = [width[i]!, at - x[i]!];
    const first = slope[i]! - h * (c[i + 1]! + 2 * c[i]!);
    const y = points[i]!.y + away * (first + away * (3 * c[i]! + (away * (c[i + 1]! - c[i]!)) / h));
    return { x: at, y };
  });
}
