/** Noto Sans, Latin, in two weights, inside the file so that it needs no network. */

import { readFileSync } from "node:fs";

/** The style rules that carry the fonts, which the build puts beside the command. */
export function fontFaces(): string {
  return [400, 600]
    .map((weight) => {
      const font = readFileSync(new URL(`./fonts/noto-sans-latin-${weight}-normal.woff2`, import.meta.url));
      return `@font-face{font-family:"Noto Sans";font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${font.toString("base64")}) format("woff2")}`;
    })
    .join("");
}
