/** The texts that cells refer to by number. */

import { broken } from "./problem.ts";
import { parseXml } from "./xml.ts";

export async function readSharedStrings(texts: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let inPhonetic = false;
  await parseXml(texts, {
    open(name) {
      if (name === "si") current = "";
      // Reading aids over the characters are not part of the text.
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") inText = !inPhonetic;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inPhonetic = false;
      else if (name === "si") strings.push(unescapeText(current));
    },
  });
  return strings;
}

/** The text with that number, as a cell writes it. */
export function sharedString(strings: readonly string[], number: string): string {
  const text = strings[Number(number)];
  if (text === undefined) throw broken("content");
  return text;
}

/**
 * Text with the characters that XML cannot hold, which spreadsheets write as `_x000D_`.
 *
 * @see ECMA-376 part 1, 22.9.2.19 (ST_Xstring)
 * @example
 * unescapeText("two_x000A_lines"); // => "two\nlines"
 * unescapeText("_x005F_x000A_"); // => "_x000A_"
 */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (escaped, code: string) =>
    code === "0000" ? escaped : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
