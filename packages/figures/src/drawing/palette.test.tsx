import { describe, expect, test } from "vitest";
import { figureStyle } from "./figure-style.ts";
import { colour, hueCount, palette, stepColour, type Theme } from "./palette.ts";

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Lightness of OKLCH (Ottosson 2020). */
function lightness(hex: string): number {
  const [r, g, b] = channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  const l = Math.cbrt(0.4122214708 * r! + 0.5363325363 * g! + 0.0514459929 * b!);
  const m = Math.cbrt(0.2119034982 * r! + 0.6806995451 * g! + 0.1073969566 * b!);
  const s = Math.cbrt(0.0883024619 * r! + 0.2817188376 * g! + 0.6299787005 * b!);
  return 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
}

const value = (name: string, theme: Theme): string => palette[`--salus-${name}`]![theme];
const sequence = (steps: number, theme: Theme): string[] =>
  Array.from({ length: steps }, (_, step) => value(`step-${steps}-${step}`, theme));
const hues = (theme: Theme): string[] =>
  Array.from({ length: hueCount }, (_, hue) => value(`hue-${hue}`, theme));

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  test("text keeps 4.5:1 on the ground and on plates", () => {
    for (const text of ["ink", "muted", "accent"]) {
      expect(contrast(value(text, theme), value("ground", theme))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(value(text, theme), value("plate", theme))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("marks keep 3:1 on the ground", () => {
    const marks = [
      value("line", theme),
      value("accent", theme),
      ...hues(theme),
      ...[5, 6, 7].flatMap((n) => sequence(n, theme)),
      ...[0, 1, 2].map((step) => value(`against-${step}`, theme)),
    ];
    for (const mark of marks) expect(contrast(mark, value("ground", theme)), mark).toBeGreaterThanOrEqual(3);
    expect(contrast(value("line", theme), value("plate", theme))).toBeGreaterThanOrEqual(3);
  });

  test("classes go in equal steps of lightness, towards what stands out", () => {
    for (const steps of [5, 6, 7]) {
      const scale = sequence(steps, theme).map(lightness);
      const step = (scale.at(-1)! - scale[0]!) / (steps - 1);
      expect(Math.sign(step)).toBe(theme === "light" ? -1 : 1);
      for (let index = 1; index < steps; index++)
        expect(scale[index]! - scale[index - 1]!).toBeCloseTo(step, 1.7);
    }
  });

  test("the two sides of a midpoint grow alike", () => {
    for (const step of [0, 1, 2]) {
      const above = value(`step-5-${2 * step}`, theme);
      expect(lightness(value(`against-${step}`, theme))).toBeCloseTo(lightness(above), 1);
    }
  });

  test("component hues share one lightness", () => {
    const all = hues(theme).map(lightness);
    expect(Math.max(...all) - Math.min(...all)).toBeLessThan(0.01);
  });
});

test("a page may override every colour; without it the light value shows", () => {
  expect(colour("ink")).toBe("var(--salus-ink, #2b2825)");
  for (const name of Object.keys(palette)) expect(figureStyle).toContain(`${name}: `);
  expect(figureStyle).toContain("@media (prefers-color-scheme: dark)");
});

test("scales of two to seven classes are known, others refused", () => {
  expect(stepColour(1, 2)).toBe(stepColour(4, 5));
  expect(stepColour(3, 4)).toBe(stepColour(6, 7));
  expect(() => stepColour(0, 8)).toThrow(RangeError);
  expect(() => stepColour(5, 5)).toThrow(RangeError);
});
