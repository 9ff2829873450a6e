/** Which character separates the cells of a table. */

export type Delimiter = "," | ";" | "\t";

/**
 * The delimiter of a table, told from its header line: the most frequent of comma, semicolon and tab outside
 * quotes; ties prefer them in that order. Undefined while the text holds no whole header line yet.
 *
 * @example
 * delimiterOf("unit;\"a,b,c\";period\n"); // => ";"
 * delimiterOf("unit;period"); // => undefined
 */
export function delimiterOf(text: string): Delimiter | undefined {
  let commas = 0;
  let semicolons = 0;
  let tabs = 0;
  let quoted = false;
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    if (character !== "\n") blank = false;
    if (quoted) continue;
    if (character === ",") commas++;
    else if (character === ";") semicolons++;
    else if (character === "\t") tabs++;
    // Empty lines may stand above the header.
    else if (character === "\n" && !blank) {
      if (commas >= semicolons && commas >= tabs) return ",";
      return semicolons >= tabs ? ";" : "\t";
    }
  }
  return undefined;
}
