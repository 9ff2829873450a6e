/** Sentences about what people said: the one asked for, by name and number, from the catalogue. */

import { describe, expect, test } from "vitest";
import { capacityTable, type Structure, whoWasHeard } from "../assessment/index.ts";
import { languageOf } from "../messages/index.ts";
import {
  capacitySentences,
  comparisonSentences,
  heardSentences,
  promotionSentence,
  structureSentence,
} from "./voices-text.ts";

const { say } = languageOf("en");

function structure(verdict: Structure["verdict"], found: number, expected: number): Structure {
  const none = new Float64Array();
  return {
    verdict,
    items: new Array(14).fill("q"),
    leftOut: [],
    pairs: 400,
    expected,
    analysis: { correlations: [], eigenvalues: none, chance: none, vectors: [], dimensions: found },
    groups: [],
    alphas: [],
  };
}

describe("what people said, in sentences", () => {
  test("how answers group", () => {
    expect(structureSentence(structure("fewer", 3, 7), say)).toBe(
      "Answers to 14 questions group into three, not seven (at least 400 people answered each pair).",
    );
    expect(structureSentence(structure("as-expected", 2, 2), say)).toContain(
      "two, as many as the framework has",
    );
    expect(structureSentence(structure("more", 12, 7), say)).toContain(
      "into 12, more than the framework’s seven",
    );
    expect(structureSentence(structure("none", 0, 7), say)).toContain("do not group");
    expect(structureSentence({ ...structure("unsaid", 0, 7), analysis: null }, say)).toContain("too few");
  });

  test("why communities are not compared", () => {
    const item = { id: "w", title: "Water", question: "", low: 0, high: 1, direction: 1, weight: 1 } as const;
    const [a, b] = [
      { title: "Upper well", items: [item] },
      { title: "Ford", items: [] },
    ];
    const notCommon = [{ item: "w", reason: "not-asked", where: [1] } as const];
    expect(
      comparisonSentences({ verdict: "refused", notCommon, weighedApart: [], core: null }, [a, b], say),
    ).toEqual([
      "These communities are not compared: no item was asked of all of them alike.",
      "Water is not compared: it was not asked in Ford.",
    ]);
    const apart = { verdict: "core-only", notCommon: [], weighedApart: ["w"], core: [] } as const;
    expect(comparisonSentences(apart, [a, b], say)[1]).toBe(
      "The communities weigh these items differently: Water.",
    );
  });

  test("groups not heard are named", () => {
    const groups = [
      { id: "w", title: "Women" },
      { id: "m", title: "Men" },
    ];
    const codes = new Array(20).fill(1);
    const column = { dimension: "sex", groups, codes } as const;
    const targets = [{ dimension: "sex", group: "m", people: 40 } as const];
    const found = heardSentences(whoWasHeard([column], targets), say);
    expect(found).toEqual([
      "Nobody was heard from: Women (sex).",
      "Men: 20 people were heard; 20 more are needed.",
      "Nobody was asked about: age, disability, displacement, language, place. Whether all were heard in this cannot be said.",
    ]);
    const all = { ...column, codes: [...codes, ...new Array(20).fill(0)] };
    expect(heardSentences(whoWasHeard([all], []), say)[0]).toContain("every group");
  });

  test("what is not capacity says why", () => {
    const entry = {
      group: "Herders",
      aspect: "capacity",
      code: "fewer-meals",
      text: "Eat fewer meals",
      estimate: null,
      source: "s",
      confidence: "high",
      harm: "none",
    } as const;
    const table = capacityTable(["Herders", "Fishers"], [entry], ["fewer-meals"]);
    expect(capacitySentences(table, say)).toEqual([
      "Eat fewer meals (Herders) is not counted as capacity: it means hunger. The case asks to count it; that is refused.",
      "Nothing is known about Herders in: capacity, needs, exposure, sensitivity.",
      "Nothing is known about Fishers.",
    ]);
    expect(promotionSentence("one-coder", say)).toContain("two people");
  });
});
