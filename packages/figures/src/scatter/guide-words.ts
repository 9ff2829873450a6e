/** The two words along the guides of the scatter, each where the plot is emptiest. */

import { formatScore } from "@salus/core";
import type { TextEdge } from "../drawing/columns.ts";
import { type FigurePlace, wideWidth } from "../drawing/figure.ts";
import { textWidth } from "../drawing/text-width.ts";
import type { Box } from "./place-labels.ts";
import { tickWidth } from "./spread-axis.tsx";

export type GuideWord = {
  readonly word: string;
  readonly x: number;
  readonly y: number;
  readonly edge: TextEdge;
  readonly box: Box;
};

/** The medians, and where their guides cross on the picture. */
type Guides = {
  readonly middle: { readonly score: number; readonly spread: number };
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
};

export function guideWords({ say, direction, width = wideWidth }: FigurePlace, guides: Guides): GuideWord[] {
  const { middle, x, y, top, bottom } = guides;
  const score = say("figure.scatter.median-score", { median: formatScore(middle.score) });
  const spread = say("figure.scatter.median-spread", { median: formatScore(middle.spread) });
  const scoreX = Math.min(x + 4, width - textWidth(score, 11) - 8);
  const spreadX = direction === "ltr" ? tickWidth + 10 : 12;
  const spreadY = Math.min(y - 5, bottom - 5);
  return [
    { word: score, x: scoreX, y: top + 8, edge: "left", box: boxOf(score, scoreX, top + 8) },
    { word: spread, x: spreadX, y: spreadY, edge: "left", box: boxOf(spread, spreadX, spreadY) },
  ];
}

function boxOf(word: string, left: number, baseline: number): Box {
  return { left, right: left + textWidth(word, 11), top: baseline - 10, bottom: baseline + 3 };
}
