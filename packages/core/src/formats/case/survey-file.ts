/** `survey.yaml` to a survey. */

import type { Static } from "typebox";
import {
  heardDimensions,
  plainSurvey,
  type SpecialCodes,
  type Survey,
  surveyFormat,
  surveySchema,
} from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier, isPeriod } from "../../framework/index.ts";
import { readYaml, type YamlReading } from "../yaml-reader.ts";
import { isFormat } from "./framework-file.ts";
import { checkShape } from "./shape.ts";

type Stated = Static<typeof surveySchema>;
type StatedCodes = NonNullable<Stated["codes"]>;

/** Read how a survey was made; undefined, with findings in the list, where the file does not say. */
export function parseSurvey(file: string, text: string, list: FindingList): Survey | undefined {
  const yaml = readYaml(file, text);
  list.addAll(yaml.findings);
  if (yaml.value === undefined) return undefined;
  const raw = withTexts(typeof yaml.value === "object" && yaml.value !== null ? yaml.value : {});
  if (!isFormat(raw, surveyFormat, yaml, list)) return undefined;
  if (!checkShape(surveySchema, raw, [], yaml, list)) return undefined;
  // The shape has just been checked against the schema of exactly this type.
  const stated = raw as Stated;
  checkValues(stated, yaml, list);
  const design = stated.design ?? {};
  return {
    ...plainSurvey,
    title: stated.title ?? "",
    period: stated.period ?? null,
    file: stated.file ?? null,
    language: stated.language ?? "",
    design: {
      weight: design.weight ?? null,
      strata: design.strata ?? [],
      stages: (design.stages ?? []).map(({ cluster = null, populationSize = null }) => ({
        cluster,
        populationSize,
      })),
      lonely: design.lonely ?? plainSurvey.design.lonely,
    },
    waves: stated.waves ?? null,
    intervals: { ...plainSurvey.intervals, ...stated.intervals },
    adjust:
      stated.adjust === undefined
        ? null
        : {
            method: stated.adjust.method,
            margins: stated.adjust.margins,
            bounds: stated.adjust.bounds ?? null,
            trim: stated.adjust.trim === undefined ? null : { low: 0, ...stated.adjust.trim },
          },
    groups: stated.groups ?? {},
    items: (stated.items ?? []).map((item) => ({
      id: item.id,
      column: item.column ?? item.id,
      title: item.title ?? "",
      threat: item.threat ?? null,
      aspect: item.aspect ?? null,
      scale: item.scale?.map(String) ?? null,
      labels: item.labels ?? {},
      direction: item.direction ?? 0,
      kind: item.scale !== undefined || item.counts !== undefined ? "choice" : (item.kind ?? "number"),
      counts: item.counts?.map(String) ?? null,
      indicator: item.indicator ?? null,
      profileWeight: item.profile === true ? (item.weight ?? 1) : null,
      codes: codesOf(item.codes),
    })),
    codes: codesOf(stated.codes),
    repeats: (stated.repeats ?? []).map(({ parentKey = null, key = null, columns = [], ...rest }) => ({
      ...rest,
      parentKey,
      key,
      columns,
    })),
    place: {
      unit: stated.place?.unit ?? null,
      column: stated.place?.column ?? null,
      units: stated.place?.units ?? {},
    },
    source: stated.source ?? "",
    heard: heardDimensions.flatMap((dimension) => {
      const asked = stated.heard?.[dimension];
      if (asked === undefined) return [];
      return [{ dimension, column: asked.column, labels: asked.labels ?? {}, targets: asked.targets ?? {} }];
    }),
    capacity: (stated.capacity ?? []).map((each) => ({
      ...each,
      counts: each.counts.map(String),
      harm: each.harm ?? "unsaid",
      confidence: each.confidence ?? "unstated",
    })),
    disclosure: { ...plainSurvey.disclosure, ...stated.disclosure },
    microdata: stated.microdata === undefined ? null : { ...plainMicrodata, ...stated.microdata },
    causes: stated.causes === undefined ? null : { ...stated.causes, nodes: stated.causes.nodes ?? {} },
  };
}

const plainMicrodata = { keep: [], sensitive: [], bands: {}, recode: {}, important: [], below: 0.03 };

function codesOf(stated: StatedCodes = {}): SpecialCodes {
  const texts = (codes: StatedCodes["dontKnow"] = []): readonly string[] => codes.map(String);
  return {
    dontKnow: texts(stated.dontKnow),
    refused: texts(stated.refused),
    notAsked: texts(stated.notAsked),
    notAnswered: texts(stated.notAnswered),
    values: texts(stated.values),
  };
}

/** A year, and an answer such as 1 among labels, are numbers to YAML; here they are text. One column is a list. */
function withTexts(raw: object): object {
  const { period, design, waves, ...rest } = raw as Readonly<Record<string, unknown>>;
  const periods: unknown = isRecord(waves) ? waves["periods"] : undefined;
  const strata: unknown = isRecord(design) ? design["strata"] : undefined;
  return {
    ...rest,
    ...(period === undefined ? {} : { period: typeof period === "number" ? String(period) : period }),
    ...(waves === undefined
      ? {}
      : { waves: isRecord(waves) && isRecord(periods) ? { ...waves, periods: textsOf(periods) } : waves }),
    ...(design === undefined
      ? {}
      : {
          design: isRecord(design) && typeof strata === "string" ? { ...design, strata: [strata] } : design,
        }),
  };
}

function textsOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "number" ? String(value) : value]),
  );
}

function checkValues(stated: Stated, yaml: YamlReading, list: FindingList): void {
  const seen = new Set<string>();
  (stated.items ?? []).forEach(({ id }, i) => {
    const where = yaml.placeOf(["items", i, "id"]);
    if (!isIdentifier(id)) list.add("id-invalid", where, { id: id.slice(0, 80) });
    if (seen.has(id)) list.add("item-repeated", where, { id });
    seen.add(id);
  });
  const files = [
    { path: ["file"], file: stated.file },
    ...(stated.repeats ?? []).map(({ file }, i) => ({ path: ["repeats", i, "file"], file })),
  ];
  for (const { path, file } of files) {
    // A case is one folder; nothing outside it is read.
    if (file === undefined || !/[/\\]|^\.\.?$/.test(file)) continue;
    const field = path.join(".");
    list.add("field-invalid", yaml.placeOf(path), { field, problem: "other", value: file.slice(0, 80) });
  }
  const adjust = stated.adjust;
  const needs =
    adjust?.method === "calibrate-logit" && adjust.bounds === undefined
      ? "bounds"
      : adjust?.method === "post-stratify" && adjust.margins.length > 1
        ? "margins"
        : null;
  if (needs !== null) {
    list.add("field-invalid", yaml.placeOf(["adjust"]), {
      field: `adjust.${needs}`,
      problem: "other",
      value: adjust!.method,
    });
  }
  const periods = [
    { path: ["period"], period: stated.period },
    ...Object.entries(stated.waves?.periods ?? {}).map(([wave, period]) => ({
      path: ["waves", "periods", wave],
      period,
    })),
  ];
  for (const { path, period } of periods) {
    if (period === undefined || isPeriod(period)) continue;
    list.add("field-invalid", yaml.placeOf(path), {
      field: path.join("."),
      problem: "period",
      expected: "2015, 2015-Q3, 2015-11",
      value: period,
    });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
