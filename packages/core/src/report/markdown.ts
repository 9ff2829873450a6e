/** Markdown that holds people's own words. */

/** A word as messages choose by it: their choices have no hyphens. */
export function selector(word: string): string {
  return word.replaceAll("-", "_");
}

/** A table of Markdown. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plainText).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}

/** People's own words in one line, with nothing that Markdown or a browser would take for more than text. */
export function plainText(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_[\]<>|#]/g, (sign) => (sign === "_" ? sign : `\\${sign}`));
}
