/** What a workbook says about itself: its sheets, its calendar, and where its parts lie. */

import { broken, tooLarge } from "./problem.ts";
import { parseXml } from "./xml.ts";
import type { OpenBytes, ZipDirectory, ZipEntry } from "./zip-directory.ts";
import { readPart } from "./zip-part.ts";

export type WorkbookSheet = { readonly name: string; readonly visible: boolean; readonly entry: ZipEntry };

export type Workbook = {
  /** Every worksheet, hidden ones too, in the order of their tabs. */
  readonly sheets: readonly WorkbookSheet[];
  readonly sharedStrings: ZipEntry | undefined;
  readonly styles: ZipEntry | undefined;
  /** Days are counted from 1904-01-01 instead of 1900. */
  readonly from1904: boolean;
};

type Relation = { readonly type: string; readonly target: string };

// All but the sheet is held in memory.
const LARGEST_HELD_PART = 256 * 2 ** 20;

export async function readWorkbook(open: OpenBytes, directory: ZipDirectory): Promise<Workbook> {
  const path = workbookPath(directory);
  const relations = await readRelations(open, directory, path);
  const sheets: { name: string; visible: boolean; relation: Relation }[] = [];
  let from1904 = false;
  await parseXml(readPart(open, requiredPart(directory, path)), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const key = Object.keys(attributes).find((each) => each.endsWith(":id"));
      const relation = relations.get(attributes[key ?? ""] ?? "");
      // Chart and macro sheets hold no table.
      if (!relation?.type.endsWith("/worksheet")) return;
      sheets.push({ name: attributes["name"] ?? "", visible: !isHidden(attributes["state"]), relation });
    },
  });
  const read = sheets.map(({ relation, ...sheet }): WorkbookSheet => {
    const entry = directory.get(relation.target);
    if (entry === undefined) throw broken("part");
    return { ...sheet, entry };
  });
  const partOf = (type: string): ZipEntry | undefined => {
    const relation = [...relations.values()].find((each) => each.type.endsWith(type));
    return relation && requiredPart(directory, relation.target);
  };
  return {
    sheets: read,
    sharedStrings: partOf("/sharedStrings"),
    styles: partOf("/styles"),
    from1904,
  };
}

function workbookPath(directory: ZipDirectory): string {
  const usual = "xl/workbook.xml";
  // Some programs number it, or use another folder.
  const path = directory.has(usual)
    ? usual
    : [...directory.keys()].find((name) => /(^|\/)workbook\d*\.xml$/.test(name));
  if (path === undefined) throw broken("part");
  return path;
}

async function readRelations(
  open: OpenBytes,
  directory: ZipDirectory,
  path: string,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const entry = requiredPart(directory, `${folder}_rels/${path.slice(folder.length)}.rels`);
  await parseXml(readPart(open, entry), {
    open(name, { Id: id = "", Type: type = "", Target: target = "" }) {
      if (name === "Relationship") relations.set(id, { type, target: resolvePath(folder, target) });
    },
  });
  return relations;
}

function requiredPart(directory: ZipDirectory, path: string): ZipEntry {
  const entry = directory.get(path);
  if (entry === undefined) throw broken("part");
  if (entry.size > LARGEST_HELD_PART) throw tooLarge();
  return entry;
}

/**
 * The path in the zip file of a target that is written relative to a folder.
 *
 * @example
 * resolvePath("xl/", "worksheets/Sheet1.xml"); // => "xl/worksheets/sheet1.xml"
 * resolvePath("xl/", "/xl/styles.xml"); // => "xl/styles.xml"
 */
export function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/").toLowerCase();
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function isHidden(state: string | undefined): boolean {
  return state === "hidden" || state === "veryHidden";
}
