/** Real answers, where they are present: what is read is what a plain look at the cells finds. */

import { beforeAll, describe, expect, test } from "vitest";
import {
  answerReason,
  type Form,
  type SampleColumns,
  type SurveyAnswers,
  sampleOf,
} from "../../evidence/index.ts";
import { answersOf, formOf, hasShared, sharedBytes, sharedText, told } from "../../testing/survey-files.ts";
import { readCsv } from "../index.ts";

const surveys = "data/surveys/";
const forms = "data/forms/";

/** Column name to its cells. */
async function cellsOf(file: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows: (readonly string[])[] = [];
  async function* whole(): AsyncGenerator<string> {
    yield sharedText(surveys + file);
  }
  await readCsv(file, whole(), (cells) => rows.push([...cells]));
  return new Map(rows[0]!.map((name, column) => [name, rows.slice(1).map((cells) => cells[column]!)]));
}

function countOf(cells: readonly string[], ...values: readonly string[]): number {
  return cells.filter((cell) => values.includes(cell)).length;
}

function reasonsOf(answers: SurveyAnswers, key: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const code of answers.submissions.columns.get(key)!.reasons) {
    const reason = answerReason(code) ?? "answered";
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

describe.runIf(hasShared(surveys))("AmericasBarometer", () => {
  test.each([
    {
      file: "lapop_ym23.csv",
      yaml: "design: { weight: weight1500, strata: strata, stages: [{ cluster: upm }] }\ngroups: { country: pais, wave: wave }\nitems: [{ id: b12, aspect: trust, scale: [1,2,3,4,5,6,7], direction: 1 }]",
      weight: "weight1500",
      item: "b12",
    },
    {
      file: "lapop_bra23.csv",
      yaml: "design: { weight: wt, strata: strata, stages: [{ cluster: upm }] }\ngroups: { wealth: wealth }\nitems: [{ id: fs2, aspect: experience, scale: ['No', Sí], direction: -1 }]",
      weight: "wt",
      item: "fs2",
    },
    {
      file: "lapop_cm23.csv",
      yaml: "design: { weight: weight1500, strata: strata, stages: [{ cluster: upm }] }\nitems: [{ id: b13, aspect: trust, scale: [1,2,3,4,5,6,7] }]",
      weight: "weight1500",
      item: "b13",
    },
  ])("$file", async ({ file, yaml, weight, item }) => {
    const { answers, list } = await answersOf([[file, sharedText(surveys + file)]], { yaml });
    expect(told(list)).toEqual([]);
    const cells = await cellsOf(file);
    const sample: SampleColumns = sampleOf(answers!);
    expect([...sample.weights]).toEqual(cells.get(weight)!.map(Number));
    const strata = cells.get("strata")!;
    expect(new Set(sample.strata).size).toBe(new Set(strata).size);
    // Clusters recur across strata: nested they are as many as there are pairs.
    const pairs = new Set(cells.get("upm")!.map((cluster, row) => `${strata[row]} ${cluster}`));
    expect(new Set(sample.stages[0]!.cluster).size).toBe(pairs.size);
    const column = answers!.submissions.columns.get(item)!;
    if (column.kind !== "choice") throw new Error(`${item} is a ${column.kind}`);
    const read = [...column.codes].map((code) => column.choices[code] ?? "");
    expect(read).toEqual(cells.get(item)!);
  });
});

describe.runIf(hasShared(surveys) && hasShared(forms))("REACH dummy data against its form", () => {
  let form: Form;
  let answers: SurveyAnswers;
  let cells: ReadonlyMap<string, readonly string[]>;
  let findings: readonly string[];
  beforeAll(async () => {
    form = (await formOf(sharedBytes(`${forms}reach_msna_2024_kobo_tool_v11.xlsx`))).form!;
    const files = ["reach_msna2024_dummy_main.csv", "reach_msna2024_dummy_roster.csv"];
    const reading = await answersOf(
      files.map((file) => [file, sharedText(surveys + file)]),
      { form, yaml: "design: { weight: weight, strata: stratum, stages: [{ cluster: cluster_id }] }" },
    );
    answers = reading.answers!;
    findings = told(reading.list);
    cells = await cellsOf(files[0]!);
  });

  test("is read without a finding, all questions but those that tell who a person is", () => {
    expect(findings).toEqual([]);
    const { columns, leftOut } = answers.submissions;
    for (const { path, kind } of form.questions) {
      if (["text", "position", "recording", "device", "metadata"].includes(kind))
        expect(columns.has(path)).toBe(false);
    }
    expect(leftOut.map(({ column }) => column)).toEqual(
      expect.arrayContaining(["deviceid", "start", "final_text"]),
    );
  });

  test("don't know and refused are as many as their codes", () => {
    for (const { path, name, kind, repeat } of form.questions) {
      if (kind !== "select-one" || repeat !== null || !answers.submissions.columns.has(path)) continue;
      const own = cells.get(name)!;
      const counts = reasonsOf(answers, path);
      expect([name, counts["dont-know"] ?? 0]).toEqual([name, countOf(own, "dnk")]);
      expect([name, counts["refused"] ?? 0]).toEqual([name, countOf(own, "pnta")]);
      expect([name, (counts["not-asked"] ?? 0) + (counts["not-answered"] ?? 0)]).toEqual([
        name,
        countOf(own, ""),
      ]);
    }
  });

  test("where a question was not asked, its condition says so", () => {
    // relevant: selected(${fsl_hhs_nofoodhh}, 'yes')
    expect(reasonsOf(answers, "consented/fsl/fsl_hhs_nofoodhh_freq")["not-asked"]).toBe(
      cells.get("fsl_hhs_nofoodhh")!.filter((cell) => cell !== "yes").length,
    );
  });

  test("several choices: the columns of choices and the joined column say the same", () => {
    for (const { path, name, kind, repeat } of form.questions) {
      const column = answers.submissions.columns.get(path);
      if (kind !== "select-multiple" || repeat !== null || column?.kind !== "choices") continue;
      column.choices.forEach((choice, i) => {
        const joined = cells.get(name)!.map((cell) => (cell.split(" ").includes(choice) ? 1 : 0));
        expect([name, choice, [...column.named[i]!]]).toEqual([name, choice, joined]);
      });
    }
  });

  test("every member of the roster has a household, and its weight", async () => {
    const roster = await cellsOf("reach_msna2024_dummy_roster.csv");
    const people = answers.repeats[0]!;
    expect(people.repeat).toBe("consented/demographics/roster");
    const uuids = cells.get("uuid")!;
    expect([...people.parents!].map((row) => uuids[row])).toEqual(roster.get("uuid"));
    const weights = cells.get("weight")!.map(Number);
    expect([...sampleOf(answers, people.repeat).weights]).toEqual(
      [...people.parents!].map((row) => weights[row]),
    );
  });
});

describe.runIf(hasShared(surveys) && hasShared(forms))("other exports of the field", () => {
  test("a Kobo workbook with a repeat, groups parted by points", async () => {
    const { form } = await formOf(sharedBytes(`${forms}kobocruncher_sample.xlsx`));
    const { answers, list } = await answersOf(
      [["submissions.xlsx", sharedBytes(`${forms}kobocruncher_sample_data.xlsx`)]],
      { form: form! },
    );
    expect(told(list)).toEqual([]);
    expect(answers!.submissions.rowCount).toBe(5);
    expect([...answers!.submissions.columns.keys()]).toEqual([
      "location",
      "profile/country",
      "profile/reason",
      "profile/HHSize",
    ]);
    const members = answers!.repeats[0]!;
    expect([members.repeat, members.rowCount]).toEqual(["members", 12]);
    const sizes = answers!.submissions.columns.get("profile/HHSize")!;
    expect(sizes.kind === "number" && [...sizes.values].every((size) => size > 0)).toBe(true);
  });

  test("EPFL households and their people, without a readable form", async () => {
    const { answers, list } = await answersOf(
      ["epfl_household_data.csv", "epfl_individual_data.csv"].map((file) => [
        file,
        sharedText(surveys + file),
      ]),
      {
        yaml: `groups: { city: City }
items: [{ id: ToiletFacility, kind: choice }, { id: HHROOMS, kind: number }]
repeats: [{ file: epfl_individual_data.csv, repeat: people, parentKey: KEY, key: KEY, columns: [Sex] }]`,
      },
    );
    expect(told(list)).toEqual([]);
    const households = await cellsOf("epfl_household_data.csv");
    const individuals = await cellsOf("epfl_individual_data.csv");
    expect(answers!.submissions.rowCount).toBe(households.get("KEY")!.length);
    const keys = households.get("KEY")!;
    expect([...answers!.repeats[0]!.parents!].map((row) => keys[row])).toEqual(individuals.get("KEY"));
  });
});
