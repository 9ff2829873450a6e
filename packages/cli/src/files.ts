/** Files as chunks of text, with their hash, so that nothing has to fit into memory. */

import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { TextDecoder } from "node:util";
import { type Finding, finding } from "@salus/core";
import { systemReason } from "./terminal.ts";

/**
 * Why a file that is there cannot be read, as a finding; null where it can be tried. A folder, a pipe or a device
 * may bear a table's name, and some of them never end.
 */
export function unreadable(path: string, file: string): Finding | null {
  if (!existsSync(path) || statSync(path).isFile()) return null;
  return finding("file-unreadable", { file }, { file, reason: "kind" });
}

/** What the operating system says while a file is read, as a finding; anything else is thrown on. */
export function readingFailed(error: unknown, file: string): Finding {
  const reason = systemReason(error);
  if (reason === null) throw error;
  return finding("file-unreadable", { file }, { file, reason });
}

export type HashedChunks = {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** SHA-256 of all bytes, once the chunks have been read to their end. */
  sha256(): string;
};

/** A file's bytes; `onBytes` is told how many came, for progress. */
export function openBytes(path: string, onBytes: (count: number) => void = () => {}): HashedChunks {
  const hash = createHash("sha256");
  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk);
      onBytes(chunk.length);
      yield chunk;
    }
  }
  return { chunks: read(), sha256: () => hash.digest("hex") };
}

/**
 * Bytes as text: UTF-8, or UTF-16 where a byte-order mark says so. Bytes that are no text end the reading,
 * with a finding.
 */
export async function* decode(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  findings: Finding[],
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder !== undefined) yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    findings.push(finding("encoding-invalid", { file }));
  }
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** A whole small file as text; undefined, with a finding, where it is no text or larger than 64 MB. */
export async function readText(
  path: string,
  file: string,
  findings: Finding[],
): Promise<{ readonly text: string; readonly sha256: string } | undefined> {
  const bytes = openBytes(path);
  const before = findings.length;
  const parts: string[] = [];
  let length = 0;
  for await (const part of decode(file, bytes.chunks, findings)) {
    length += part.length;
    if (length > 64_000_000) {
      findings.push(finding("file-too-large", { file }, { megabytes: 64 }));
      return undefined;
    }
    parts.push(part);
  }
  return findings.length > before
    ? undefined
    : { text: parts.join("").replace(/^\uFEFF/, ""), sha256: bytes.sha256() };
}
