/** Results on disk, read back to be compared. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Comparand, createFindingList, type Finding, parseAssessmentJson } from "@salus/core";
import { isFolder } from "../case-files.ts";
import { readingFailed, readText, unreadable } from "../files.ts";

/** Whether a path names results: an assessment.json, or a folder that holds one and no case. */
export function isResults(path: string): boolean {
  if (isFolder(path))
    return existsSync(join(path, "assessment.json")) && !existsSync(join(path, "framework.yaml"));
  return path.toLowerCase().endsWith(".json");
}

/** The assessment that results hold; undefined, with findings, where they hold none. */
export async function readResults(
  path: string,
): Promise<{ readonly comparand: Comparand | undefined; readonly findings: readonly Finding[] }> {
  const file = isFolder(path) ? join(path, "assessment.json") : path;
  const list = createFindingList();
  if (!existsSync(file)) {
    list.add("file-missing", { file });
    return { comparand: undefined, findings: list.all() };
  }
  const blocked = unreadable(file, file);
  const findings: Finding[] = blocked === null ? [] : [blocked];
  const read =
    blocked === null
      ? await readText(file, file, findings).catch((error: unknown) => {
          findings.push(readingFailed(error, file));
          return undefined;
        })
      : undefined;
  list.addAll(findings);
  const comparand = read === undefined ? undefined : parseAssessmentJson(file, read.text, list);
  return { comparand, findings: list.all() };
}
