// docs/guide/case-folder.md: every file, field and column of a case, from the schemas that check them.
import tables from "../../packages/core/src/formats/case/tables.json" with { type: "json" };
import {
  aboutAlerts,
  aboutDeprivation,
  aboutFiles,
  aboutNodes,
  aboutSurvey,
  aboutTables,
  columnTypes,
  tableNotes,
} from "./case-folder-texts.ts";
import {
  alertsJsonSchema,
  columnsJsonSchema,
  deprivationJsonSchema,
  frameworkJsonSchema,
  type JsonSchema,
  recipeJsonSchema,
  surveyJsonSchema,
} from "./json-schemas.ts";

export function caseFolderPage(): string {
  const framework = frameworkJsonSchema();
  const mapping = columnsJsonSchema().properties!["units"]!;
  return [
    aboutFiles,
    "## framework.yaml: what security means here\n",
    fieldTable(fieldsOf(framework)),
    aboutNodes,
    fieldTable(fieldsOf(framework.$defs!["component"]!)),
    "\n## recipe.yaml: every choice of method\n",
    "Only `format` and `period.at` are needed. What is left out takes its default, and every default is stated in the report. Without a section `priorities` no threats are ranked; `priorities: {}` asks for them with its defaults. `links` says how the links of `linkages.csv` are read, and may be left out.\n",
    fieldTable(fieldsOf(recipeJsonSchema())),
    "\n## columns.yaml: foreign column names\n",
    "Optional. One entry for each table whose columns have other names; `salus check` proposes it.\n",
    fieldTable([
      { name: "format", schema: columnsJsonSchema().properties!["format"]!, needed: "yes" },
      ...fieldsOf(mapping).map((field) => ({ ...field, name: `<table>.${field.name}` })),
    ]),
    `\nTables are: ${Object.keys(tables)
      .map((name) => `\`${name}\``)
      .join(", ")}.\n`,
    aboutSurvey,
    fieldTable(fieldsOf(surveyJsonSchema())),
    "",
    "## deprivation.yaml: who is deprived of what\n",
    aboutDeprivation,
    fieldTable(fieldsOf(deprivationJsonSchema())),
    "",
    "## alerts.yaml: when to call for which action\n",
    aboutAlerts,
    fieldTable(fieldsOf(alertsJsonSchema())),
    "",
    aboutTables,
    ...Object.entries(tables).map(([name, table]) => tableSection(name as keyof typeof tables, table)),
    "",
  ].join("\n");
}

type Field = { readonly name: string; readonly schema: JsonSchema; readonly needed: string };

/** Fields in reading order; those of an object by their path, those of list items with []. */
function fieldsOf(schema: JsonSchema, prefix = "", yes = "yes"): readonly Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, own]): readonly Field[] => {
    const name = `${prefix}${key}`;
    const required = (schema.required ?? []).includes(key);
    const needed = required ? yes : defaultOf(own);
    // Inside an object that may be left out as a whole, nothing is needed on its own.
    const within = required || hasDefaults(own) ? yes : `with \`${name}\``;
    if (own.properties !== undefined) return fieldsOf(own, `${name}.`, within);
    if (own.items?.properties !== undefined)
      return [{ name, schema: own, needed }, ...fieldsOf(own.items, `${name}[].`)];
    return [{ name, schema: own, needed }];
  });
}

function hasDefaults({ properties }: JsonSchema): boolean {
  return Object.values(properties ?? {}).some((each) => each.default !== undefined);
}

function fieldTable(fields: readonly Field[]): string {
  const rows = fields.map(
    ({ name, schema, needed }) =>
      `| \`${name}\` | ${typeOf(schema)} | ${needed} | ${cell(schema.description ?? "")} |`,
  );
  return ["| field | type | needed or default | meaning |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function defaultOf({ default: fallback }: JsonSchema): string {
  if (fallback === undefined) return "optional";
  return `\`${typeof fallback === "string" ? fallback : JSON.stringify(fallback)}\``;
}

function typeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(", ");
  if (schema.$ref !== undefined) return "a node";
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(" or ");
  if (schema.patternProperties !== undefined)
    return `name: ${typeOf(Object.values(schema.patternProperties)[0]!)}`;
  if (schema.type === "array") return `list of ${itemType(schema.items)}`;
  const { minimum, maximum, exclusiveMinimum } = schema;
  const range =
    minimum !== undefined && maximum !== undefined
      ? ` ${minimum} to ${maximum}`
      : minimum !== undefined
        ? ` ≥ ${minimum}`
        : exclusiveMinimum !== undefined
          ? ` > ${exclusiveMinimum}`
          : "";
  return `${typeWords[schema.type ?? ""] ?? schema.type ?? "any"}${range}`;
}

function itemType(items: JsonSchema | undefined): string {
  if (items?.$ref !== undefined) return "nodes";
  if (items?.properties !== undefined) return "objects";
  if (items?.anyOf !== undefined) return items.anyOf.map(typeOf).join(", ");
  if (items === undefined) return "anything";
  // The range of a number stands behind the word, which takes the plural.
  const [word, ...range] = typeOf(items).split(/(?= (?:≥|>|\d))/);
  return [`${word}s`, ...range].join("");
}

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  integer: "whole number",
  boolean: "true or false",
  null: "null",
  object: "name: text",
};

type Column = {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
  readonly required?: boolean;
};

function tableSection(
  name: keyof typeof tables,
  { file, columns }: { readonly file: string; readonly columns: readonly Column[] },
): string {
  const rows = columns.map(
    ({ name: column, type, meaning, required }) =>
      `| \`${column}\` | ${columnTypes[type] ?? type} | ${required === true ? "yes" : ""} | ${cell(meaning)} |`,
  );
  return [
    `\n### ${file}\n`,
    `${tableNotes[name]}\n`,
    "| column | type | needed | meaning |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "\\<");
}
