/** The text of a cell, from how the sheet writes it. */

import { serialDate } from "./serial-date.ts";
import { sharedString, unescapeText } from "./shared-strings.ts";

/** What a sheet's cells refer to. */
export type CellContext = {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
};

/**
 * @param type  the cell's type: n number, s shared text, str and inlineStr text, b boolean, e error, d ISO date
 * @param raw  what the cell holds
 * @example
 * cellValue("n", "51.387000000000003", 0, { strings: [], dateStyles: [], from1904: false }); // => "51.387"
 * cellValue("b", "1", 0, { strings: [], dateStyles: [], from1904: false }); // => "true"
 */
export function cellValue(type: string, raw: string, style: number, context: CellContext): string {
  if (type === "n") return numberText(raw, style, context);
  if (raw === "") return "";
  if (type === "s") return sharedString(context.strings, raw);
  if (type === "b") return raw === "1" || raw === "true" ? "true" : "false";
  if (type === "d") return raw.replace(/T00:00:00(?:\.0+)?Z?$/, "");
  return type === "e" ? raw : unescapeText(raw);
}

function numberText(raw: string, style: number, { dateStyles, from1904 }: CellContext): string {
  if (raw.trim() === "") return "";
  const number = Number(raw);
  if (!Number.isFinite(number)) return raw;
  // Files hold 17 digits where fewer tell the same number.
  const text = String(number);
  return dateStyles[style] === true ? (serialDate(number, from1904) ?? text) : text;
}
