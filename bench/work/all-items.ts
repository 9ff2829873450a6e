// Every item of a survey's file by country and wave, with intervals and design effects; no seconds without the file.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  estimateMeans,
  estimateSharesByGroup,
  type Groups,
  type SurveyDesign,
} from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const file = join(process.cwd(), "../shared/data/surveys/lapop_ym23.csv");

function readColumns(): ReadonlyMap<string, Float64Array> {
  const [head, ...rows] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const names = head!.split(",");
  const columns = names.map(() => new Float64Array(rows.length));
  rows.forEach((line, row) => {
    line.split(",").forEach((cell, k) => {
      columns[k]![row] = cell === "" ? Number.NaN : Number(cell);
    });
  });
  return new Map(names.map((name, k) => [name, columns[k]!]));
}

/** Values numbered in ascending order, −1 for a gap. */
function numbered(values: Float64Array): Groups {
  const levels = new Map([...new Set(values)].filter((v) => !Number.isNaN(v)).map((v) => [v, 0]));
  [...levels.keys()]
    .toSorted((a, b) => a - b)
    .forEach((level, code) => {
      levels.set(level, code);
    });
  return { codes: Int32Array.from(values, (value) => levels.get(value) ?? -1), count: levels.size };
}

const MOST_ANSWERS = 12;

function work(columns: ReadonlyMap<string, Float64Array>): {
  readonly estimates: number;
  readonly groups: number;
} {
  const place = columns.get("pais")!;
  const wave = columns.get("wave")!;
  const groups = numbered(place.map((value, row) => value * 10_000 + wave[row]!));
  const stratum = columns.get("strata")!;
  const design: SurveyDesign = {
    weights: columns.get("weight1500")!,
    // Strata of one wave in one country, within which the ids of clusters begin again.
    strata: Int32Array.from(stratum, (value, row) => value * 1000 + groups.codes[row]!),
    stages: [{ cluster: Int32Array.from(columns.get("upm")!), populationSize: null }],
    lonely: "average",
    rowCount: place.length,
  };
  const outside = ["wave", "pais", "year", "upm", "strata", "weight1500"];
  let estimates = 0;
  for (const [name, values] of columns) {
    if (outside.includes(name)) continue;
    estimates += estimateMeans(design, values, groups).length;
    const answers = numbered(values);
    if (answers.count > MOST_ANSWERS) continue;
    for (const shares of estimateSharesByGroup(design, answers, groups)) estimates += shares.estimates.length;
  }
  return { estimates, groups: groups.count };
}

if (!existsSync(file)) console.log(JSON.stringify({ seconds: [] }));
else {
  const columns = readColumns();
  const { seconds, result } = timed(() => work(columns));
  console.log(JSON.stringify({ seconds: [seconds], rows: columns.get("pais")!.length, ...result }));
}
