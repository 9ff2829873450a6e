/** How wide a text will be, guessed without a screen: enough to lay out columns and to keep labels apart. */

/** Widths in ems of Noto Sans, rounded up; the first pattern that fits counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\p{Cf}]/u, 0],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1],
  [/[ijlI.,:;'’|! \u00a0]/u, 0.29],
  [/[ftr()[\]{}⟦⟧-]/u, 0.4],
  [/[ckszvxy]/u, 0.52],
  [/[mwMW@%—…]/u, 0.92],
  [/\p{Lu}/u, 0.67],
  [/[0-9–]/u, 0.58],
];
const otherWidth = 0.61;

/** Width in pixels. */
export function textWidth(text: string, fontSize = 12): number {
  let ems = 0;
  for (const character of text) ems += characterWidth(character);
  return ems * fontSize;
}

function characterWidth(character: string): number {
  return widths.find(([pattern]) => pattern.test(character))?.[1] ?? otherWidth;
}

/** The text, or its beginning with an ellipsis when it is wider than `width`. */
export function fitText(text: string, width: number, fontSize = 12): string {
  if (textWidth(text, fontSize) <= width) return text;
  const room = width / fontSize - characterWidth("…");
  let ems = 0;
  let kept = "";
  for (const character of text) {
    ems += characterWidth(character);
    // One character at least, or nobody could tell one label from another.
    if (ems > room && kept !== "") break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The first text that fits, longest first; the beginning of the last one when none does. */
export function firstFitting(texts: readonly string[], width: number, fontSize = 12): string {
  return texts.find((text) => textWidth(text, fontSize) <= width) ?? fitText(texts.at(-1)!, width, fontSize);
}

/** The text on as many lines as it needs, or on `most` lines with an ellipsis. */
export function wrapText(
  text: string,
  width: number,
  fontSize = 12,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of breakable(text)) {
    const longer = line === "" ? word.trimStart() : line + word;
    if (line !== "" && textWidth(longer.trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = word.trimStart();
    } else line = longer;
  }
  lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((each) => fitText(each, width, fontSize));
  const last = lines.slice(most - 1).join(" ");
  return [...lines.slice(0, most - 1), last].map((each) => fitText(each, width, fontSize));
}

/** Pieces a line may end after: words with what a hard space joins, and single characters of scripts without spaces. */
function breakable(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:\u00a0|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])+|[^\S\u00a0]+/gu,
    ) ?? []
  );
}
