/** A pseudo-locale: English made visibly foreign, so that a text that escaped the catalogue stands out. */

const accented: Readonly<Record<string, string>> = {
  a: "á",
  c: "ç",
  e: "é",
  i: "í",
  n: "ñ",
  o: "ó",
  u: "ú",
  y: "ý",
  A: "Á",
  C: "Ç",
  E: "É",
  I: "Í",
  N: "Ñ",
  O: "Ó",
  U: "Ú",
  Y: "Ý",
};

/**
 * Accent the letters of an ICU message, leaving its `{arguments}` alone, and wrap it in ⟦ ⟧.
 * The inner text of plural and select branches stays plain; it is still inside the brackets.
 *
 * @example
 * pseudolocalise("Score of {unit}"); // => "⟦Sçóré óf {unit}⟧"
 */
export function pseudolocalise(text: string): string {
  let depth = 0;
  let out = "";
  for (const character of text) {
    if (character === "{") depth++;
    out += depth === 0 ? (accented[character] ?? character) : character;
    if (character === "}") depth--;
  }
  return `⟦${out}⟧`;
}
