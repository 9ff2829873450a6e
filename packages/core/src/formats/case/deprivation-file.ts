/** `deprivation.yaml` to a measure: who counts as deprived of what, and how much of it at once makes poor. */

import type { Place } from "../../finding.ts";
import type { FindingList } from "../../finding-list.ts";
import {
  type DeprivationDefinition,
  type DeprivationDimension,
  type DeprivationIndicator,
  type DeprivationRule,
  forbiddenWording,
  isIdentifier,
} from "../../framework/index.ts";
import { readYaml, type YamlReading } from "../yaml-reader.ts";
import {
  deprivationFormat,
  deprivationSchema,
  type StatedDeprivation,
  type StatedIndicator,
} from "./deprivation-schema.ts";
import { isFormat } from "./framework-file.ts";
import { checkShape } from "./shape.ts";

export type DeprivationReading = {
  readonly definition: DeprivationDefinition;
  /** Where each column is named, for findings of those who look for it in the survey. */
  readonly placeOfColumn: ReadonlyMap<string, Place>;
};

type Path = readonly (string | number)[];

/** Read a measure; undefined, with the findings in the list, where the file does not hold one. */
export function parseDeprivation(
  file: string,
  text: string,
  list: FindingList,
): DeprivationReading | undefined {
  const yaml = readYaml(file, text);
  for (const each of yaml.findings) list.add(each.code, each.where, each.values);
  if (yaml.value === undefined) return undefined;
  const raw = typeof yaml.value === "object" && yaml.value !== null ? yaml.value : {};
  if (!isFormat(raw, deprivationFormat, yaml, list)) return undefined;
  if (!checkShape(deprivationSchema, raw, [], yaml, list)) return undefined;
  // The shape has just been checked against the schema of exactly this type.
  const stated = raw as StatedDeprivation;
  const reading: Reading = { stated, yaml, list, seen: new Map(), sound: true };
  checkWording(stated.title, ["title"], reading);
  if (stated.members !== undefined && stated.unitOfAnalysis === "person") {
    refuse(reading, ["members"], "deprivation-members-misplaced", { column: stated.members });
  }
  const dimensions = stated.dimensions.map((dimension, d) => readDimension(dimension, d, reading));
  checkWeights(dimensions, ["dimensions"], stated.title, reading);
  if (!reading.sound) return undefined;
  return {
    definition: {
      title: stated.title,
      unitOfAnalysis: stated.unitOfAnalysis,
      members: stated.members ?? null,
      groups: stated.groups ?? [],
      measure: { dimensions, povertyCutoffs: stated.povertyCutoffs },
    },
    placeOfColumn: placesOfColumns(stated, yaml),
  };
}

type Reading = {
  readonly stated: StatedDeprivation;
  readonly yaml: YamlReading;
  readonly list: FindingList;
  /** Ids so far, with the row of each. */
  readonly seen: Map<string, number>;
  sound: boolean;
};

function refuse(
  reading: Reading,
  path: Path,
  code: Parameters<FindingList["add"]>[0],
  values: Readonly<Record<string, string | number>>,
): void {
  reading.list.add(code, reading.yaml.placeOf(path), values);
  reading.sound = false;
}

function readDimension(
  dimension: StatedDeprivation["dimensions"][number],
  d: number,
  reading: Reading,
): DeprivationDimension {
  const path = ["dimensions", d];
  checkNames(dimension, path, reading);
  const indicators = dimension.indicators.map((indicator, i) =>
    readIndicator(indicator, [...path, "indicators", i], reading),
  );
  const weight = dimension.weight ?? 1;
  if (weight > 0) checkWeights(indicators, [...path, "indicators"], dimension.id, reading);
  return { id: dimension.id, title: dimension.title, weight, indicators };
}

function readIndicator(stated: StatedIndicator, path: Path, reading: Reading): DeprivationIndicator {
  checkNames(stated, path, reading);
  return {
    id: stated.id,
    title: stated.title,
    column: stated.column,
    rule: readRule(stated, path, reading),
    unknown: [...(reading.stated.unknown ?? []), ...(stated.unknown ?? [])],
    weight: stated.weight ?? 1,
    missing: stated.missing ?? reading.stated.missing ?? "leave-out",
  };
}

function readRule(stated: StatedIndicator, path: Path, reading: Reading): DeprivationRule {
  const { id, cutoff, direction, codes } = stated;
  const worst = stated.worst ?? null;
  const isCutoff = cutoff !== undefined || direction !== undefined || worst !== null;
  const kind =
    codes !== undefined
      ? isCutoff
        ? "both"
        : "codes"
      : cutoff === undefined
        ? "none"
        : direction === undefined
          ? "direction"
          : "cutoff";
  if (kind === "codes") return { codes: codes! };
  if (kind !== "cutoff") {
    refuse(reading, [...path, "id"], "deprivation-rule-unclear", { id, kind });
    return { codes: [] };
  }
  if (worst !== null && !(direction! * (cutoff! - worst) > 0)) {
    refuse(reading, [...path, "worst"], "deprivation-worst-misplaced", {
      id,
      worst,
      side: direction! > 0 ? "below" : "above",
      cutoff: cutoff!,
    });
  }
  return { cutoff: cutoff!, direction: direction!, worst };
}

function checkNames(
  { id, title }: { readonly id: string; readonly title: string },
  path: Path,
  reading: Reading,
): void {
  if (!isIdentifier(id)) refuse(reading, [...path, "id"], "id-invalid", { id: id.slice(0, 80) });
  const row = reading.seen.get(id);
  if (row !== undefined) refuse(reading, [...path, "id"], "id-duplicate", { id, row });
  else reading.seen.set(id, reading.yaml.placeOf([...path, "id"]).row ?? 0);
  checkWording(title, [...path, "title"], reading);
}

function checkWording(text: string, path: Path, reading: Reading): void {
  const word = forbiddenWording(text);
  if (word !== null) refuse(reading, path, "wording-forbidden", { word, text });
}

function checkWeights(
  parts: readonly { readonly weight: number }[],
  path: Path,
  id: string,
  reading: Reading,
): void {
  if (!parts.some(({ weight }) => weight > 0)) refuse(reading, path, "weights-all-zero", { id });
}

function placesOfColumns(stated: StatedDeprivation, yaml: YamlReading): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  stated.dimensions.forEach(({ indicators }, d) => {
    indicators.forEach(({ column }, i) => {
      places.set(column, yaml.placeOf(["dimensions", d, "indicators", i, "column"]));
    });
  });
  if (stated.members !== undefined) places.set(stated.members, yaml.placeOf(["members"]));
  (stated.groups ?? []).forEach((column, g) => {
    places.set(column, yaml.placeOf(["groups", g]));
  });
  return places;
}
