// Every file that is generated from the code, by its path in the repository.
import { readFileSync } from "node:fs";
import { caseFolderPage } from "./case-folder-page.ts";
import { findingsPage } from "./findings-page.ts";
import {
  alertsJsonSchema,
  columnsJsonSchema,
  deprivationJsonSchema,
  frameworkJsonSchema,
  recipeJsonSchema,
  surveyJsonSchema,
} from "./json-schemas.ts";

const tables = new URL("../../packages/core/src/formats/case/tables.json", import.meta.url);

/** Path to text, in a fixed order. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["schemas/framework.schema.json", json(frameworkJsonSchema())],
    ["schemas/recipe.schema.json", json(recipeJsonSchema())],
    ["schemas/columns.schema.json", json(columnsJsonSchema())],
    ["schemas/deprivation.schema.json", json(deprivationJsonSchema())],
    ["schemas/alerts.schema.json", json(alertsJsonSchema())],
    ["schemas/survey.schema.json", json(surveyJsonSchema())],
    ["schemas/tables.json", readFileSync(tables, "utf8")],
    ["docs/guide/case-folder.md", caseFolderPage()],
    ["docs/guide/findings.md", findingsPage()],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
