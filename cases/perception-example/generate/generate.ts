/**
 * Writes questionnaire.xlsx from questionnaire.csv, and submissions.csv as Kobo exports it, with invented answers.
 * Run `node cases/perception-example/generate/generate.ts`; running it again writes the same bytes.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formSheets } from "../../../scripts/questionnaire/form-sheets.ts";
import { workbookOf } from "../../../scripts/questionnaire/workbook.ts";
import { inventPeople, type Person } from "./people.ts";

const folder = fileURLToPath(new URL("../", import.meta.url));
const settings = {
  title: "Example district (synthetic): what people worry about and live through",
  id: "perception_example",
  version: "2025-1",
};
const sheets = formSheets(readFileSync(`${folder}questionnaire.csv`, "utf8"), settings);
writeFileSync(`${folder}questionnaire.xlsx`, workbookOf(sheets));

type Column = { readonly heading: string; readonly cell: (person: Person, row: number) => string };

const [survey, choices] = sheets.map(({ rows }) => rows.slice(1)) as [string[][], string[][], string[][]];
const columns: Column[] = [];
let group = "";
for (const [type = "", name = ""] of survey) {
  if (type === "begin_group") group = `${name}/`;
  if (type === "note" || type.endsWith("_group")) continue;
  const answer = ({ answers }: Person): string => answers.get(name) ?? "";
  columns.push({ heading: `${group}${name}`, cell: answer });
  if (!type.startsWith("select_multiple ")) continue;
  for (const [list, choice = ""] of choices) {
    if (list !== type.split(" ")[1]) continue;
    const isNamed = (person: Person): string =>
      answer(person) === "" ? "" : answer(person).split(" ").includes(choice) ? "1" : "0";
    columns.push({ heading: `${group}${name}/${choice}`, cell: isNamed });
  }
}
columns.push(
  { heading: "weight", cell: ({ weight }) => String(weight) },
  { heading: "stratum", cell: ({ stratum }) => stratum },
  { heading: "cluster", cell: ({ cluster }) => String(cluster) },
  { heading: "_id", cell: (_, row) => String(900001 + row) },
  { heading: "_uuid", cell: (_, row) => `00000000-0000-4000-8000-${String(row + 1).padStart(12, "0")}` },
  { heading: "__version__", cell: () => settings.version },
  { heading: "_index", cell: (_, row) => String(row + 1) },
);
const lines = [
  columns.map(({ heading }) => heading),
  ...inventPeople().map((person, row) => columns.map(({ cell }) => cell(person, row))),
];
writeFileSync(`${folder}submissions.csv`, `${lines.map((cells) => cells.join(",")).join("\n")}\n`);
console.log(`Wrote ${lines.length - 1} invented people`);
