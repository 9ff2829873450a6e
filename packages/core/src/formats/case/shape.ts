/** Check data from a YAML file against its schema; every departure becomes a finding with its line. */

import type { TSchema } from "typebox";
import { Errors } from "typebox/value";
import type { FindingList } from "../../finding-list.ts";
import type { YamlReading } from "../yaml-reader.ts";

type Path = readonly (string | number)[];

/** Words that templates put where a person has to write. */
const UNFILLED = "TO FILL";

/**
 * Whether `value`, found at `path` of the file, has the shape of the schema. A placeholder that nobody filled in
 * has the right shape, and is an error all the same.
 * Keys that the schema does not know are warned about and ignored.
 */
export function checkShape(
  schema: TSchema,
  value: unknown,
  path: Path,
  yaml: YamlReading,
  list: FindingList,
): boolean {
  const errors = [...Errors(schema, value)].filter((error) => error.keyword !== "anyOf");
  for (const error of errors) {
    const at = [...path, ...steps(error.instancePath)];
    const params = error.params as Readonly<Record<string, unknown>>;
    if (error.keyword === "required") {
      for (const key of params["requiredProperties"] as readonly string[]) {
        list.add("field-missing", yaml.placeOf([...at, key]), { field: [...at, key].join(".") });
      }
      continue;
    }
    const values = {
      field: at.join("."),
      problem: error.keyword,
      expected: expectedOf(params),
    };
    const code = at.at(-1) === "method" && error.keyword === "enum" ? "method-unknown" : "field-invalid";
    list.add(code, yaml.placeOf(at), { ...values, value: shown(valueAt(value, steps(error.instancePath))) });
  }
  warnOfUnknownKeys(schema, value, path, yaml, list);
  findUnfilled(value, path, yaml, list);
  return errors.length === 0;
}

function steps(pointer: string): (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function expectedOf(params: Readonly<Record<string, unknown>>): string {
  const stated = params["allowedValues"] ?? params["allowedValue"] ?? params["limit"] ?? params["type"] ?? "";
  return Array.isArray(stated) ? stated.join(", ") : String(stated);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
    value,
  );
}

function shown(value: unknown): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
  return text.slice(0, 80);
}

function warnOfUnknownKeys(
  schema: TSchema,
  value: unknown,
  path: Path,
  yaml: YamlReading,
  list: FindingList,
): void {
  const patterns: unknown = Reflect.get(schema, "patternProperties");
  if (typeof value === "object" && value !== null && typeof patterns === "object" && patterns !== null) {
    const below = Object.values(patterns)[0] as TSchema;
    for (const [key, part] of Object.entries(value))
      warnOfUnknownKeys(below, part, [...path, key], yaml, list);
    return;
  }
  const items: unknown = Reflect.get(schema, "items");
  if (Array.isArray(value) && typeof items === "object" && items !== null) {
    value.forEach((part, i) => {
      warnOfUnknownKeys(items as TSchema, part, [...path, i], yaml, list);
    });
    return;
  }
  const properties: unknown = Reflect.get(schema, "properties");
  if (typeof value !== "object" || value === null || typeof properties !== "object" || properties === null)
    return;
  for (const [key, below] of Object.entries(value)) {
    const known: unknown = Object.hasOwn(properties, key) ? Reflect.get(properties, key) : undefined;
    if (known === undefined) {
      list.add("yaml-key-unknown", yaml.placeOf([...path, key]), { key: [...path, key].join(".") });
    } else if (typeof known === "object" && known !== null) {
      warnOfUnknownKeys(known as TSchema, below, [...path, key], yaml, list);
    }
  }
}

function findUnfilled(value: unknown, path: Path, yaml: YamlReading, list: FindingList): void {
  if (typeof value === "string") {
    if (value.startsWith(UNFILLED)) list.add("field-unfilled", yaml.placeOf(path), { field: path.join(".") });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, below] of Object.entries(value)) {
    // The nodes of the tree are checked one by one.
    if (key !== "index" && key !== "components") findUnfilled(below, [...path, key], yaml, list);
  }
}
