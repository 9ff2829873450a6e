/**
 * The directory of a zip file. It is read before anything is unpacked: only here are sizes certain (entries may leave
 * them open, to be found by searching compressed bytes for a mark), so a bomb is refused unopened.
 */

import { strFromU8 } from "fflate";
import { broken, tooLarge } from "./problem.ts";

export type OpenBytes = () => AsyncIterable<Uint8Array>;

export type ZipEntry = {
  readonly name: string;
  readonly stored: boolean;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  /** Where the entry's own header starts in the file. */
  readonly offset: number;
};

/** Entries by their name in lower case, as spreadsheets spell part names with either. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const MOST_ENTRIES = 10_000;
const LARGEST_TOTAL = 1.5 * 2 ** 30;
const LARGE = 100 * 2 ** 20;
const HIGHEST_RATIO = 200;

// Room for the directory of 10,000 entries; all that is kept of the file.
const TAIL = 4 * 2 ** 20;

const END_MARK = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_MARK = 0x02014b50;
const ENTRY_LENGTH = 46;

/** Read the directory and refuse what would unpack to more than is ever read. */
export async function readDirectory(open: OpenBytes): Promise<ZipDirectory> {
  const { tail, tailStart } = await readTail(open());
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true) - tailStart;
  if (count > MOST_ENTRIES || (tailStart > 0 && start < 0)) throw tooLarge();
  const entries = new Map<string, ZipEntry>();
  let at = start;
  let size = 0;
  let packedSize = 0;
  for (let i = 0; i < count; i++) {
    if (!(at >= 0 && at + ENTRY_LENGTH <= end) || view.getUint32(at, true) !== ENTRY_MARK)
      throw broken("archive");
    const entry = readEntry(view, at);
    if (isBomb(entry.size, entry.packedSize)) throw tooLarge();
    size += entry.size;
    packedSize += entry.packedSize;
    const name = entry.name.toLowerCase();
    // Two parts of one name: each program would pick its own.
    if (entries.has(name)) throw broken("archive");
    entries.set(name, entry);
    at +=
      ENTRY_LENGTH +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  if (isBomb(size, packedSize)) throw tooLarge();
  return entries;
}

function isBomb(size: number, packedSize: number): boolean {
  return size > LARGEST_TOTAL || (size > LARGE && size > HIGHEST_RATIO * packedSize);
}

function readEntry(view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const isEncrypted = (flags & 1) !== 0;
  if (isEncrypted || (method !== 0 && method !== 8)) throw broken("archive");
  const nameStart = at + ENTRY_LENGTH;
  const nameLength = view.getUint16(at + 28, true);
  if (nameStart + nameLength > view.byteLength) throw broken("archive");
  const name = new Uint8Array(view.buffer, view.byteOffset + nameStart, nameLength);
  const isUtf8 = (flags & 0x800) !== 0;
  return {
    name: strFromU8(name, !isUtf8),
    stored: method === 0,
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    crc: view.getUint32(at + 16, true),
    offset: view.getUint32(at + 42, true),
  };
}

function findEnd(view: DataView): number {
  // The end record may be followed by a comment of up to 64 KB.
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END_MARK) return at;
  }
  throw broken("archive");
}

async function readTail(bytes: AsyncIterable<Uint8Array>): Promise<{ tail: Uint8Array; tailStart: number }> {
  const kept: Uint8Array[] = [];
  let keptLength = 0;
  let total = 0;
  for await (const chunk of bytes) {
    kept.push(chunk);
    keptLength += chunk.length;
    total += chunk.length;
    while (keptLength - kept[0]!.length >= TAIL) keptLength -= kept.shift()!.length;
  }
  const tail = new Uint8Array(keptLength);
  let at = 0;
  for (const chunk of kept) {
    tail.set(chunk, at);
    at += chunk.length;
  }
  return { tail, tailStart: total - keptLength };
}
