/**
 * Colours as CSS custom properties with light values to fall back on.
 * Worked out in OKLCH: the classes go down one hue in equal steps of lightness, the component hues share one
 * lightness. Marks keep 3:1 and text 4.5:1 against the ground of both themes.
 */

export type Theme = "light" | "dark";

export type Role = keyof typeof roles;

const roles = {
  ground: { light: "#fbfaf7", dark: "#181613" },
  /** Behind hatches and bars: a shade off the ground. */
  plate: { light: "#efece8", dark: "#24211e" },
  ink: { light: "#2b2825", dark: "#eae7e3" },
  muted: { light: "#625d56", dark: "#afaaa4" },
  /** Guides that carry no number. */
  rule: { light: "#dddad5", dark: "#383531" },
  /** Lines that carry meaning but step back: whiskers of peers, band edges. */
  line: { light: "#847f78", dark: "#7f7973" },
  accent: { light: "#065e62", dark: "#61c7c7" },
} as const;

const sequences = {
  5: {
    light: ["#589ba3", "#3a7f86", "#166168", "#00444a", "#01272b"],
    dark: ["#2e6e72", "#4f8e91", "#6faeb1", "#90d0d3", "#b1f2f6"],
  },
  6: {
    light: ["#589ba3", "#40858c", "#266d74", "#01565d", "#013e43", "#01272b"],
    dark: ["#2e6e72", "#48878b", "#62a1a4", "#7cbbbf", "#96d7da", "#b1f2f6"],
  },
  7: {
    light: ["#589ba3", "#448990", "#2f757c", "#166168", "#054d54", "#003a3f", "#01272b"],
    dark: ["#2e6e72", "#448386", "#5a989c", "#6faeb1", "#85c4c8", "#9bdbde", "#b1f2f6"],
  },
} as const;

/** The other side of a true midpoint, in the lightness of the first, third and fifth of five classes. */
const against = {
  light: ["#c17a5a", "#824121", "#3d1200"],
  dark: ["#985535", "#d58d6c", "#ffdccc"],
} as const;

export const sideCount = against.light.length;

const hues = {
  light: ["#a25834", "#8c6802", "#597b31", "#1178a5", "#5c68ae", "#8b5896", "#a35166"],
  dark: ["#e39a78", "#cba960", "#99bb77", "#6ab8e4", "#9ba9ed", "#ca99d6", "#e493a5"],
} as const;

export const hueCount = hues.light.length;

/** Custom property to its value in each theme: everything a page may set. */
export const palette: Readonly<Record<string, Readonly<Record<Theme, string>>>> = Object.fromEntries([
  ...Object.entries(roles).map(([role, values]) => [`--salus-${role}`, values]),
  ...Object.entries(sequences).flatMap(([count, { light, dark }]) =>
    light.map((value, step) => [`--salus-step-${count}-${step}`, { light: value, dark: dark[step]! }]),
  ),
  ...against.light.map((value, step) => [
    `--salus-against-${step}`,
    { light: value, dark: against.dark[step]! },
  ]),
  ...hues.light.map((value, hue) => [`--salus-hue-${hue}`, { light: value, dark: hues.dark[hue]! }]),
]);

/** A colour by role, for a `fill`, a `stroke` or a style sheet. */
export function colour(role: Role): string {
  return property(`--salus-${role}`);
}

/** The hue of one of seven components; a shape tells them apart as well. */
export function hueColour(hue: number): string {
  return property(`--salus-hue-${hue}`);
}

/**
 * The colour of a class on a sequential scale; the last stands out most from the ground, in both themes.
 *
 * @throws RangeError  for fewer than two or more than seven classes, or a step that is none of them
 */
export function stepColour(step: number, count: number): string {
  if (!(Number.isInteger(step) && step >= 0 && step < count && count >= 2 && count <= 7)) {
    throw new RangeError(`Cannot colour step ${step} of ${count}: a scale has 2 to 7 steps, counted from 0`);
  }
  if (count >= 5) return property(`--salus-step-${count}-${step}`);
  const [of, stride] = count === 4 ? [7, 2] : [5, count === 3 ? 2 : 4];
  return property(`--salus-step-${of}-${step * stride}`);
}

/**
 * The colour of a class on one side of a true midpoint; the last lies farthest from it.
 *
 * @throws RangeError  for a step that is none of the three
 */
export function sideColour(side: "above" | "below", step: number): string {
  return side === "above" ? stepColour(step, sideCount) : property(`--salus-against-${step}`);
}

function property(name: string): string {
  const values = palette[name];
  if (values === undefined)
    throw new RangeError(`Cannot find the colour ${name}: the palette has no such name`);
  return `var(${name}, ${values.light})`;
}
