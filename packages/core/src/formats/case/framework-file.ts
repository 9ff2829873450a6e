/** `framework.yaml`, `indicators.csv` and `threats.csv` to a framework. */

import type { Place } from "../../finding.ts";
import type { FindingList } from "../../finding-list.ts";
import {
  type Component,
  componentSchema,
  type Framework,
  forbiddenWording,
  frameworkSchema,
  isIdentifier,
} from "../../framework/index.ts";
import { readYaml, type YamlReading } from "../yaml-reader.ts";
import { parseIndicators } from "./indicators-table.ts";
import { checkShape } from "./shape.ts";
import type { Table } from "./table.ts";
import { parseThreats } from "./threats-table.ts";

/** A framework, and where its parts stand in the files, for findings of later checks. */
export type FrameworkReading = {
  readonly framework: Framework;
  readonly placeOfComponent: (id: string) => Place;
  readonly placeOfIndicator: (id: string, column: string) => Place;
};

export type FrameworkFiles = {
  readonly framework: { readonly file: string; readonly text: string };
  readonly indicators: Table;
  readonly threats: Table | null;
};

/** Read a framework; undefined, with the findings in the list, where its files do not hold one. */
export function parseFramework(files: FrameworkFiles, list: FindingList): FrameworkReading | undefined {
  const yaml = readYaml(files.framework.file, files.framework.text);
  for (const each of yaml.findings) list.add(each.code, each.where, each.values);
  if (yaml.value === undefined) return undefined;
  const raw = withTexts(yaml.value);
  if (!isFormat(raw, "salus/framework@1", yaml, list)) return undefined;
  const shapely = checkShape(frameworkSchema, raw, [], yaml, list);
  const places = new Map<string, Place>();
  const index = readComponent(Reflect.get(raw, "index"), ["index"], { yaml, list, places });
  const indicators = parseIndicators(files.indicators, list);
  const known = {
    components: new Set(places.keys()),
    indicators: new Set(indicators.values.map((indicator) => indicator.id)),
  };
  const threats = files.threats === null ? [] : parseThreats(files.threats, known, list);
  if (!shapely || index === undefined) return undefined;

  // The shape has just been checked against the schema of exactly these fields.
  const head = raw as Omit<Framework, "index" | "indicators" | "threats" | "derivedFrom"> &
    Partial<Framework>;
  const framework: Framework = {
    id: head.id,
    version: head.version,
    title: head.title,
    derivedFrom: head.derivedFrom ?? null,
    date: head.date,
    owner: head.owner,
    requestedBy: head.requestedBy,
    context: head.context,
    freedoms: head.freedoms,
    index,
    indicators: indicators.values,
    threats,
  };
  for (const field of ["title", "id"] as const) {
    const word = forbiddenWording(framework[field]);
    if (word !== null) list.add("wording-forbidden", yaml.placeOf([field]), { word, text: framework[field] });
  }
  if (!isIdentifier(framework.id)) list.add("id-invalid", yaml.placeOf(["id"]), { id: framework.id });
  return {
    framework,
    placeOfComponent: (id) => places.get(id) ?? yaml.placeOf(["index"]),
    placeOfIndicator: indicators.placeOf,
  };
}

/** A year written without quotation marks is a number in YAML; as a period it is text. Versions keep theirs. */
function withTexts(value: unknown): object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (key === "period" && typeof part === "number") return [key, String(part)];
      return key === "context" ? [key, withTexts(part)] : [key, part];
    }),
  );
}

export function isFormat(raw: object, format: string, yaml: YamlReading, list: FindingList): boolean {
  const stated: unknown = Reflect.get(raw, "format");
  if (stated === format) return true;
  list.add("format-unknown", yaml.placeOf(["format"]), {
    format: String(stated ?? "").slice(0, 80),
    expected: format,
  });
  return false;
}

function checkComponent(
  { id, title }: Pick<Component, "id" | "title">,
  path: readonly (string | number)[],
  { yaml, list, places }: Reading,
): void {
  const where = yaml.placeOf([...path, "id"]);
  if (!isIdentifier(id)) list.add("id-invalid", where, { id: id.slice(0, 80) });
  const earlier = places.get(id);
  if (earlier === undefined) places.set(id, where);
  else list.add("id-duplicate", where, { id, row: earlier.row ?? 0 });
  const word = forbiddenWording(title);
  if (word !== null) list.add("wording-forbidden", yaml.placeOf([...path, "title"]), { word, text: title });
}

type Reading = {
  readonly yaml: YamlReading;
  readonly list: FindingList;
  readonly places: Map<string, Place>;
};

function readComponent(
  raw: unknown,
  path: readonly (string | number)[],
  reading: Reading,
): Component | undefined {
  const { yaml, list } = reading;
  const ok = checkShape(componentSchema, raw, path, yaml, list);
  const node = raw as Partial<Component> & Pick<Component, "id" | "title">;
  if (ok) checkComponent(node, path, reading);
  const below: unknown = typeof raw === "object" && raw !== null ? Reflect.get(raw, "components") : undefined;
  const components = (Array.isArray(below) ? below : []).map((each, i) =>
    readComponent(each, [...path, "components", i], reading),
  );
  if (!ok || components.includes(undefined)) return undefined;
  return {
    id: node.id,
    title: node.title,
    weight: node.weight ?? 1,
    freedoms: node.freedoms ?? [],
    ...(node.aggregate === undefined ? {} : { aggregate: node.aggregate }),
    ...(node.note === undefined ? {} : { note: node.note }),
    components: components as Component[],
  };
}
