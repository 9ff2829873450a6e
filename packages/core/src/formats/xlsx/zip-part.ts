/** The text of one part of a zip file, unpacked piece by piece and checked against the directory. */

import { DecodeUTF8, Inflate } from "fflate";
import { crc32 } from "./crc32.ts";
import { broken } from "./problem.ts";
import type { OpenBytes, ZipEntry } from "./zip-directory.ts";

// Deflate packs at most about 1000:1, so one piece of this size unpacks to at most 16 MB at once.
const PIECE = 1 << 14;

const HEADER_MARK = 0x04034b50;
const HEADER_LENGTH = 30;

export async function* readPart(open: OpenBytes, entry: ZipEntry): AsyncGenerator<string> {
  const unpacker = createUnpacker(entry);
  let left = entry.packedSize;
  for await (const bytes of packedBytes(open, entry)) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      left -= piece.length;
      yield unpacker.unpack(piece, left === 0);
    }
  }
  if (left > 0 || !unpacker.isWhole()) throw broken("archive");
}

type Unpacker = { unpack(piece: Uint8Array, last: boolean): string; isWhole(): boolean };

function createUnpacker(entry: ZipEntry): Unpacker {
  let text = "";
  let size = 0;
  let crc = 0;
  const decoder = new DecodeUTF8((decoded) => {
    text += decoded;
  });
  function take(bytes: Uint8Array, last: boolean): void {
    size += bytes.length;
    // The directory's sizes were found bearable; an entry that holds more than it says is not.
    if (size > entry.size) throw broken("archive");
    crc = crc32(crc, bytes);
    decoder.push(bytes, last);
  }
  const inflate = new Inflate((bytes, last) => take(bytes, last));
  return {
    unpack(piece, last) {
      text = "";
      try {
        if (entry.stored) take(piece, last);
        else inflate.push(piece, last);
      } catch {
        throw broken("archive");
      }
      return text;
    },
    isWhole: () => size === entry.size && crc === entry.crc,
  };
}

/** The bytes of an entry as they lie in the file, behind its own header. */
async function* packedBytes(open: OpenBytes, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  let skip = entry.offset;
  let header: Uint8Array | undefined = new Uint8Array(0);
  let left = entry.packedSize;
  for await (const chunk of open()) {
    let bytes = chunk;
    // Twice: up to the header, and over the names behind it.
    for (let pass = 0; pass < 2; pass++) {
      const skipped = Math.min(skip, bytes.length);
      skip -= skipped;
      bytes = bytes.subarray(skipped);
      if (header === undefined || skip > 0) continue;
      const missing = HEADER_LENGTH - header.length;
      header = joined(header, bytes.subarray(0, missing));
      bytes = bytes.subarray(missing);
      if (header.length < HEADER_LENGTH) continue;
      const view = new DataView(header.buffer);
      if (view.getUint32(0, true) !== HEADER_MARK) throw broken("archive");
      skip = view.getUint16(26, true) + view.getUint16(28, true);
      header = undefined;
    }
    if (header !== undefined || skip > 0) continue;
    const own = bytes.subarray(0, left);
    left -= own.length;
    if (own.length > 0) yield own;
    if (left === 0) return;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
