/** Round brackets in the profiles' prose, which nest and are sometimes never closed. */

type Piece = { readonly text: string; readonly isBracketed: boolean };

/** A text cut into what stands outside brackets and what stands inside the outermost ones. */
function cutAtBrackets(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let current = "";
  const close = (isBracketed: boolean): void => {
    if (current !== "") pieces.push({ text: current, isBracketed });
    current = "";
  };
  for (const character of text) {
    if (character === "(" && depth++ === 0) close(false);
    else if (character === ")" && depth > 0 && --depth === 0) close(true);
    else current += character;
  }
  close(depth > 0);
  return pieces;
}

/** The text without its brackets; one that is never closed is taken to run to the end. */
export function withoutBrackets(text: string): string {
  return cutAtBrackets(text)
    .filter((piece) => !piece.isBracketed)
    .map((piece) => piece.text)
    .join("");
}

/** Split at a separator that stands outside brackets. */
export function splitOutsideBrackets(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = "";
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth = Math.max(0, depth - 1);
    if (character === separator && depth === 0) {
      parts.push(current.trim());
      current = "";
    } else current += character;
  }
  parts.push(current.trim());
  return parts.filter((part) => part !== "");
}
