// Write the XLSForm of the template perception-survey from its table of questions.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formSheets } from "./questionnaire/form-sheets.ts";
import { workbookOf } from "./questionnaire/workbook.ts";

const folder = fileURLToPath(new URL("../templates/perception-survey/", import.meta.url));
const settings = {
  title: "What people worry about and live through",
  id: "perception_survey",
  version: "1.1.0",
};
const bytes = workbookOf(formSheets(readFileSync(`${folder}questionnaire.csv`, "utf8"), settings));
writeFileSync(`${folder}questionnaire.xlsx`, bytes);
console.log(`Wrote ${folder}questionnaire.xlsx`);
