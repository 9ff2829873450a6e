/** Where records end in CSV text, quoted line breaks apart, and where its quotation marks are wrong. */

import type { Delimiter } from "./delimiter.ts";

export type RecordScan = {
  /** Just after the last complete record. */
  readonly end: number;
  /** Just after the first complete record; 0 when there is none. */
  readonly firstEnd: number;
  /** Complete records that hold a quotation mark inside an unquoted cell, counted from 0. */
  readonly loose: readonly number[];
  /** After the last complete record a quoted cell closes and text follows: what comes next cannot be told. */
  readonly broken: boolean;
};

/**
 * Find the complete records of a text whose lines end in "\n".
 *
 * @example
 * scanRecords("a,\"b\nc\"\nd", ",").end; // => 8
 */
export function scanRecords(text: string, delimiter: Delimiter): RecordScan {
  let quote = text.indexOf('"');
  if (quote === -1) {
    return { end: text.lastIndexOf("\n") + 1, firstEnd: text.indexOf("\n") + 1, loose: [], broken: false };
  }
  const loose: number[] = [];
  let records = 0;
  let end = 0;
  let firstEnd = 0;
  let broken = false;
  let outside = 0;
  let newline = text.indexOf("\n");
  for (;;) {
    const open = quote === -1 ? text.length : quote;
    // Searched for again only once passed: a record of many quotes would else be searched to its end for each.
    if (newline !== -1 && newline < outside) newline = text.indexOf("\n", outside);
    while (newline !== -1 && newline < open) {
      records++;
      end = newline + 1;
      if (firstEnd === 0) firstEnd = end;
      newline = text.indexOf("\n", end);
    }
    if (quote === -1) break;
    if (isCellStart(text, open, delimiter)) {
      const close = closingQuote(text, open);
      if (close === -1) break;
      if (!isCellEnd(text, close + 1, delimiter)) {
        broken = true;
        break;
      }
      outside = close + 1;
    } else {
      if (loose.at(-1) !== records) loose.push(records);
      outside = open + 1;
    }
    quote = text.indexOf('"', outside);
  }
  return { end, firstEnd, loose: loose.filter((record) => record < records), broken };
}

function isCellStart(text: string, at: number, delimiter: Delimiter): boolean {
  return at === 0 || text[at - 1] === delimiter || text[at - 1] === "\n";
}

function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function isCellEnd(text: string, after: number, delimiter: Delimiter): boolean {
  let at = after;
  while (text[at] === " ") at++;
  return at === text.length || text[at] === delimiter || text[at] === "\n";
}
