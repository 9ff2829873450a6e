/** Shipped cases for tests: copied, with some files changed. */

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder } from "./small-case.ts";

/** What becomes of files: a change of their text, or null to take one out. */
export type FileChanges = Readonly<Record<string, ((text: string) => string) | null>>;

/** Folder of a case as it ships. */
export function shippedFolder(name: string): string {
  return fileURLToPath(new URL(`../../../../cases/${name}/`, import.meta.url));
}

/** A copy of a shipped case, without what was computed from it, with some files changed. */
export function copyCase(name: string, changes: FileChanges = {}): string {
  const shipped = shippedFolder(name);
  const folder = join(makeFolder(), "case");
  cpSync(shipped, folder, {
    recursive: true,
    filter: (path) =>
      !/[\\/](?:results|backtest|generate|expected)$/.test(path) &&
      changes[path.slice(shipped.length)] !== null,
  });
  for (const [file, change] of Object.entries(changes)) {
    if (change !== null) writeFileSync(join(folder, file), change(readFileSync(join(shipped, file), "utf8")));
  }
  return folder;
}
