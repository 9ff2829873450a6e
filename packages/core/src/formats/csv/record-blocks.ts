/** A stream of text, cut into blocks of complete records that a parser can take one after the other. */

import { type Delimiter, delimiterOf } from "./delimiter.ts";
import { scanRecords } from "./record-scan.ts";

/** Characters of the longest record that is read; a longer one is a broken file, and memory has an end. */
export const LONGEST_RECORD = 1_000_000;

const PIECE = 1 << 18;

export type RecordBlock = {
  /** Complete records, each ended by "\n"; may be empty when reading stops. */
  readonly text: string;
  readonly delimiter: Delimiter;
  /** Records of this block with a quotation mark inside an unquoted cell, counted from 0. */
  readonly loose: readonly number[];
  /** Reading stopped at the record after this block, and why. */
  readonly stop?: "file-binary" | "line-too-long" | "quotes-broken";
};

/** Cut text into blocks of complete records; line ends outside quotes become "\n". */
export async function* recordBlocks(chunks: AsyncIterable<string>): AsyncGenerator<RecordBlock> {
  let pending = "";
  let tried = 0;
  let delimiter: Delimiter | undefined;
  for await (const piece of pieces(chunks)) {
    pending += piece;
    const zero = piece.indexOf("\0");
    if (zero !== -1) {
      const block = cut(pending.slice(0, zero - piece.length), delimiter);
      yield { ...block, stop: block.stop ?? "file-binary" };
      return;
    }
    // A record that arrives in crumbs is looked at again only when twice as long: linear, not quadratic.
    if (pending.length < Math.min(2 * tried, LONGEST_RECORD)) continue;
    const { rest, ...block } = cut(pending, delimiter);
    if (block.text !== "" || block.stop !== undefined) yield block;
    if (block.stop !== undefined) return;
    // Only a header decides; empty lines above it do not.
    delimiter ??= delimiterOf(block.text);
    pending = rest;
    tried = rest.length;
  }
  if (pending === "") return;
  const { rest, ...block } = cut(`${pending}\n`, delimiter, { last: true });
  yield rest === "" || block.stop !== undefined ? block : { ...block, stop: "quotes-broken" };
}

async function* pieces(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let start = true;
  for await (const chunk of chunks) {
    if (chunk === "") continue;
    for (let at = start && chunk[0] === "\uFEFF" ? 1 : 0; at < chunk.length; at += PIECE) {
      yield chunk.slice(at, at + PIECE);
    }
    start = false;
  }
}

function cut(
  raw: string,
  known: Delimiter | undefined,
  { last }: { readonly last: boolean } = { last: false },
): RecordBlock & { readonly rest: string } {
  // A "\r" at the end may be the first half of "\r\n": it waits for what follows.
  const waiting = raw.endsWith("\r") ? "\r" : "";
  const text = unifyNewlines(waiting === "" ? raw : raw.slice(0, -1));
  const told = known ?? delimiterOf(text);
  // Without a whole header line nothing can be cut, unless there never will be one.
  if (told === undefined && !last && text.length <= LONGEST_RECORD) {
    return { text: "", delimiter: ",", loose: [], rest: text + waiting };
  }
  const delimiter = told ?? ",";
  const { end, firstEnd, loose, broken } = scanRecords(text, delimiter);
  // Only the first record can be too long: the ones behind it came with the last piece.
  if (firstEnd > LONGEST_RECORD || (firstEnd === 0 && text.length > LONGEST_RECORD)) {
    return { text: "", delimiter, loose: [], stop: "line-too-long", rest: "" };
  }
  const block = { text: text.slice(0, end), delimiter, loose, rest: text.slice(end) + waiting };
  return broken ? { ...block, stop: "quotes-broken" } : block;
}

function unifyNewlines(text: string): string {
  if (!text.includes("\r")) return text;
  if (!text.includes('"')) return text.replace(/\r\n?/g, "\n");
  // Line breaks inside a quoted cell belong to the cell and stay as they are.
  return text.replace(/(?<![^,;\t\r\n])"[^"]*(?:""[^"]*)*(?:"|$)|\r\n?/g, (match) =>
    match[0] === '"' ? match : "\n",
  );
}
