// The Central African Republic for tests: extracted into a folder of its own from data that are not part of the repository.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

const root = fileURLToPath(new URL("..", import.meta.url));
export const realData = join(root, "../shared/data");
export const hasData = existsSync(realData);
const source = join(root, "cases/central-african-republic");
export const extractScript = join(source, "extract/extract.ts");

export type Row = Readonly<Record<string, string>>;

export function readRows(file: string): readonly Row[] {
  return parse(readFileSync(file), { columns: true }) as readonly Row[];
}

/** The case without what an earlier run left in it, with the files that the script writes. */
export function extractInto(folder: string): void {
  const written = /(results|boundaries\.geojson|(events|observations|series|units)\.csv)$/;
  cpSync(source, folder, { recursive: true, filter: (path) => !written.test(path) });
  execFileSync(process.execPath, [extractScript, realData, folder]);
}
