/** For tests: what a rendered picture says, and which of it did not come from the catalogue. */

/** Every text a reader meets, with wrapped lines joined. */
function textsOf(markup: string): string[] {
  const joined = markup.replace(/<\/?tspan[^>]*>/g, "");
  return [...joined.matchAll(/>([^<>]+)</g)]
    .map((match) => unescaped(match[1]!))
    .filter((text) => text.trim() !== "");
}

/** Texts that are neither numbers, nor given data, nor wrapped by the pseudo-locale; shortened ones count. */
export function escapedTexts(markup: string, given: readonly string[]): string[] {
  const known = new Set(given.map(bare));
  return textsOf(markup).filter((text) => {
    if (/^[<>]?[\d\s.,–+−%]+$/.test(text)) return false;
    if (text.startsWith("⟦") && (text.endsWith("⟧") || text.endsWith("…"))) return false;
    const beginning = bare(text);
    if (known.has(beginning)) return false;
    return !(text.endsWith("…") && [...known].some((each) => each.startsWith(beginning)));
  });
}

export function count(markup: string, pattern: RegExp): number {
  return [...markup.matchAll(new RegExp(pattern, "g"))].length;
}

/** Without spaces and ellipsis: lines lose the space they were broken at. */
function bare(text: string): string {
  return text.replace(/[\s…]/g, "");
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&");
}
