/** The sheet `survey` of a form: questions in their groups and repeats. */

import type { Question, Repeat } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { type FormHeader, formCell, formTexts } from "./header.ts";
import { type QuestionType, questionType } from "./question-type.ts";

export type SurveySheet = { readonly questions: readonly Question[]; readonly repeats: readonly Repeat[] };

/** A row of a sheet of the form. */
export type FormRow = { readonly row: number; readonly cells: readonly string[] };

type Open = {
  readonly name: string;
  readonly what: "group" | "repeat";
  readonly path: string;
  readonly row: number;
  readonly relevant: readonly string[];
  /** Path of the nearest repeat: its own, if it is one. */
  readonly repeat: string | null;
  /** Names in it, with their rows. */
  readonly names: Map<string, number>;
};

// No standard limits it, but names of columns are made of these.
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

export function readSurveySheet(
  file: string,
  header: FormHeader,
  rows: readonly FormRow[],
  list: FindingList,
): SurveySheet {
  const questions: Question[] = [];
  const repeats: Repeat[] = [];
  const root: Open = {
    name: "",
    what: "group",
    path: "",
    row: 0,
    relevant: [],
    repeat: null,
    names: new Map(),
  };
  const stack: Open[] = [root];

  for (const { row, cells } of rows) {
    const cell = (name: string): string => formCell(header, cells, name);
    const written = cell("type");
    const name = cell("name");
    if ((written === "" && name === "") || isYes(cell("disabled"))) continue;
    const type = questionType(written);
    const inside = stack.at(-1)!;
    if (type?.is === "end") {
      closeGroup(type, stack, { file, row }, list);
      continue;
    }
    const isNamed = checkName(name, { file, row, inside, written }, list);
    if (type === null) {
      const values = { name, type: written.slice(0, 80) };
      list.add("form-type-unknown", { file, row, column: "type" }, values);
      continue;
    }
    const path = inside.path === "" ? name : `${inside.path}/${name}`;
    const own = cell("relevant");
    const relevant = own === "" ? inside.relevant : [...inside.relevant, own];
    const label = formTexts(header, cells, "label");
    if (type.is === "begin") {
      const repeat = type.what === "repeat" ? path : inside.repeat;
      stack.push({ name, what: type.what, path, row, relevant, repeat, names: new Map() });
      if (type.what === "repeat" && isNamed) repeats.push({ name, path, parent: inside.repeat, label, row });
      continue;
    }
    if (!isNamed) continue;
    const { kind, list: listName, choicesFile, orOther } = type;
    const hint = { ...formTexts(header, cells, "guidance_hint"), ...formTexts(header, cells, "hint") };
    questions.push({
      name,
      path,
      kind,
      type: written,
      label,
      hint,
      list: listName,
      choicesFile,
      orOther,
      relevant,
      required: isYes(cell("required")),
      calculation: cell("calculation"),
      constraint: cell("constraint"),
      choiceFilter: cell("choice_filter"),
      repeat: inside.repeat,
      row,
    });
  }
  for (const open of stack.slice(1)) {
    list.add(
      "form-group-unbalanced",
      { file, row: open.row, column: "type" },
      { kind: "open", name: open.name, found: open.what },
    );
  }
  return { questions, repeats };
}

function closeGroup(
  type: Extract<QuestionType, { is: "end" }>,
  stack: Open[],
  where: { readonly file: string; readonly row: number },
  list: FindingList,
): void {
  const open = stack.length > 1 ? stack.at(-1)! : undefined;
  if (open?.what !== type.what) {
    const kind = open === undefined ? "close" : "crossed";
    const values = { kind, name: open?.name ?? "", found: type.what };
    list.add("form-group-unbalanced", { ...where, column: "type" }, values);
  }
  if (open !== undefined) stack.pop();
}

type NameCheck = {
  readonly file: string;
  readonly row: number;
  readonly inside: Open;
  readonly written: string;
};

function checkName(name: string, { file, row, inside, written }: NameCheck, list: FindingList): boolean {
  const where = { file, row, column: "name" };
  // A note may go without a name; so may what the device fills in itself.
  if (name === "" && /^(note|audit)$/i.test(written)) return false;
  if (!NAME.test(name)) {
    list.add("form-name-invalid", where, { name: name.slice(0, 80) });
    return false;
  }
  const first = inside.names.get(name);
  if (first !== undefined) {
    list.add("form-name-duplicate", where, { name, row: first });
    return false;
  }
  inside.names.set(name, row);
  return true;
}

function isYes(text: string): boolean {
  return /^(yes|true|true\(\)|1)$/i.test(text);
}
