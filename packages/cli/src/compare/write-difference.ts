/** `difference.csv` in a folder of its own, whole or not at all. */

import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { formatCsv, type ResultTable } from "@salus/core";
import { openResultFolder } from "../result-folder.ts";
import { type Terminal, UsageError } from "../terminal.ts";

/** Write the table; the path of the file, as people would write it. */
export async function writeDifference(
  folder: string,
  table: ResultTable,
  { say }: Terminal,
): Promise<string> {
  if (folder === "") throw new UsageError(say("cli.out-empty"));
  const foreign = otherFiles(folder, table.file);
  if (foreign.length > 0)
    throw new UsageError(say("compare.out-foreign", { folder, files: foreign.slice(0, 3).join(", ") }));
  const results = openResultFolder(folder);
  process.once("exit", results.discard);
  try {
    await results.write(table.file, formatCsv(table.header, table.rows));
    results.commit();
  } finally {
    results.discard();
    process.off("exit", results.discard);
  }
  return relative(".", join(folder, table.file));
}

function otherFiles(folder: string, own: string): readonly string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [folder];
  return readdirSync(folder).filter((name) => name !== own);
}
