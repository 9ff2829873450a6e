/** What the gap view draws: worry, experience and measure of each threat, grouped by what they say together. */

import { type GapLevel, type GapLines, type GapQuadrant, type GapRow, gapQuadrants } from "@salus/core";

export type GapData = {
  readonly place: string;
  readonly period: string;
  /** As `gapView` gives them. */
  readonly rows: readonly GapRow[];
  readonly lines: GapLines;
};

export const gapSides = ["worry", "experience", "measured"] as const;

export type GapSide = (typeof gapSides)[number];

export type GapGroup = { readonly quadrant: GapQuadrant; readonly rows: readonly GapRow[] };

/** Groups that have a threat, in their order. */
export function gapGroups({ rows }: GapData): readonly GapGroup[] {
  return gapQuadrants
    .map((quadrant) => ({ quadrant, rows: rows.filter((row) => row.quadrant === quadrant) }))
    .filter((group) => group.rows.length > 0);
}

/** Threats in one of the four quadrants, and those of them in which worry and measure lie apart. */
export function placedCounts({ rows }: GapData): { readonly placed: number; readonly apart: number } {
  const count = (quadrants: readonly GapQuadrant[]): number =>
    rows.filter(({ quadrant }) => quadrants.includes(quadrant)).length;
  return { placed: count(["both", "feared", "measured", "neither"]), apart: count(["feared", "measured"]) };
}

export function hasInterval({ low, high }: GapLevel): boolean {
  return Number.isFinite(low) && Number.isFinite(high);
}
