import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { told } from "../../testing/survey-files.ts";
import { parseSurvey } from "./survey-file.ts";

function read(yaml: string) {
  const list = createFindingList();
  return { survey: parseSurvey("survey.yaml", yaml, list), findings: told(list) };
}

describe("parseSurvey()", () => {
  test("fills in what is left out", () => {
    const { survey, findings } = read(`format: salus/survey@1
period: 2023
design: { weight: wt, strata: strata, stages: [{ cluster: upm }] }
groups: { sex: q1 }
codes: { dontKnow: [98, dk], refused: [99] }
items:
  - { id: crime-worry, column: aoj11, threat: crime, aspect: worry, scale: [1, 2, 3, 4], direction: -1, labels: { 1: Very safe } }
  - { id: income }
`);
    expect(findings).toEqual([]);
    expect(survey).toMatchObject({
      period: "2023",
      design: {
        weight: "wt",
        strata: ["strata"],
        stages: [{ cluster: "upm", populationSize: null }],
        lonely: "adjust",
      },
      codes: { dontKnow: ["98", "dk"], refused: ["99"], notAsked: [] },
      repeats: [],
    });
    expect(survey!.items).toMatchObject([
      {
        id: "crime-worry",
        column: "aoj11",
        threat: "crime",
        aspect: "worry",
        scale: ["1", "2", "3", "4"],
        direction: -1,
        kind: "choice",
      },
      {
        id: "income",
        column: "income",
        threat: null,
        aspect: null,
        scale: null,
        direction: 0,
        kind: "number",
      },
    ]);
    expect(survey!.items[0]!.labels).toEqual({ 1: "Very safe" });
  });

  test.each([
    ["format: salus/survey@9", ["format-unknown survey.yaml 1 format"]],
    ["format: salus/survey@1\nitems: [{ title: a }]", ["field-missing survey.yaml 2 items[0].id"]],
    [
      "format: salus/survey@1\nitems:\n  - { id: a, aspect: anger }",
      ["field-invalid survey.yaml 3 items[0].aspect"],
    ],
    ["format: salus/survey@1\nitems:\n  - id: a\n  - id: a", ["item-repeated survey.yaml 4 items[1].id"]],
    ["format: salus/survey@1\nitems:\n  - id: a b", ["id-invalid survey.yaml 3 items[0].id"]],
    ["format: salus/survey@1\nperiod: spring", ["field-invalid survey.yaml 2 period"]],
    ["format: salus/survey@1\nfile: ../a.csv", ["field-invalid survey.yaml 2 file"]],
    ["format: salus/survey@1\nweight: w", ["yaml-key-unknown survey.yaml 2 weight"]],
  ])("%j", (yaml, expected) => {
    expect(read(yaml).findings).toEqual(expected);
  });
});
