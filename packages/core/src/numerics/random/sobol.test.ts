/** The sequence is the published one, fills every plane evenly, and integrates better than random points. */

import { describe, expect, test } from "vitest";
import { randomStream } from "./random.ts";
import { sobolDimensions, sobolSequence } from "./sobol.ts";

describe("sobolSequence()", () => {
  test("begins with the points that Joe and Kuo's own programme prints", () => {
    const next = sobolSequence(6);
    expect(Array.from({ length: 8 }, (_, i) => [...next(i)])).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
      [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ]);
  });

  test("has the later points and dimensions of scipy.stats.qmc.Sobol (1.17, not scrambled)", () => {
    const next = sobolSequence(64);
    expect([...next(1234)].slice(0, 8)).toEqual([
      0.86474609375, 0.41943359375, 0.82666015625, 0.45166015625, 0.27978515625, 0.24658203125, 0.51123046875,
      0.52880859375,
    ]);
    expect([10, 40, 63].map((d) => next(2047)[d])).toEqual([0.49853515625, 0.79150390625, 0.98876953125]);
    expect(next(777)[63]).toBe(0.4267578125);
  });

  test.each([
    ["plain", undefined],
    ["shifted", randomStream(3, 0)],
  ])("%s, has one of 256 points in each of 256 intervals of every dimension", (_, random) => {
    const next = sobolSequence(sobolDimensions, random);
    const points = Array.from({ length: 256 }, (__, i) => next(256 + i));
    for (let d = 0; d < sobolDimensions; d++) {
      expect(new Set(points.map((point) => Math.floor(point[d]! * 256))).size).toBe(256);
    }
  });

  test("fills every 2ᵃ × 2ᵇ grid of the first two dimensions with one point a cell", () => {
    const next = sobolSequence(2, randomStream(1, 0));
    const points = Array.from({ length: 64 }, (_, i) => next(i));
    for (let a = 0; a <= 6; a++) {
      const [wide, high] = [2 ** a, 2 ** (6 - a)];
      const cells = points.map((point) => Math.floor(point[0]! * wide) * high + Math.floor(point[1]! * high));
      expect(new Set(cells).size).toBe(64);
    }
  });

  test("integrates a product over ten dimensions closer than random points do", () => {
    const dimensions = 10;
    const n = 4096;
    const f = (point: ArrayLike<number>): number =>
      Array.from(point).reduce((product, x) => product * (1 + (x - 0.5) / 2), 1);
    const mean = (draw: (i: number) => ArrayLike<number>): number =>
      Array.from({ length: n }, (_, i) => f(draw(i))).reduce((a, b) => a + b, 0) / n;
    const next = sobolSequence(dimensions, randomStream(7, 0));
    const dice = randomStream(7, 1);
    const byRandom = Math.abs(mean(() => Array.from({ length: dimensions }, () => dice())) - 1);
    expect(Math.abs(mean(next) - 1)).toBeLessThan(5e-4);
    expect(Math.abs(mean(next) - 1)).toBeLessThan(byRandom);
  });

  test("a shift differs by seed and never gives 0", () => {
    const [one, two] = [1, 2].map((seed) => sobolSequence(3, randomStream(seed, 0))(0));
    expect(one).not.toEqual(two);
    expect(Math.min(...one!, ...two!)).toBeGreaterThan(0);
  });

  test.each([0, 65, 1.5, Number.NaN])("refuses %s dimensions", (dimensions) => {
    expect(() => sobolSequence(dimensions)).toThrow(RangeError);
  });
});
