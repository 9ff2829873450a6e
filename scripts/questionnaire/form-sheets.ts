// From a table of questions (questionnaire.csv of a case or template) to the three sheets of an XLSForm.

import { parse } from "csv-parse/sync";
import type { Sheet } from "./workbook.ts";

type QuestionRow = {
  readonly no: string;
  readonly module: string;
  readonly type: string;
  readonly question: string;
  readonly responseOptions: string;
  readonly skipLogic: string;
  readonly note: string;
  /** `once`; `each worry`: once for each question on worry; `no`: kept in the list, and not in the form. */
  readonly inForm: string;
};

export type FormSettings = { readonly title: string; readonly id: string; readonly version: string };

const language = "English (en)";
const surveyHeader = ["type", "name", "label", "hint", "required", "relevant", "appearance", "calculation"];
const consent = "A2";
const mayBeAskedBefore = new Set(["A1", consent]);

type FormRow = Readonly<Record<string, string>>;

/** Sheets `survey`, `choices` and `settings`. */
export function formSheets(questionnaire: string, settings: FormSettings): readonly Sheet[] {
  const rows = parse(questionnaire, { columns: true }) as readonly QuestionRow[];
  const asked = rows.filter(({ inForm }) => inForm !== "no");
  const lists = new Map<string, string>();
  for (const { no, responseOptions } of asked.filter(hasChoices))
    if (!lists.has(responseOptions)) lists.set(responseOptions, `list_${no}`);
  const survey: FormRow[] = [];
  let module = "";
  for (const row of asked) {
    if (row.module !== module) {
      if (module !== "") survey.push({ type: "end_group" });
      module = row.module;
      survey.push({ type: "begin_group", name: codeOf(module.replace(/^\d+ /, "")), label: module });
    }
    survey.push(...questionRows(row, asked, lists));
  }
  survey.push({ type: "end_group" });
  const headings = surveyHeader.map((each) => (/label|hint/.test(each) ? `${each}::${language}` : each));
  return [
    { name: "survey", rows: [headings, ...survey.map((row) => surveyHeader.map((each) => row[each] ?? ""))] },
    {
      name: "choices",
      rows: [
        ["list_name", "name", `label::${language}`],
        ...[...lists].flatMap(([options, list]) =>
          optionsOf(options).map((label) => [list, codeOf(label), label]),
        ),
      ],
    },
    {
      name: "settings",
      rows: [
        ["form_title", "form_id", "version", "default_language"],
        [settings.title, settings.id, settings.version, language],
      ],
    },
  ];
}

/** The name of a choice, or of a group of questions, from what people read. */
function codeOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
}

function optionsOf(responseOptions: string): readonly string[] {
  return responseOptions.split(";").map((each) => each.trim());
}

function hasChoices({ type }: QuestionRow): boolean {
  return ["single", "multi", "grid", "code"].includes(type);
}

function questionRows(
  row: QuestionRow,
  asked: readonly QuestionRow[],
  lists: ReadonlyMap<string, string>,
): readonly FormRow[] {
  const { no, type, question, note, inForm } = row;
  const list = lists.get(row.responseOptions) ?? "";
  const relevant = (worry: string): string =>
    [mayBeAskedBefore.has(no) ? "" : `\${${consent}} = 'yes'`, skip(row, asked, worry)]
      .filter((each) => each !== "")
      .map((each, _, all) => (all.length > 1 ? `(${each})` : each))
      .join(" and ");
  const required = ["note", "text", "calculate"].includes(type) ? "" : "yes";
  const plain = { type: typeIn(type, list), hint: note, required, relevant: relevant("") };
  if (type === "calculate")
    return [{ type: "calculate", name: no, calculation: row.responseOptions, relevant: relevant("") }];
  if (type === "grid") {
    const [, stem = question, parts = ""] = /^(.*?) \((.*)\)$/.exec(question) ?? [];
    return parts
      .split(", ")
      .map((part, i) => ({ ...plain, name: `${no}_${i + 1}`, label: `${stem}: ${part}` }));
  }
  if (inForm !== "each worry") return [{ ...plain, name: no, label: question }];
  return asked
    .filter((each) => each.module === "2 Worry")
    .map((worry) => {
      const about = worry.question.replace(/^.*?about: /, "").replace(/\?$/, "");
      const label = question.includes("[threat]")
        ? question.replace("[threat]", about)
        : `${question} (${about})`;
      const number = worry.no.slice(1);
      return { ...plain, name: `${no}_${number}`, label, relevant: relevant(number) };
    });
}

/** "if G12 = did not report" and "if D1 = yes", which stands for every answer that begins so. */
function skip({ skipLogic }: QuestionRow, asked: readonly QuestionRow[], worry: string): string {
  const [, no, answer] = /^if (\w+) = (.+)$/.exec(skipLogic) ?? [];
  const source = asked.find((each) => each.no === no);
  if (source === undefined || answer === undefined) return "";
  const name = source.inForm === "each worry" ? `${no}_${worry}` : no;
  return optionsOf(source.responseOptions)
    .filter((option) => option === answer || option.startsWith(`${answer},`))
    .map((option) => `\${${name}} = '${codeOf(option)}'`)
    .join(" or ");
}

function typeIn(type: string, list: string): string {
  if (type === "multi") return `select_multiple ${list}`;
  if (type === "number") return "integer";
  return type === "note" || type === "text" ? type : `select_one ${list}`;
}
