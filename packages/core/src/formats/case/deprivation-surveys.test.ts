/** Two surveys as they came: households of the R package mpindex, and of informal settlements in two cities. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { estimateDeprivation } from "../../assessment/index.ts";
import type { SurveyDesign } from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { readCsv } from "../csv-reader.ts";
import { readDeprivationAnswers } from "./deprivation-answers.ts";
import { parseDeprivation } from "./deprivation-file.ts";

const folder = new URL("../../../../../../shared/data/surveys/", import.meta.url);

type Columns = ReadonlyMap<string, readonly string[]>;

async function read(file: string): Promise<Columns> {
  async function* chunks(): AsyncGenerator<string> {
    yield readFileSync(new URL(file, folder), "utf8");
  }
  const columns = new Map<string, string[]>();
  let names: readonly string[] = [];
  await readCsv(file, chunks(), (cells, row) => {
    if (row === 1) names = [...cells];
    names.forEach((name, i) => {
      if (row === 1) columns.set(name, []);
      else columns.get(name)!.push(cells[i]!);
    });
  });
  return columns;
}

function apply(yaml: string, columns: Columns) {
  const list = createFindingList();
  const reading = parseDeprivation("deprivation.yaml", yaml, list)!;
  const answers = readDeprivationAnswers(reading, columns, list)!;
  expect(list.all()).toEqual([]);
  return { reading, answers };
}

function everyHousehold(rowCount: number): SurveyDesign {
  return {
    weights: new Float64Array(rowCount).fill(1),
    strata: null,
    stages: [],
    lonely: "fail",
    rowCount,
  };
}

describe.runIf(existsSync(new URL("mpindex_df_household.csv", folder)))("households of mpindex", () => {
  const indicator = (id: string, rule = "codes: [1]"): string =>
    `      - { id: ${id}, title: ${id}, column: ${id}, ${rule} }`;
  // The ten indicators of the global index, as the package's introduction cuts them.
  const yaml = [
    "format: salus/deprivation@1",
    "title: The ten indicators of the global index",
    "unitOfAnalysis: household",
    "povertyCutoffs: [0.3333333333333333]",
    "groups: [class]",
    "dimensions:",
    "  - id: health",
    "    title: Health",
    "    indicators:",
    indicator("nutrition"),
    indicator("with_child_died"),
    "  - id: education",
    "    title: Education",
    "    indicators:",
    indicator("schooling"),
    indicator("attendance"),
    "  - id: living",
    "    title: Living standards",
    "    indicators:",
    indicator("cooking_fuel", "codes: [4, 5, 6, 9]"),
    indicator("toilet", "cutoff: 1, direction: -1"),
    indicator("drinking_water", "codes: [2]"),
    indicator("electricity", "codes: [2]"),
    indicator("housing"),
    indicator("assets"),
  ].join("\n");

  test("headcount, intensity and adjusted headcount are those of its introduction, 0.379, 0.472 and 0.179", async () => {
    const households = await read("mpindex_df_household.csv");
    const roster = await read("mpindex_df_household_roster.csv");
    const ids = households.get("uuid")!;
    /** 1 where any member of the household answers so. */
    const anyMember = (holds: (cell: (name: string) => string) => boolean): string[] => {
      const found = new Set(roster.get("uuid")!.filter((_, row) => holds((name) => roster.get(name)![row]!)));
      return ids.map((id) => (found.has(id) ? "1" : "0"));
    };
    const cells = (name: string, row: number): number => Number(households.get(name)![row]);
    const owned = [
      "tv",
      "telephone",
      "mobile_phone",
      "computer",
      "animal_cart",
      "bicycle",
      "motorcycle",
      "refrigerator",
    ];
    const sum = (names: readonly string[], row: number): number =>
      names.reduce((total, name) => total + cells(`asset_${name}`, row), 0);
    const columns = new Map([
      ...households,
      ["nutrition", anyMember((cell) => cell("undernourished") === "1" && Number(cell("age")) < 70)],
      ["schooling", anyMember((cell) => cell("completed_6yrs_schooling") === "2")],
      [
        "attendance",
        anyMember(
          (cell) => cell("attending_school") === "2" && Number(cell("age")) >= 5 && Number(cell("age")) <= 24,
        ),
      ],
      [
        "housing",
        ids.map((_, row) =>
          [5, 7, 9].includes(cells("roof", row)) || [5, 6, 9].includes(cells("floor", row)) ? "1" : "0",
        ),
      ],
      ["assets", ids.map((_, row) => (sum(owned, row) > 1 && sum(["car", "truck"], row) > 0 ? "0" : "1"))],
    ]);
    const { answers, reading } = apply(yaml, columns);
    const { whole } = estimateDeprivation({
      ...answers,
      povertyCutoffs: reading.definition.measure.povertyCutoffs,
      design: everyHousehold(ids.length),
    });
    const at = whole.atCutoffs[0]!;
    expect(whole.n).toBe(198);
    expect(at.headcount.value).toBeCloseTo(0.379, 3);
    expect(at.intensity.value).toBeCloseTo(0.472, 3);
    expect(at.adjustedHeadcount.value).toBeCloseTo(0.179, 3);
  });
});

describe.runIf(existsSync(new URL("epfl_household_data.csv", folder)))("households of two cities", () => {
  const yaml = `format: salus/deprivation@1
title: Water, sanitation and housing
unitOfAnalysis: household
povertyCutoffs: [0, 0.25, 0.5, 0.75]
groups: [City]
unknown: [111, 999]
dimensions:
  - id: water
    title: Water
    indicators:
      - { id: available, title: Water not always there, column: DrinkingWaterAvailability, codes: ["N"] }
      # Who is asked for the distance has no tap at home; for all others the question does not apply.
      - { id: distance, title: Water far away, column: DrinkingWaterDist, cutoff: 10, direction: -1, missing: not-deprived }
  - id: sanitation
    title: Sanitation
    indicators:
      - { id: shared, title: Toilet shared or none, column: ToiletFacilitySHARE, codes: ["Y"], missing: deprived }
  - id: housing
    title: Housing
    indicators:
      - { id: floor, title: Earth floor, column: HHFLOOR, codes: [Earth, Dung] }
      - { id: rooms, title: One room, column: HHROOMS, cutoff: 2, direction: 1 }
`;

  test("gaps follow their rules, and the cities make up the whole", async () => {
    const columns = await read("epfl_household_data.csv");
    const { answers, reading } = apply(yaml, columns);
    const city = columns.get("City")!;
    const { whole, groups } = estimateDeprivation(
      {
        ...answers,
        povertyCutoffs: reading.definition.measure.povertyCutoffs,
        design: everyHousehold(city.length),
      },
      { groups: { codes: Int32Array.from(city, (name) => (name === "Nairobi" ? 0 : 1)), count: 2 } },
    );
    const has = (column: string, row: number): string => columns.get(column)![row]!;
    // The same by a plain count, row after row.
    const scores = city.flatMap((_, row) => {
      const rooms = has("HHROOMS", row);
      const known = [has("DrinkingWaterAvailability", row), has("HHFLOOR", row), rooms];
      if (known.includes("") || rooms === "111" || rooms === "999") return [];
      const parts = [
        has("DrinkingWaterAvailability", row) === "N" ? 1 / 6 : 0,
        Number(has("DrinkingWaterDist", row)) > 10 ? 1 / 6 : 0,
        has("ToiletFacilitySHARE", row) === "N" ? 0 : 1 / 3,
        ["Earth", "Dung"].includes(has("HHFLOOR", row)) ? 1 / 6 : 0,
        Number(rooms) < 2 ? 1 / 6 : 0,
      ];
      return [parts.reduce((sum, part) => sum + part)];
    });
    expect([whole.n, whole.leftOut]).toEqual([scores.length, city.length - scores.length]);
    whole.atCutoffs.forEach((at, c) => {
      const poor = scores.filter((score) => score > 0 && score >= at.povertyCutoff - 1e-9);
      expect(at.headcount.value).toBeCloseTo(poor.length / scores.length, 12);
      expect(at.adjustedHeadcount.value).toBeCloseTo(
        poor.reduce((sum, score) => sum + score, 0) / scores.length,
        12,
      );
      expect(groups.reduce((sum, group) => sum + group.shareOfAdjustedHeadcount[c]!.value, 0)).toBeCloseTo(
        1,
        12,
      );
    });
    expect(whole.atCutoffs[0]!.headcount.low).toBeGreaterThan(whole.atCutoffs.at(-1)!.headcount.high);
  });
});
