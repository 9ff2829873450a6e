/** One figure as the profiles print it: "3.1 million", "$14,300", "less than 1%", "954,000-1.2 million", "NA%". */

import { withoutBrackets } from "./brackets.ts";

export type Reading =
  | {
      readonly kind: "value";
      readonly value: number;
      /** Width of a printed range, in the figure's unit; 0 for a single figure. */
      readonly width: number;
      /** Words before the figure that limit it, such as "at least"; empty for none. */
      readonly qualifier: string;
    }
  | { readonly kind: "below"; readonly bound: number }
  | { readonly kind: "missing" }
  | { readonly kind: "unread" };

const scales: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };

const number = String.raw`-?\$?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:million|billion|trillion))?`;
const notThere = /^(?:%?NA%?(?: .+)?|undetermined|see entry for .+)$/;

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Rounded to 12 digits, so that 1.106 million is 1106000 and not 1106000.0000000002. */
function amount(text: string): number {
  const [digits = "", scale = ""] = text.replace(/[$,]/g, "").split(" ");
  return Number((Number(digits) * (scales[scale] ?? 1)).toPrecision(12));
}

/** In "1-2 million" the first number is in millions too; in "954,000-1.2 million" it is not. */
function rangeStart(low: string, high: string): number {
  const scale = high.split(" ")[1];
  const isBare = !low.includes(" ") && !low.includes(",") && amount(low) < 1000;
  return scale !== undefined && isBare ? amount(`${low} ${scale}`) : amount(low);
}

/**
 * Read one phrase. Everything outside brackets must be understood, or the phrase counts as unread.
 *
 * @param unit  the words after the number; a percent sign in it must be there, other units may be left out
 */
export function readFigure(phrase: string, unit: string): Reading {
  const text = withoutBrackets(phrase).replace(/\s+/g, " ").trim();
  if (notThere.test(text)) return { kind: "missing" };

  const gap = unit.startsWith("%") ? "" : " ";
  const tail =
    unit === "" ? "" : unit.startsWith("%") ? escapePattern(unit) : `(?:${gap}${escapePattern(unit)})?`;
  const below = new RegExp(`^(?:less than |under |<)(${number})${tail}$`).exec(text);
  if (below !== null) return { kind: "below", bound: amount(below[1]!) };

  const sign = unit.startsWith("%") ? "%?" : "";
  const range = new RegExp(`^(${number})${sign}(?:-| to )(${number})${tail}$`).exec(text);
  if (range !== null) {
    const low = rangeStart(range[1]!, range[2]!);
    const high = amount(range[2]!);
    return { kind: "value", value: (low + high) / 2, width: high - low, qualifier: "" };
  }

  const qualifiers = "at least|more than|up to|about|approximately";
  const single = new RegExp(`^(?:(${qualifiers}) )?(${number})${tail}$`).exec(text);
  if (single === null) return { kind: "unread" };
  return { kind: "value", value: amount(single[2]!), width: 0, qualifier: single[1] ?? "" };
}
