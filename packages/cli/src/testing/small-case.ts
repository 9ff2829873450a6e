/** A small case for tests: three home-made components, one with a part of its own, twelve units, three years. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const framework = `format: salus/framework@1
id: valley
version: 1.0.0
title: Safe and well in the valley
date: 2024-11-23
owner: { body: Valley council, endorsed: true }
requestedBy: Valley council
context:
  place: The valley
  population: People living in its twelve villages
  period: "2024"
  purpose: To choose where next year's help goes first
  audience: Council and villages
freedoms: [fear, want, dignity]
index:
  id: well-being
  title: Safe and well
  components:
    - { id: safety, title: Safety, weight: 2, freedoms: [fear] }
    - id: living
      title: A living
      freedoms: [want]
      components:
        - { id: food, title: Enough to eat, freedoms: [want] }
    - { id: voice, title: A say, freedoms: [dignity] }
`;

const recipe = `format: salus/recipe@1
period: { at: "2024", take: latest, maxAgeYears: 5 }
missing: { minCoverage: 0.5, belowDetection: bound }
normalise: { method: goalposts }
weights: framework
aggregate: { method: arithmetic }
uncertainty:
  runs: 40
  seed: 7
  vary:
    - { at: weights, dirichlet: { concentration: 30 } }
    - { at: aggregate.method, values: [arithmetic, geometric] }
    - { at: values }
report: { ranking: annex }
`;

const indicators = `id,title,component,freedoms,unitOfMeasure,direction,low,high,clamp,transform,weight,denominator,denominatorScale,source,note
assaults,Assaults,safety,fear,per 1000 people,-1,0,40,yes,none,1,,,survey,
trust,Trust in the watch,safety,,%,1,0,100,yes,none,2,,,survey,
income,Income,living,want,coins a month,1,50,1000,yes,log,1,,,survey,
hunger,Hungry days,food,want,days a month,-1,0,15,yes,none,1,,,survey,
harvest,Harvest,food,,sacks,1,0,30,yes,none,1,,,survey,
school,At school,voice,dignity,%,1,0,100,yes,none,1,,,survey,
radios,Radios,voice,,per 100 households,1,0,100,yes,none,1,households,100,survey,
households,Households,,,households,0,,,,,,,,survey,only a divisor
`;

const sources = `id,title,publisher,url,licence,retrieved,vintage
survey,Village survey,Valley council,https://example.org/survey,CC0,2024-10-01,third round
`;

const columns = "unit,indicator,period,value,missing,bound,standardError,unitOfMeasure,source,note";

const years = [2022, 2023, 2024] as const;

/** Ids of the twelve units. */
export const unitIds: readonly string[] = Array.from(
  { length: 12 },
  (_, u) => `v${String(u + 1).padStart(2, "0")}`,
);

const units = [
  "id,title,parent,level,population,group:bank",
  ...unitIds.map((id, u) => `${id},Village ${u + 1},,village,${900 + 70 * u},${u < 6 ? "north" : "south"}`),
  "",
].join("\n");

/** Rows of `observations.csv` in the order unit, indicator, year; row 2 is assaults of v01 in 2022. */
function observationRows(): readonly string[] {
  return unitIds.flatMap((unit, u) =>
    years.flatMap((year, y) => {
      const value = {
        assaults: 6 + ((5 * u + y) % 17),
        trust: 30 + ((13 * u + 3 * y) % 60),
        income: 200 + 37 * ((7 * u + y) % 12),
        hunger: 2 + ((3 * u + y) % 8),
        harvest: 8 + ((5 * u + 2 * y) % 17),
        school: 45 + ((11 * u + y) % 50),
        radios: 60 + 9 * ((5 * u + y) % 12),
        households: 200 + 15 * u,
      };
      return Object.entries(value).map(([indicator, each]) => {
        if (indicator === "assaults" && u === 2 && year === 2024)
          return `${unit},${indicator},${year},,below-detection,1,,,survey,`;
        if (indicator === "harvest" && u === 4) return `${unit},${indicator},${year},,withheld,,,,survey,`;
        const error = indicator === "trust" || indicator === "hunger" ? 1.5 : "";
        return `${unit},${indicator},${year},${each},,,${error},,survey,`;
      });
    }),
  );
}

/** The files of the case, by name. */
export const smallCase = {
  "framework.yaml": framework,
  "recipe.yaml": recipe,
  "indicators.csv": indicators,
  "units.csv": units,
  "sources.csv": sources,
  "observations.csv": `${[columns, ...observationRows()].join("\n")}\n`,
} as const;

type FileName = keyof typeof smallCase;

/** What becomes of a file: other contents, made from those it has, or null to leave it out. */
type FileChange = string | Uint8Array | null | ((text: string) => string);

export type CaseChanges = { readonly [name in FileName]?: FileChange } & Readonly<Record<string, FileChange>>;

const root = mkdtempSync(join(tmpdir(), "salus-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** An empty folder that goes away with the test file. */
export function makeFolder(): string {
  return mkdtempSync(join(root, "t-"));
}

/** The small case in a folder of its own, with some files changed; the path of the folder. */
export function makeCase(changes: CaseChanges = {}, name = "case"): string {
  const folder = join(makeFolder(), name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries({ ...smallCase, ...changes })) {
    const contents =
      typeof text === "function" ? text((smallCase as Readonly<Record<string, string>>)[file] ?? "") : text;
    if (contents !== null) writeFileSync(join(folder, file), contents);
  }
  return folder;
}

/** A change that replaces one text, which must be there. */
export function swap(from: string | RegExp, to: string): (text: string) => string {
  return (text) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new RangeError(`Cannot swap ${from}: the file does not hold it`);
    return changed;
  };
}

/** A change that adds lines at the end. */
export function plus(...lines: readonly string[]): (text: string) => string {
  return (text) => `${text}${lines.join("\n")}\n`;
}
