/** Questions of a survey become questions about threats: turned where they must be, left out by name where they cannot be used. */

import { describe, expect, test } from "vitest";
import {
  ANSWERED,
  type ChoiceColumn,
  DONT_KNOW,
  NOT_ASKED,
  plainSurvey,
  REFUSED,
  type SurveyColumn,
  type SurveyItem,
} from "../../evidence/index.ts";
import { perceivedThreats } from "./perceived-threats.ts";
import { perceivedQuestions } from "./survey-items.ts";

function choice(question: string, raw: readonly number[], choices: readonly string[]): ChoiceColumn {
  const reasonOf = (each: number): number =>
    each >= 0 ? ANSWERED : each === -1 ? DONT_KNOW : each === -2 ? REFUSED : NOT_ASKED;
  return {
    question,
    kind: "choice",
    ordered: true,
    choices,
    codes: Int16Array.from(raw, (each) => Math.max(-1, each)),
    reasons: Uint8Array.from(raw, reasonOf),
  };
}

function item(id: string, more: Partial<SurveyItem>): SurveyItem {
  const { codes } = plainSurvey;
  const base = { id, column: id, title: id, threat: "food", aspect: "worry", scale: null } as const;
  const used = { counts: null, indicator: null, profileWeight: null };
  return { ...base, labels: {}, direction: -1, kind: "choice", ...used, codes, ...more };
}

const worry = choice("C1", [0, 1, 2, 3, -1, -2, -3, 3], ["none", "little", "quite", "very"]);
const lived = choice("D1", [2, 2, 1, 0, 2, 2, -3, 0], ["me", "household", "no"]);

describe("questions about threats", () => {
  test("worry from above the middle, experience from above the lowest, each end the right way round", () => {
    const columns = new Map<string, SurveyColumn>([
      ["C1", worry],
      ["D1", lived],
    ]);
    const items = [item("C1", {}), item("D1", { aspect: "experience", direction: 1 })];
    const found = perceivedQuestions({ items }, { columns }, new Map([["food", "Hunger"]]));
    expect(found.unused).toEqual([]);
    expect(found.items).toHaveLength(1);
    expect(found.items[0]).toMatchObject({ threat: "food", title: "Hunger" });
    expect(found.items[0]!.worry).toMatchObject({ low: 0, high: 3, from: 2, question: "C1" });
    expect([...found.items[0]!.experience!.values]).toEqual([0, 0, 1, 2, 0, 0, Number.NaN, 2]);
    const weights = new Float64Array(8).fill(1);
    const design = { weights, strata: null, stages: [], lonely: "fail", rowCount: 8 } as const;
    const [threat] = perceivedThreats(design, found.items, { minN: 1 });
    // Five answered: three of them quite or very; one of the seven asked does not know, one refuses.
    expect(threat!.worry.share!.value).toBeCloseTo(3 / 5, 12);
    expect(threat!.worry.dontKnow!.value).toBeCloseTo(1 / 7, 12);
    expect(threat!.worry.refused!.value).toBeCloseTo(1 / 7, 12);
    expect(threat!.experience!.share!.value).toBeCloseTo(3 / 7, 12);
  });

  test("what cannot be used is named with its reason", () => {
    const numbers: SurveyColumn = {
      question: "n",
      kind: "number",
      values: new Float64Array(8),
      reasons: new Uint8Array(8),
    };
    const columns = new Map<string, SurveyColumn>([
      ["C1", worry],
      ["D1", lived],
      ["n", numbers],
    ]);
    const items = [
      item("C1", {}),
      item("again", { column: "C1" }),
      item("gone", { threat: "work" }),
      item("n", { threat: "work" }),
      item("which", { column: "C1", threat: "work", direction: 0 }),
      item("D1", { threat: "night", aspect: "experience", direction: 1 }),
      item("coping", { aspect: "coping" }),
      item("free", { threat: null }),
    ];
    const found = perceivedQuestions({ items }, { columns }, new Map());
    expect(found.items.map(({ threat, title }) => [threat, title])).toEqual([["food", "food"]]);
    expect(found.unused).toEqual([
      { id: "again", reason: "second" },
      { id: "gone", reason: "column-missing" },
      { id: "n", reason: "not-graded" },
      { id: "which", reason: "direction-unstated" },
      { id: "D1", reason: "worry-missing" },
    ]);
  });
});
