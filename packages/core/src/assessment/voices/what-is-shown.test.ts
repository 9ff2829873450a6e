/** What may be shown of who was heard, and of needs and capacities, when few people stand behind a part of it. */

import { expect, test } from "vitest";
import {
  type ChoiceColumn,
  hearSurvey,
  plainSurvey,
  type Survey,
  type SurveyEvidence,
} from "../../evidence/index.ts";
import { capacityOf } from "./capacity-cells.ts";
import { heardPeople } from "./heard-people.ts";

function choice(question: string, texts: readonly string[]): ChoiceColumn {
  const choices = [...new Set(texts)].filter((text) => text !== "");
  return {
    question,
    kind: "choice",
    ordered: false,
    choices,
    codes: Int16Array.from(texts, (text) => choices.indexOf(text)),
    // 1: for whatever reason there is no answer.
    reasons: Uint8Array.from(texts, (text) => Number(text === "")),
  };
}

/** A survey of 100 people whose columns are given as texts. */
function heard(
  columns: Readonly<Record<string, readonly string[]>>,
  survey: Partial<Survey>,
): SurveyEvidence {
  const submissions = {
    file: "submissions.csv",
    repeat: "",
    rowCount: 100,
    fileRows: Int32Array.from({ length: 100 }, (_, row) => row + 2),
    parents: null,
    parentRepeat: "",
    columns: new Map(Object.entries(columns).map(([name, texts]) => [name, choice(name, texts)])),
    weights: null,
    strata: null,
    stages: [],
    leftOut: [],
    unknown: [],
  };
  const answers = { submissions, repeats: [] };
  const reading = { survey: { ...plainSurvey, ...survey }, form: null, answers, coding: [] };
  return hearSurvey(reading, []).evidence!;
}

function people(textOf: (person: number) => string): readonly string[] {
  return Array.from({ length: 100 }, (_, person) => textOf(person));
}

const language = { dimension: "language", column: "tongue", labels: {}, targets: { hill: 0.5 } } as const;

test("with all who stated it known, shares, targets and what is missing are shown", () => {
  const evidence = heard({ tongue: people((i) => (i < 30 ? "hill" : "river")) }, { heard: [language] });
  const [dimension] = heardPeople(evidence).dimensions;
  expect(dimension).toMatchObject({ stated: 100, unstated: 0 });
  expect(dimension!.groups[0]).toMatchObject({
    people: 30,
    share: 0.3,
    target: 50,
    missing: 20,
    status: "short",
  });
});

test("where four did not state it, no share or target tells how many did", () => {
  const tongue = people((i) => (i < 4 ? "" : i < 34 ? "hill" : i < 60 ? "lake" : "river"));
  const [dimension] = heardPeople(heard({ tongue }, { heard: [language] })).dimensions;
  expect(dimension!.stated).toBeNaN();
  const shown = dimension!.groups.filter(({ people: count }) => !Number.isNaN(count));
  expect(shown.length).toBeGreaterThan(0);
  for (const group of dimension!.groups) {
    expect(group.share).toBeNaN();
    expect(group).toMatchObject({ target: null, missing: 0 });
  }
});

test("what few can do is withheld, not unknown", () => {
  const savings = {
    id: "savings-group",
    title: "In a savings group",
    aspect: "capacity",
    column: "savings",
    counts: ["yes"],
    harm: "none",
    confidence: "high",
  } as const;
  const evidence = heard({ savings: people((i) => (i < 4 ? "yes" : "no")) }, { capacity: [savings] });
  const [everybody] = capacityOf(evidence, "Everybody")!.rows;
  expect(everybody!.cells.capacity).toHaveLength(1);
  expect(everybody!.cells.capacity[0]!.estimate).toBeNull();
  expect(everybody!.empty).toEqual(["need", "exposure", "sensitivity", "harmful-coping"]);
});
