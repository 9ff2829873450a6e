/** What every figure has in common: a place to be drawn, texts, and the table of its numbers. */

import type { Say } from "@salus/core";

export type Direction = "ltr" | "rtl";

/** Where and in which language a figure is drawn. */
export type FigurePlace = {
  readonly say: Say;
  readonly direction: Direction;
  /** Starts every id inside the picture; two pictures on one page need two prefixes. */
  readonly idPrefix: string;
  /** Width in pixels the picture is laid out for; its text keeps its size, so a phone gets its own layout. */
  readonly width?: number;
  /** The question answered, as a sentence; the figure has its own when the page gives none. */
  readonly title?: string;
};

export type FigureTexts = {
  readonly title: string;
  /** What the figure shows, for people who do not see it. */
  readonly summary: string;
  readonly note?: string;
};

export type CellFormat = "text" | "count" | "score" | "share" | "change" | "correlation" | "value";

/** The numbers behind a figure, unrounded; `formats` says how a page shows each column. */
export type FigureTable = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/** Layout widths: a phone and a page. */
export const narrowWidth = 320;
export const wideWidth = 680;

export function isNarrow(width: number): boolean {
  return width < 520;
}
