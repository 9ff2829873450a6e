/** The numbers of R survey 4.1-1 on the school data of California, where the project's reference tables are present. */

import { existsSync, readFileSync } from "node:fs";
import type { LonelyRule, SurveyDesign } from "../evidence/index.ts";

const folder = new URL("../../../../../shared/reference/survey/", import.meta.url);

/** Tests that need the tables run only where they are. */
export const hasSurvey: boolean = existsSync(folder);

/** A JSON file of the folder. */
export function readSurveyJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, folder), "utf8"));
}

/** Columns of a table by their name, cells as text; "" for a gap. */
export type SchoolTable = {
  readonly rowCount: number;
  readonly text: (column: string) => readonly string[];
  /** NaN for a gap. */
  readonly number: (column: string) => Float64Array;
  /** Codes of the column's values in alphabetical order, −1 for a gap. */
  readonly codes: (column: string) => Int32Array;
};

/** A sample of schools: `apisrs`, `apistrat`, `apiclus1`, `apiclus2`. */
export function readSchools(name: string): SchoolTable {
  const [head, ...rows] = readFileSync(new URL(`${name}.csv`, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/("([^"]*)"|[^,]*)(,|\r?$)/g)].map((cell) => cell[2] ?? cell[1]!.trim()),
    );
  function text(column: string): readonly string[] {
    const place = head!.indexOf(column);
    if (place < 0) throw new RangeError(`Cannot read ${column} of ${name}`);
    return rows.map((row) => row[place]!);
  }
  return {
    rowCount: rows.length,
    text,
    number: (column) => Float64Array.from(text(column), (cell) => (cell === "" ? Number.NaN : Number(cell))),
    codes: (column) => {
      const cells = text(column);
      const levels = [...new Set(cells)].filter((cell) => cell !== "").toSorted();
      return Int32Array.from(cells, (cell) => levels.indexOf(cell));
    },
  };
}

/** The names of the designs in estimates.json, each with its table. */
export const schoolDesigns: Readonly<
  Record<
    string,
    {
      readonly table: string;
      readonly strata?: string;
      readonly stages: readonly { readonly cluster: string | null; readonly population: string | null }[];
    }
  >
> = {
  srs: { table: "apisrs", stages: [{ cluster: null, population: "fpc" }] },
  strat: { table: "apistrat", strata: "stype", stages: [{ cluster: null, population: "fpc" }] },
  strat_nofpc: { table: "apistrat", strata: "stype", stages: [] },
  clus1: { table: "apiclus1", stages: [{ cluster: "dnum", population: "fpc" }] },
  clus1_nofpc: { table: "apiclus1", stages: [{ cluster: "dnum", population: null }] },
  clus2: {
    table: "apiclus2",
    stages: [
      { cluster: "dnum", population: "fpc1" },
      { cluster: "snum", population: "fpc2" },
    ],
  },
  clus2_pw_nofpc: {
    table: "apiclus2",
    stages: [
      { cluster: "dnum", population: null },
      { cluster: "snum", population: null },
    ],
  },
  clus2_onestage: { table: "apiclus2", stages: [{ cluster: "dnum", population: null }] },
};

/** One of these designs. */
export function schoolDesign(name: string, lonely: LonelyRule = "fail"): SurveyDesign {
  const { table, strata, stages } = schoolDesigns[name]!;
  const schools = readSchools(table);
  return {
    weights: schools.number("pw"),
    strata: strata === undefined ? null : schools.codes(strata),
    stages: stages.map(({ cluster, population }) => ({
      cluster:
        cluster === null
          ? Int32Array.from({ length: schools.rowCount }, (_, row) => row)
          : Int32Array.from(schools.number(cluster)),
      populationSize: population === null ? null : schools.number(population),
    })),
    lonely,
    rowCount: schools.rowCount,
  };
}
