/** Which cell styles show their number as a date: a spreadsheet has no other sign that a cell is one. */

import { parseXml } from "./xml.ts";

// Built-in formats with a day, month or year in every language of the standard.
const BUILT_IN_DATES: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** For each cell style, by its number, whether it shows a date. */
export async function readDateStyles(texts: AsyncIterable<string>): Promise<readonly boolean[]> {
  const ownFormats = new Map<number, string>();
  const formatIds: number[] = [];
  let inCellFormats = false;
  await parseXml(texts, {
    open(name, attributes) {
      if (name === "numFmt") ownFormats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) formatIds.push(Number(attributes["numFmtId"] ?? 0));
    },
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return formatIds.map((id) => {
    const own = ownFormats.get(id);
    return own === undefined ? BUILT_IN_DATES.has(id) : isDateFormat(own);
  });
}

/**
 * Whether a number format shows a date; times of day and durations are no dates.
 *
 * @see ECMA-376 part 1, 18.8.31 (number formats)
 * @example
 * isDateFormat("dd/mm/yyyy"); // => true
 * isDateFormat("[h]:mm"); // => false
 * isDateFormat("0.0 \"days\""); // => false
 */
export function isDateFormat(format: string): boolean {
  const code = format
    .toLowerCase()
    .replace(/"[^"]*"?|[\\_*]./g, "")
    .replace(/\[(?:h+|m+|s+)\]/g, "h")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/g, "");
  const section = code.slice(0, code.includes(";") ? code.indexOf(";") : undefined);
  // "m" is a month, but a minute beside hours or seconds.
  return /[dy]/.test(section) || (section.includes("m") && !/[hs]/.test(section));
}
