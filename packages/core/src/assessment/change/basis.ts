/** What two scores of one node rest on: the same observations, newer ones, or something else than before. */

import type { Observations, Panel } from "../../evidence/index.ts";
import type { Indicator } from "../../framework/index.ts";

/**
 * `framework`: another version of the framework; `source`: values from another source or by another definition;
 * `coverage`: other indicators have a value than before.
 */
export const breakKinds = ["framework", "source", "coverage"] as const;

export type BreakKind = (typeof breakKinds)[number];

/**
 * Breaks as one number, a bit for each kind, so that a column can hold them.
 *
 * @example
 * breakCode(["source", "coverage"]); // => 6
 */
export function breakCode(kinds: readonly BreakKind[]): number {
  return kinds.reduce((code, kind) => code | (1 << breakKinds.indexOf(kind)), 0);
}

/**
 * The breaks behind a code.
 *
 * @example
 * breaksOf(5); // => ["framework", "coverage"]
 */
export function breaksOf(code: number): readonly BreakKind[] {
  return breakKinds.filter((_, bit) => (code & (1 << bit)) !== 0);
}

/** How one indicator of one unit was seen in two periods; only the last three have a value in both. */
export const seen = { never: 0, once: 1, same: 2, anew: 3, otherwise: 4 } as const;

/** A code of `seen` for each entry of the two panels: indicator × units + unit. */
export type SeenColumn = Uint8Array;

type TwoPanels = {
  readonly before: Panel;
  readonly after: Panel;
  readonly indicators: readonly Indicator[];
};

const SOURCE = breakCode(["source"]);
const COVERAGE = breakCode(["coverage"]);

/** Compare what two panels of the same observations rest on, value by value. */
export function compareBasis(
  observations: Observations,
  { before, after, indicators }: TwoPanels,
): SeenColumn {
  const { unitCount } = before;
  // −1 for none, or for the units' own population.
  const divisors = indicators.map(({ denominator }) =>
    denominator === null ? -1 : indicators.findIndex((each) => each.id === denominator),
  );
  const defined = definitionReader(observations);
  const differs = (cell: number): boolean => {
    const [a, b] = [before.observation[cell]!, after.observation[cell]!];
    return a !== b && a >= 0 && b >= 0 && !defined.alike(a, b);
  };
  return Uint8Array.from(before.values, (value, cell) => {
    const [was, is] = [!Number.isNaN(value), !Number.isNaN(after.values[cell]!)];
    if (!was || !is) return was === is ? seen.never : seen.once;
    const divisor = divisors[Math.floor(cell / unitCount)]!;
    const below = divisor < 0 ? -1 : divisor * unitCount + (cell % unitCount);
    if (differs(cell) || (below >= 0 && differs(below))) return seen.otherwise;
    // The same row over another denominator is another value.
    return before.observation[cell] === after.observation[cell] && value === after.values[cell]
      ? seen.same
      : seen.anew;
  });
}

/** By what an observation is defined: its source, and a definition or vintage that its note states. */
function definitionReader({ source, note }: Observations): { alike(a: number, b: number): boolean } {
  const stated = (i: number): string => {
    const text = note.get(i);
    return text === undefined ? "" : statedDefinition(text);
  };
  return { alike: (a, b) => source[a] === source[b] && stated(a) === stated(b) };
}

/**
 * What a note says about how a value is defined: "definition: …" or "vintage: …", up to a semicolon.
 *
 * @example
 * statedDefinition("revised; vintage: 2019 round; n = 212"); // => "2019 round"
 * statedDefinition("revised"); // => ""
 */
export function statedDefinition(note: string): string {
  return [...note.matchAll(/\b(?:definition|vintage)\s*:\s*([^;]+)/gi)]
    .map(([, text]) => text!.trim())
    .join("; ");
}

/** Columns, one entry per unit. */
export type NodeBasis = {
  /** Codes of `breakCode`. */
  readonly breaks: Uint8Array;
  /** Of the indicators with a value in both periods, the share that rests on another observation; NaN without any. */
  readonly renewed: Float64Array;
  /** How many indicators have a value in both periods, from the same source. */
  readonly matched: Float64Array;
};

/** Join what was compared value by value to a node, from the indicators at or below it. */
export function basisOf(column: SeenColumn, leaves: readonly number[], unitCount: number): NodeBasis {
  const breaks = new Uint8Array(unitCount);
  const renewed = new Float64Array(unitCount).fill(Number.NaN);
  const matched = new Float64Array(unitCount);
  for (let u = 0; u < unitCount; u++) {
    let both = 0;
    let same = 0;
    let otherwise = 0;
    for (const leaf of leaves) {
      const code = column[leaf * unitCount + u]!;
      if (code === seen.once) breaks[u]! |= COVERAGE;
      if (code === seen.otherwise) {
        breaks[u]! |= SOURCE;
        otherwise++;
      }
      if (code >= seen.same) both++;
      if (code === seen.same) same++;
    }
    if (both > 0) renewed[u] = (both - same) / both;
    matched[u] = both - otherwise;
  }
  return { breaks, renewed, matched };
}
