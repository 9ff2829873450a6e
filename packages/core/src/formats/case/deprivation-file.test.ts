import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { readDeprivationAnswers } from "./deprivation-answers.ts";
import { type DeprivationReading, parseDeprivation } from "./deprivation-file.ts";

const text = `format: salus/deprivation@1
title: Water and food in the district
unitOfAnalysis: household
members: size
povertyCutoffs: [0.5, 0, 1]
groups: [zone]
unknown: [98]
dimensions:
  - id: food
    title: Food
    weight: 2
    indicators:
      - { id: meals, title: Meals, column: meals_yesterday, cutoff: 3, direction: 1, worst: 0 }
  - id: water
    title: Water
    indicators:
      - { id: source, title: Source, column: water_source, codes: [river, 4], missing: not-deprived }
      - { id: hours, title: Hours to fetch, column: water_hours, cutoff: 1, direction: -1, weight: 3 }
`;

function parse(changed: string): {
  readonly reading: DeprivationReading | undefined;
  readonly findings: string[];
} {
  const list = createFindingList();
  const reading = parseDeprivation("deprivation.yaml", changed, list);
  return { reading, findings: list.all().map(({ code, where }) => `${code} ${where.row} ${where.column}`) };
}

describe("parseDeprivation()", () => {
  test("reads a measure and fills in what may be left out", () => {
    const { reading, findings } = parse(text);
    expect(findings).toEqual([]);
    expect(reading!.definition).toMatchObject({
      unitOfAnalysis: "household",
      members: "size",
      groups: ["zone"],
    });
    const [food, water] = reading!.definition.measure.dimensions;
    expect(food!.indicators[0]).toEqual({
      id: "meals",
      title: "Meals",
      column: "meals_yesterday",
      rule: { cutoff: 3, direction: 1, worst: 0 },
      unknown: [98],
      weight: 1,
      missing: "leave-out",
    });
    expect(water!.weight).toBe(1);
    expect(water!.indicators[0]).toMatchObject({ rule: { codes: ["river", 4] }, missing: "not-deprived" });
    expect(reading!.placeOfColumn.get("water_hours")).toMatchObject({ row: 18 });
  });

  test.each([
    ["direction: 1, worst: 0", "worst: 0", "deprivation-rule-unclear 13 dimensions[0].indicators[0].id"],
    ["cutoff: 3, direction: 1, worst: 0", "note: x", "yaml-key-unknown 13 dimensions[0].indicators[0].note"],
    [
      "codes: [river, 4]",
      "codes: [4], cutoff: 2",
      "deprivation-rule-unclear 17 dimensions[1].indicators[0].id",
    ],
    ["worst: 0", "worst: 5", "deprivation-worst-misplaced 13 dimensions[0].indicators[0].worst"],
    ["household", "person", "deprivation-members-misplaced 4 members"],
    ["id: hours", "id: meals", "id-duplicate 18 dimensions[1].indicators[1].id"],
    ["id: food", "id: my food", "id-invalid 9 dimensions[0].id"],
    ["weight: 2", "weight: -2", "field-invalid 11 dimensions[0].weight"],
    ["[0.5, 0, 1]", "[50]", "field-invalid 5 povertyCutoffs[0]"],
    ["missing: not-deprived", "missing: zero", "field-invalid 17 dimensions[1].indicators[0].missing"],
    ["deprivation@1", "deprivation@9", "format-unknown 1 format"],
    ["title: Water and", "title: TO FILL and", "field-unfilled 2 title"],
  ])("finds %s made %s", (before, after, expected) => {
    expect(text).toContain(before);
    expect(parse(text.replace(before, after)).findings).toContain(expected);
  });

  test("weights that are all 0 leave nothing to count", () => {
    const none = text.replace("weight: 3", "weight: 0").replace("missing: not-deprived", "weight: 0");
    expect(parse(none)).toEqual({
      reading: undefined,
      findings: ["weights-all-zero 16 dimensions[1].indicators"],
    });
  });
});

describe("readDeprivationAnswers()", () => {
  const columns = new Map([
    ["size", ["4", "2", ""]],
    ["zone", ["a", "b", "b"]],
    ["meals_yesterday", ["1", "98", "3"]],
    ["water_source", ["river", "tap", ""]],
    ["water_hours", ["1", "2.5", "long"]],
  ]);

  test("takes depths, gaps and members out of a survey, and warns of a text where a number is wanted", () => {
    const list = createFindingList();
    const { reading } = parse(text);
    const answers = readDeprivationAnswers(reading!, columns, list)!;
    expect(answers.depths.map((column) => Array.from(column))).toEqual([
      [2 / 3, Number.NaN, 0],
      [1, 0, 0],
      [0, 1, Number.NaN],
    ]);
    expect(answers.missing).toEqual([1, 1, 1]);
    expect(answers.shares.map(({ share }) => share)).toEqual([2 / 3, 1 / 12, 1 / 4]);
    expect(Array.from(answers.members!)).toEqual([4, 2, Number.NaN]);
    expect(list.all()).toMatchObject([
      { code: "deprivation-answer-not-number", where: { row: 18 }, values: { count: 1, value: "long" } },
    ]);
  });

  test("says where codes are in nobody's answers, and which columns are not there", () => {
    const list = createFindingList();
    const { reading } = parse(text);
    readDeprivationAnswers(reading!, new Map([...columns, ["water_source", ["1", "2", "3"]]]), list);
    expect(list.all().map(({ code }) => code)).toContain("deprivation-codes-unseen");
    const fewer = new Map([...columns].filter(([name]) => name !== "zone" && name !== "water_hours"));
    const second = createFindingList();
    expect(readDeprivationAnswers(reading!, fewer, second)).toBeUndefined();
    expect(second.all().map(({ code, values }) => `${code} ${values["column"]}`)).toEqual([
      "deprivation-column-missing water_hours",
      "deprivation-column-missing zone",
    ]);
  });
});
