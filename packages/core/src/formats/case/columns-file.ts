/** `columns.yaml`: how the columns of a foreign table are called, so that files can stay as they came. */

import Type, { type Static } from "typebox";
import type { FindingList } from "../../finding-list.ts";
import type { OnRecord } from "../csv-reader.ts";
import { readYaml } from "../yaml-reader.ts";
import { isFormat } from "./framework-file.ts";
import { checkShape } from "./shape.ts";
import synonyms from "./synonyms.json" with { type: "json" };
import type { TableName } from "./table.ts";
import tables from "./tables.json" with { type: "json" };

export const columnsFormat = "salus/columns@1";

const tableMappingSchema = Type.Object({
  file: Type.Optional(
    Type.String({ minLength: 1, description: "the file that holds the table, in the case folder" }),
  ),
  columns: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: "column of the contract: column of the file" }),
  ),
  constants: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: "column of the contract: the same text in every row",
    }),
  ),
});

export const columnsSchema = Type.Object(
  {
    format: Type.Literal(columnsFormat),
    ...Object.fromEntries(Object.keys(tables).map((name) => [name, Type.Optional(tableMappingSchema)])),
  },
  { description: "what the columns of foreign tables are called" },
);

export type TableMapping = Readonly<Static<typeof tableMappingSchema>>;

export type ColumnMapping = { readonly [Name in TableName]?: TableMapping };

/** Read a mapping; empty, with findings in the list, where the file does not hold one. */
export function parseColumns(file: string, text: string, list: FindingList): ColumnMapping {
  const yaml = readYaml(file, text);
  for (const each of yaml.findings) list.add(each.code, each.where, each.values);
  if (yaml.value === undefined) return {};
  const stated = typeof yaml.value === "object" && yaml.value !== null ? yaml.value : {};
  if (!isFormat(stated, columnsFormat, yaml, list)) return {};
  const raw = withConstantTexts(stated);
  if (!checkShape(columnsSchema, raw, [], yaml, list)) return {};
  const mapping = raw as ColumnMapping;
  for (const [name, { file: named }] of Object.entries(mapping).filter(([key]) => key !== "format")) {
    if (named === undefined || !/[/\\]|^\.\.?$/.test(named)) continue;
    list.add("field-invalid", yaml.placeOf([name, "file"]), {
      field: `${name}.file`,
      problem: "other",
      value: named.slice(0, 80),
    });
    return {};
  }
  return mapping;
}

/** YAML reads 2015 as a number; a constant is text, taken as written. */
function withConstantTexts(stated: object): object {
  return Object.fromEntries(
    Object.entries(stated).map(([name, table]: [string, unknown]) => {
      const constants: unknown =
        typeof table === "object" && table !== null ? Reflect.get(table, "constants") : undefined;
      if (typeof constants !== "object" || constants === null) return [name, table];
      const texts = Object.entries(constants).map(([column, text]: [string, unknown]) => [
        column,
        typeof text === "number" ? String(text) : text,
      ]);
      return [name, { ...(table as object), constants: Object.fromEntries(texts) }];
    }),
  );
}

/** Hand records on with the contract's column names, and with the mapping's constants. */
export function mapRecords(mapping: TableMapping | undefined, onRecord: OnRecord): OnRecord {
  if (mapping === undefined) return onRecord;
  const renamed = new Map(Object.entries(mapping.columns ?? {}).map(([ours, theirs]) => [theirs, ours]));
  const constants = Object.entries(mapping.constants ?? {});
  let width: number | undefined;
  return (cells, row) => {
    if (width === undefined) {
      width = cells.length;
      onRecord(
        [
          ...cells.map((heading) => renamed.get(heading.trim()) ?? heading),
          ...constants.map(([name]) => name),
        ],
        row,
      );
      return;
    }
    const padded = Array.from({ length: width }, (_, i) => cells[i] ?? "");
    onRecord([...padded, ...constants.map(([, text]) => text)], row);
  };
}

/**
 * A `columns.yaml` for tables whose headers look foreign, guessed from common names; null where nothing is
 * missing or nothing can be guessed.
 *
 * @example
 * proposeColumns(new Map([["observations", { file: "panel.csv", header: ["iso3", "year", "indicator", "value"] }]])) !== null; // => true
 */
export function proposeColumns(
  headers: ReadonlyMap<TableName, { readonly file: string; readonly header: readonly string[] }>,
): string | null {
  const parts: string[] = [];
  for (const [name, { file, header }] of headers) {
    const trimmed = header.map((heading) => heading.trim());
    const known = Object.hasOwn(synonyms, name)
      ? Object.entries(Reflect.get(synonyms, name) as Record<string, string[]>)
      : [];
    const taken = new Set<string>();
    const guesses = known.flatMap(([column, names]) => {
      if (trimmed.includes(column)) return [];
      const guess = trimmed.find((heading) => names.includes(heading.toLowerCase()) && !taken.has(heading));
      if (guess === undefined) return [];
      taken.add(guess);
      return [`    ${column}: ${JSON.stringify(guess)}`];
    });
    if (guesses.length > 0)
      parts.push(`${name}:\n  file: ${JSON.stringify(file)}\n  columns:\n${guesses.join("\n")}`);
  }
  return parts.length === 0 ? null : `format: ${columnsFormat}\n${parts.join("\n")}\n`;
}
