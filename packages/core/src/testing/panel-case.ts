/** For tests: a small made-up case with several periods, and every kind of break that a comparison may meet. */

import type { Recipe } from "../assessment/index.ts";
import type { Evidence } from "../evidence/index.ts";
import { createFindingList } from "../finding-list.ts";
import {
  createObservationsReader,
  parseFramework,
  parseRecipe,
  parseSources,
  parseUnits,
} from "../formats/case/index.ts";
import type { Table } from "../formats/case/table.ts";
import type { Framework } from "../framework/index.ts";

export const panelFramework = `format: salus/framework@1
id: valley
version: 1.0.0
title: Safe and well in the valley
date: 2026-11-23
owner: { body: A council, endorsed: true }
requestedBy: null
context: { place: the valley, population: all, period: "2015", purpose: a plan, audience: us }
freedoms: [fear, want]
index:
  id: well-being
  title: Safe and well
  components:
    - { id: living, title: A living, weight: 2 }
    - { id: safety, title: Safety }
`;

const panelIndicators = `id,title,component,unitOfMeasure,direction,low,high,denominator,denominatorScale,source
income,Income,living,coins,1,0,100,,,survey
clinics,Clinics,living,number,1,0,10,people,100,register
hunger,Hunger,living,days,-1,0,20,,,survey
assaults,Assaults,safety,number,-1,0,50,,,survey
trust,Trust,safety,%,1,0,100,,,survey
people,People,,number,0,,,,,register`;

const units = `id,title,group:bank
plain,Plain,north
still,Still,north
stale,Stale,north
moved,Moved,south
defined,Defined,south
thin,Thin,south
gone,Gone,south
shrunk,Shrunk,south`;

const sources = "id,title\nsurvey,Village survey\nother,Another survey\nregister,Register";

/** `still` says the same anew; `stale` was never seen again; the others are named for what breaks. */
function observationLines(): readonly string[] {
  const lines: string[] = [];
  const add = (unit: string, indicator: string, period: string, value: number, more = ""): void => {
    const error = indicator === "hunger" || indicator === "trust" ? "1.5" : "";
    lines.push(`${unit},${indicator},${period},${value},${error},${more || ","}`);
  };
  const early = { income: 40, clinics: 3, hunger: 9, assaults: 20, trust: 50, people: 100 };
  const late = { income: 55, clinics: 4, hunger: 7, assaults: 22, trust: 58, people: 100 };
  const all = Object.entries(early) as [keyof typeof early, number][];
  for (const [indicator, value] of all) {
    add("plain", indicator, "2010", value);
    add("plain", indicator, "2015", late[indicator]);
    add("still", indicator, "2010", value);
    add("still", indicator, "2015", value);
    add("stale", indicator, "2009", value);
    add("moved", indicator, "2010", value);
    add("moved", indicator, "2015", late[indicator], indicator === "income" ? "other," : ",");
    add(
      "defined",
      indicator,
      "2010",
      value + 2,
      indicator === "trust" ? ",asked at home; definition: full trust" : ",",
    );
    add(
      "defined",
      indicator,
      "2015",
      late[indicator] - 3,
      indicator === "trust" ? ",definition: some trust" : ",",
    );
    if (indicator !== "assaults") add("thin", indicator, "2010", value + 1);
    add("thin", indicator, "2015", late[indicator] + 1);
    add("gone", indicator, "2003", value);
    // Nobody counted clinics again, and half of the people had left.
    if (indicator !== "clinics")
      add("shrunk", indicator, "2015", indicator === "people" ? 50 : late[indicator]);
    add("shrunk", indicator, "2010", value);
  }
  return lines;
}

export const panelObservations = `unit,indicator,period,value,standardError,source,note\n${observationLines().join("\n")}`;

export type PanelCase = {
  readonly framework: Framework;
  readonly evidence: Evidence;
  readonly recipe: Recipe;
};

function tableOf(file: string, text: string): Table {
  const [header, ...rows] = text.split("\n").map((line) => line.split(","));
  return { file, header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
}

type Given = { readonly recipe: string; readonly framework?: string; readonly observations?: string };

/** The case with a recipe; what it says comes after the format. */
export function panelCase({ recipe, framework, observations }: Given): PanelCase {
  const list = createFindingList();
  const files = {
    framework: { file: "framework.yaml", text: framework ?? panelFramework },
    indicators: tableOf("indicators.csv", panelIndicators),
    threats: null,
  };
  const read = parseFramework(files, list)!.framework;
  const readUnits = parseUnits(tableOf("units.csv", units), list);
  const readSources = parseSources(tableOf("sources.csv", sources), list);
  const reader = createObservationsReader(read.indicators, readUnits, readSources, list);
  const sink = reader.open("observations", "observations.csv");
  const lines = (observations ?? panelObservations).split("\n");
  for (const [i, line] of lines.entries()) sink(line.split(","), i + 1);
  const parsed = parseRecipe("recipe.yaml", `format: salus/recipe@1\n${recipe}`, list);
  const errors = list.all().filter((each) => each.severity === "error");
  if (parsed === undefined || errors.length > 0)
    throw new RangeError(`Cannot make this case: ${errors.map((each) => each.code).join(", ")}`);
  return {
    framework: read,
    evidence: {
      units: readUnits,
      observations: reader.build(),
      sources: readSources,
      weightSets: new Map([
        [
          "safe",
          new Map([
            ["living", 1],
            ["safety", 3],
          ]),
        ],
      ]),
    },
    recipe: parsed.recipe,
  };
}
