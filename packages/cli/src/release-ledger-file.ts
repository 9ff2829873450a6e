/** `ledger.csv` of a case on disk: one release at a time reads it and adds to it, and what was there is never lost. */

import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import {
  createFindingList,
  type Finding,
  finding,
  formatRelease,
  hasErrors,
  ledgerHeader,
  parseReleaseLedger,
  type RecordedRelease,
  type Release,
} from "@salus/core";
import { readingFailed, readText, unreadable } from "./files.ts";

const ledgerFile = "ledger.csv";
const lockFile = "ledger.lock";

export type LedgerLock = { release(): void };

/** Keep other releases of a case out until this one is done; a finding where another is under way. */
export function lockLedger(folder: string): LedgerLock | Finding {
  const path = join(folder, lockFile);
  try {
    // The exclusive flag lets one of two win, however close together they come.
    closeSync(openSync(path, "wx"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    return finding("ledger-busy", { file: lockFile }, { file: path });
  }
  const release = (): void => {
    process.off("exit", release);
    rmSync(path, { force: true });
  };
  // Signals end the process by way of its exit.
  process.once("exit", release);
  return { release };
}

export type LedgerReading = {
  /** As it stood; "" where there was none. */
  readonly text: string;
  /** Undefined, with findings, where it cannot be read back. */
  readonly releases: readonly RecordedRelease[] | undefined;
  readonly findings: readonly Finding[];
};

/** The ledger of a case; one without releases where the case has none. */
export async function readLedger(folder: string): Promise<LedgerReading> {
  const path = join(folder, ledgerFile);
  const blocked = unreadable(path, ledgerFile);
  if (blocked !== null) return { text: "", releases: undefined, findings: [blocked] };
  if (!existsSync(path)) return { text: "", releases: [], findings: [] };
  const found: Finding[] = [];
  const read = await readText(path, ledgerFile, found).catch((error: unknown) => {
    found.push(readingFailed(error, ledgerFile));
    return undefined;
  });
  if (read === undefined) return { text: "", releases: undefined, findings: found };
  const list = createFindingList();
  const releases = await parseReleaseLedger(ledgerFile, read.text, list);
  return { text: read.text, releases, findings: list.all() };
}

/**
 * Add releases to the ledger as it was read. The whole ledger is written anew beside the old one, brought to the disk
 * and moved into its place, so that there is the old or the new one whatever happens in between.
 *
 * @returns a finding where somebody else has changed it since it was read
 */
export function appendToLedger(
  folder: string,
  before: SoundLedger,
  { releases, date }: { readonly releases: readonly Release[]; readonly date: string },
): Finding | null {
  const named = join(folder, ledgerFile);
  // A link stays one: what it leads to is replaced.
  const path = existsSync(named) ? realpathSync(named) : named;
  const old = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const now = old.toString("utf8").replace(/^\uFEFF/, "");
  if (now !== before.text) return finding("ledger-changed", { file: ledgerFile });
  const partial = `${path}.partial`;
  const file = openSync(partial, "w");
  try {
    writeAll(file, isPlain(before.text) ? old : Buffer.from(plainLedger(before.releases)));
    writeAll(file, Buffer.from(formatRelease(releases, date)));
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(partial, { force: true });
    throw error;
  }
  closeSync(file);
  renameSync(partial, path);
  syncFolder(dirname(path));
  return null;
}

/** Whether rows can be added to the text as it is: a spreadsheet may have saved it with other delimiters. */
function isPlain(text: string): boolean {
  return text.startsWith(ledgerHeader) && !text.includes("\r");
}

/** The same ledger as this command writes it. */
function plainLedger(releases: readonly RecordedRelease[]): string {
  const ids = [...new Set(releases.map(({ id }) => id))];
  const rows = ids.map((id) => {
    const own = releases.filter((each) => each.id === id);
    return formatRelease(own, own[0]!.date);
  });
  return ledgerHeader + rows.join("");
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Bring the new name to the disk too, where the system can. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A ledger that can be held against a release. */
export type SoundLedger = LedgerReading & { readonly releases: readonly RecordedRelease[] };

export function isSound(reading: LedgerReading): reading is SoundLedger {
  return reading.releases !== undefined && !hasErrors(reading.findings);
}
