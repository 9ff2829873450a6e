/** The ledger of releases as a file: one release a line, so that it is only ever added to. */

import Type from "typebox";
import { Errors } from "typebox/value";
import type { Release, ReleaseLedger } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";

/** The format this version writes and reads. */
const format = "salus/release@1";

const lineSchema = Type.Object({
  id: Type.String({ minLength: 1 }),
  population: Type.String(),
  counts: Type.Array(
    Type.Object({
      where: Type.Array(Type.Object({ variable: Type.String(), codes: Type.Array(Type.String()) })),
      count: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    }),
  ),
});

/** The line that a release adds to the ledger, with its line end. */
export function formatRelease({ id, population, counts }: Release): string {
  return `${JSON.stringify({ format, id, population, counts })}\n`;
}

/**
 * Read a ledger. A release that cannot be read back cannot be held against others, so one broken line, or one id
 * twice, leaves no ledger: undefined, with findings in the list. An empty text is a ledger without releases.
 */
export function parseReleaseLedger(file: string, text: string, list: FindingList): ReleaseLedger | undefined {
  const releases: Release[] = [];
  const ids = new Set<string>();
  let broken = false;
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const release = parseLine({ file, row: i + 1 }, line, list);
    if (release === undefined) broken = true;
    else if (ids.has(release.id)) {
      list.add("results-broken", { file, row: i + 1, column: "id" });
      broken = true;
    } else {
      ids.add(release.id);
      releases.push(release);
    }
  }
  return broken ? undefined : releases;
}

type LinePlace = { readonly file: string; readonly row: number };

function parseLine(where: LinePlace, line: string, list: FindingList): Release | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch (error) {
    list.add("json-broken", where, { detail: (error as SyntaxError).message.slice(0, 120) });
    return undefined;
  }
  const stated: unknown = typeof raw === "object" && raw !== null ? Reflect.get(raw, "format") : undefined;
  if (stated !== format) {
    const found = String(stated ?? "").slice(0, 80);
    list.add("results-format-unknown", { ...where, column: "format" }, { format: found, expected: format });
    return undefined;
  }
  const faults = [...Errors(lineSchema, raw)];
  for (const { instancePath } of faults.slice(0, 3)) {
    list.add("results-broken", { ...where, column: instancePath.slice(1).replaceAll("/", ".") });
  }
  if (faults.length > 0) return undefined;
  // The shape has just been checked against the schema of exactly these fields.
  const { id, population, counts } = raw as Release;
  return { id, population, counts };
}
