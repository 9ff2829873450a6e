/** The ASEM example as a case: the tree of four levels, its evidence, and results compared node by node. */

import { expect } from "vitest";
import {
  defaultRecipe,
  type EngineInput,
  type IndexResult,
  type Recipe,
  type Tree,
} from "../assessment/index.ts";
import { createObservationBuilder, type Evidence, NOT_COLLECTED, PRESENT } from "../evidence/index.ts";
import type { Component, Direction, Framework, Indicator } from "../framework/index.ts";
import { prepare } from "../period-inputs.ts";
import { type Frame, hasAsem, numbers, readFrame, relativeDifference } from "./asem.ts";
import { plainIndicator } from "./plain-indicator.ts";

export type AsemOptions = {
  /**
   * Values from another table of the example, such as `08_aggregate/input_minmax_1_100.csv`: taken as they stand,
   * nothing divided. Default: the raw data with their denominators. Rows may have a period in `Time`.
   */
  readonly table?: string;
  /** For a table of scores: every indicator counts upwards, so that `identity` takes the values as they are. */
  readonly scores?: boolean;
  /** What is different about an indicator, such as its goalposts. */
  readonly indicator?: (indicator: Indicator) => Partial<Indicator>;
};

/** The one period of the data. */
const PERIOD = "2018";

/** Indicators, components and denominators as `iMeta.csv` states them: weights, directions, parents. */
export function asemFramework(options: AsemOptions = {}): Framework {
  const rows = records(readFrame("00_raw/iMeta.csv"));
  const component = (id: string): Component => {
    const row = rows.find((each) => each["iCode"] === id)!;
    return {
      id,
      title: row["iName"]!,
      weight: Number(row["Weight"]),
      freedoms: [],
      components: rows
        .filter((each) => each["Type"] === "Aggregate" && each["Parent"] === id)
        .map((each) => component(each["iCode"]!)),
    };
  };
  const indicators = rows
    .filter(({ Type }) => Type === "Indicator" || (Type === "Denominator" && options.table === undefined))
    .map((row): Indicator => {
      const scored = row["Type"] === "Indicator";
      const own = {
        ...plainIndicator,
        low: Number.NaN,
        high: Number.NaN,
        id: row["iCode"]!,
        title: row["iName"]!,
        component: scored ? row["Parent"]! : null,
        unitOfMeasure: row["Unit"]!,
        direction: (!scored ? 0 : options.scores ? 1 : Number(row["Direction"])) as Direction,
        weight: scored ? Number(row["Weight"]) : 1,
        denominator: options.table !== undefined || row["Denominator"] === "NA" ? null : row["Denominator"]!,
      };
      return { ...own, ...(scored ? options.indicator?.(own) : undefined) };
    });
  return {
    id: "asem",
    version: "1.0.0",
    title: "Sustainable connectivity",
    derivedFrom: null,
    date: "2018-01-01",
    owner: { body: "", endorsed: false },
    requestedBy: null,
    context: { place: "", population: "", period: PERIOD, purpose: "", audience: "" },
    freedoms: [],
    index: component("Index"),
    indicators,
    threats: [],
  };
}

/** Units with their groups, one observation for each cell, and the weight set `random` of `weights_random.csv`. */
export function asemEvidence(framework: Framework, options: AsemOptions = {}): Evidence {
  const rows = records(readFrame(options.table ?? "00_raw/iData.csv"));
  const present = new Set(rows.map((row) => row["uCode"]));
  const units = records(readFrame("00_raw/iData.csv"))
    .filter(({ uCode }) => present.has(uCode))
    .map((row) => ({
      id: row["uCode"]!,
      title: row["uName"]!,
      parent: null,
      level: "country",
      population: Number(row["Population"]) * 1000,
      groups: Object.fromEntries(Object.entries(row).filter(([name]) => name.endsWith("_group"))),
    }));
  const builder = createObservationBuilder();
  builder.openFile("observations.csv");
  rows.forEach((cells, row) => {
    framework.indicators.forEach(({ id }, indicator) => {
      const value = Number(cells[id]);
      builder.add({
        unit: units.findIndex((unit) => unit.id === cells["uCode"]),
        indicator,
        period: cells["Time"] ?? PERIOD,
        value,
        reason: Number.isNaN(value) ? NOT_COLLECTED : PRESENT,
        row: row + 2,
        source: "",
        bound: Number.NaN,
        standardError: Number.NaN,
        note: "",
      });
    });
  });
  const random = records(readFrame("08_aggregate/weights_random.csv"));
  return {
    units,
    observations: builder.build(),
    sources: [],
    weightSets: new Map([["random", new Map(random.map((row) => [row["iCode"]!, Number(row["Weight"])]))]]),
  };
}

/** The example's recipe before any choice: nothing imputed, whatever is there aggregated, no replays. */
export function asemRecipe(over: Partial<Recipe> = {}): Recipe {
  return {
    ...defaultRecipe,
    period: { at: PERIOD, take: "exact", maxAgeYears: 0 },
    missing: { ...defaultRecipe.missing, minCoverage: 0, of: "children" },
    normalise: { method: "min-max" },
    uncertainty: { ...defaultRecipe.uncertainty, runs: 0 },
    ...over,
  };
}

/** What the engine reads, complete. */
export function asemInput(options: AsemOptions = {}): EngineInput {
  const framework = asemFramework(options);
  return prepare(framework, asemEvidence(framework, options), asemRecipe());
}

/**
 * The largest relative difference over every node that a table of the example has a column for.
 *
 * @param toTheirs  from a score of ours to the scale of the table; default as it is
 */
export function differenceFromAsem(
  path: string,
  {
    tree,
    units,
    result,
  }: {
    readonly tree: Tree;
    readonly units: EngineInput["units"];
    readonly result: Pick<IndexResult, "nodes">;
  },
  toTheirs: (score: number) => number = (score) => score,
): number {
  const theirs = readFrame(path);
  const among = theirs.get("uCode")!;
  const rows = among.map((code) => units.findIndex(({ id }) => id === code));
  expect(rows).not.toContain(-1);
  const columns = [...theirs].filter(([id]) => id !== "uCode");
  return Math.max(
    ...columns.map(([id, cells]) => {
      const score = result.nodes[tree.findIndex((node) => node.id === id)]!.score;
      return relativeDifference(
        rows.map((u) => toTheirs(score[u]!)),
        numbers(cells),
        0,
      );
    }),
  );
}

/** Rows of a table as records by column. */
function records(frame: Frame): readonly Readonly<Record<string, string>>[] {
  if (!hasAsem) throw new Error("Cannot read the ASEM example: its tables are not present");
  const columns = [...frame];
  return columns[0]![1].map((_, i) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[i]!])));
}
