/** Where labels, plot and values of a row stand; from right to left the columns change sides, the scale does not. */

import type { Direction } from "./figure.ts";

export type TextEdge = "left" | "middle" | "right";

export type Columns = {
  /** The edge of a label that faces the plot. */
  readonly labelX: number;
  readonly labelEdge: TextEdge;
  readonly plotLeft: number;
  readonly plotRight: number;
  /** Middle of each column of values, from the plot outwards. */
  readonly valueX: readonly number[];
};

const gap = 12;

/**
 * Columns of a row: labels on the side where reading starts, values on the other.
 *
 * @param options.label  width of the labels
 * @param options.values  widths of the columns of values, from the plot outwards
 */
export function columns(
  width: number,
  direction: Direction,
  options: { readonly label: number; readonly values: readonly number[] },
): Columns {
  const { label, values } = options;
  const used = values.reduce((sum, each) => sum + each, 0);
  const outwards = values.map((each, index) =>
    values.slice(0, index).reduce((sum, one) => sum + one, each / 2),
  );
  return direction === "ltr"
    ? {
        labelX: label,
        labelEdge: "right",
        plotLeft: label + gap,
        plotRight: width - used - gap,
        valueX: outwards.map((offset) => width - used + offset),
      }
    : {
        labelX: width - label,
        labelEdge: "left",
        plotLeft: used + gap,
        plotRight: width - label - gap,
        valueX: outwards.map((offset) => used - offset),
      };
}

/** The `text-anchor` that puts the given edge of a text at its x: in a right-to-left text "start" is the right. */
export function anchor(edge: TextEdge, direction: Direction): "start" | "middle" | "end" {
  if (edge === "middle") return "middle";
  return (edge === "left") === (direction === "ltr") ? "start" : "end";
}

/** The edge where reading starts, and the one where it ends. */
export function startEdge(direction: Direction): TextEdge {
  return direction === "ltr" ? "left" : "right";
}

/** An x counted from the side where reading starts. */
export function fromStart(x: number, width: number, direction: Direction): number {
  return direction === "ltr" ? x : width - x;
}
