// Forms that are shipped: as their tables of questions say, readable, and with everything that survey.yaml asks for.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { inventPeople } from "../cases/perception-example/generate/people.ts";
import {
  createFindingList,
  type FindingList,
  type Form,
  parseSurvey,
  readForm,
  type Survey,
} from "../packages/core/src/index.ts";
import { formSheets } from "../scripts/questionnaire/form-sheets.ts";
import { workbookOf } from "../scripts/questionnaire/workbook.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

type Shipped = { readonly form: Form; readonly survey: Survey; readonly list: FindingList };

async function read(folder: string): Promise<Shipped> {
  const list = createFindingList();
  const bytes = new Uint8Array(readFileSync(`${root}${folder}/questionnaire.xlsx`));
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const form = await readForm("questionnaire.xlsx", chunks, list);
  const survey = parseSurvey("survey.yaml", readFileSync(`${root}${folder}/survey.yaml`, "utf8"), list);
  return { form: form!, survey: survey!, list };
}

describe.each([
  {
    folder: "templates/perception-survey",
    settings: {
      title: "What people worry about and live through",
      id: "perception_survey",
      version: "1.1.0",
    },
    // The name of the survey is for people to fill in.
    findings: ["field-unfilled"],
  },
  {
    folder: "cases/perception-example",
    settings: {
      title: "Example district (synthetic): what people worry about and live through",
      id: "perception_example",
      version: "2025-1",
    },
    findings: [],
  },
])("$folder", ({ folder, settings, findings }) => {
  test("the form is made of the table of questions, byte for byte", () => {
    const table = readFileSync(`${root}${folder}/questionnaire.csv`, "utf8");
    const made = workbookOf(formSheets(table, settings));
    expect(Buffer.from(made).equals(readFileSync(`${root}${folder}/questionnaire.xlsx`))).toBe(true);
  });

  test("form and survey.yaml are read, and every column, answer and step of a scale is asked", async () => {
    const { form, survey, list } = await read(folder);
    expect(list.all().map(({ code }) => code)).toEqual(findings);
    const questions = new Map(form.questions.map((each) => [each.name, each]));
    const choicesOf = (name: string): readonly string[] =>
      (form.lists.get(questions.get(name)!.list!) ?? []).map((choice) => choice.name);
    for (const { column, scale, counts, direction } of survey.items) {
      const choices = choicesOf(column);
      for (const step of [...(scale ?? []), ...(counts ?? [])])
        expect([column, choices]).toEqual([column, expect.arrayContaining([step])]);
      expect([column, scale === null, direction === 0]).toEqual([column, false, false]);
    }
    for (const { column, counts } of survey.capacity)
      expect(choicesOf(column)).toEqual(expect.arrayContaining([...counts]));
    for (const { column, targets } of survey.heard) {
      expect([...questions.keys()]).toContain(column);
      if (questions.get(column)!.list !== null)
        expect(choicesOf(column)).toEqual(expect.arrayContaining(Object.keys(targets)));
    }
    expect(survey.heard).toHaveLength(6);
    for (const column of Object.values(survey.groups)) expect([...questions.keys()]).toContain(column);
  });
});

test("what is asked only of some has its condition, and nothing is asked without consent", async () => {
  const { form } = await read("templates/perception-survey");
  const relevant = (name: string): string =>
    form.questions.find((each) => each.name === name)!.relevant.join();
  expect(relevant("D3_10")).toBe(
    `(\${A2} = 'yes') and (\${D1_10} = 'yes_me' or \${D1_10} = 'yes_someone_in_my_household')`,
  );
  expect(relevant("G13")).toBe(`(\${A2} = 'yes') and (\${G12} = 'did_not_report')`);
  expect(form.questions.filter(({ relevant: own }) => own.length === 0).map(({ name }) => name)).toEqual([
    "A1",
    "A2",
  ]);
});

test("the invented answers are those of the shipped file", () => {
  const [head, ...lines] = readFileSync(`${root}cases/perception-example/submissions.csv`, "utf8")
    .trim()
    .split("\n");
  const headings = head!.split(",");
  const people = inventPeople();
  expect(lines).toHaveLength(people.length);
  people.forEach(({ answers, weight }, row) => {
    const cells = new Map(
      lines[row]!.split(",").map((cell, i) => [headings[i]!.replace(/^[^/]*\//, ""), cell]),
    );
    expect(Number(cells.get("weight"))).toBe(weight);
    for (const [name, answer] of answers) expect([row, name, cells.get(name)]).toEqual([row, name, answer]);
  });
});
