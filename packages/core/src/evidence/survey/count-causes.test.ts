/** What people named as cause and effect: counted plainly, and nothing that few people named is ever told. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { causesClash } from "../../formats/case/submissions/causes-clash.ts";
import {
  madeUpHeader,
  madeUpRows,
  madeUpUnits,
  madeUpYaml,
  readSurvey,
} from "../../testing/made-up-survey.ts";
import type { CountedLinks } from "../links/index.ts";
import { hearSurvey } from "./hear-survey.ts";

fc.configureGlobal({ seed: 1994 });

const nodes = new Set(["drought", "hunger", "debt", "violence"]);
const yaml = `${madeUpYaml}causes: { cause: why, effect: what, nodes: { rain: drought } }\n`;

type Pair = readonly [cause: string, effect: string];

/** The survey with two questions more; each pair answered by so many people, the rest gave no answer. */
function hear(pairs: readonly (readonly [...Pair, number])[], text = yaml) {
  const answers = pairs.flatMap(([cause, effect, people]) =>
    Array.from({ length: people }, () => [cause, effect]),
  );
  const rows = madeUpRows().map((row, k) => [...row, ...(answers[k] ?? ["", ""])]);
  const { reading } = readSurvey(text, [...madeUpHeader, "why", "what"], rows);
  return hearSurvey(reading, madeUpUnits, null, nodes);
}

function told({ links }: CountedLinks): readonly (readonly [string, string, number])[] {
  return links.map(({ from, to, people }) => [from, to, people]);
}

describe("pairs that enough people named", () => {
  const { evidence, unknownCauses } = hear([
    ["rain", "hunger", 60],
    ["hunger", "debt", 31],
    ["debt", "violence", 25],
    ["debt", "debt", 12],
    ["witchcraft", "hunger", 14],
  ]);

  test("are links of the people, without a strength of their own, in the order of ids", () => {
    expect(told(evidence!.causes!)).toEqual([
      ["debt", "violence", 25],
      ["drought", "hunger", 60],
      ["hunger", "debt", 31],
    ]);
    expect(evidence!.causes!.links[0]).toMatchObject({
      sign: 1,
      strength: Number.NaN,
      kind: "people",
      statedBy: "people",
      source: "made-up",
    });
  });

  test("answers that mean no node are told by their number, and nothing leads to itself", () => {
    expect(unknownCauses).toBe(1);
    expect(evidence!.causes!.few).toBe(0);
  });

  test("the door's record is kept with those of other questions", () => {
    expect(evidence!.records.map(({ about }) => about)).toContain("(causes)");
  });
});

test("ten are told and nine are not, whatever less a survey allows", () => {
  const lax = `${yaml}disclosure: { minimum: 5, protection: 5 }\n`;
  const pairs = [
    ["rain", "hunger", 60],
    ["hunger", "debt", 10],
    ["debt", "violence", 9],
    ["rain", "debt", 8],
    ["violence", "debt", 7],
  ] as const;
  const { causes } = hear(pairs, lax).evidence!;
  expect(told(causes!)).toContainEqual(["drought", "hunger", 60]);
  expect(told(causes!).every(([, , people]) => people >= 10)).toBe(true);
  expect(causes!.few).toBe(5 - causes!.links.length);
  const strict = hear(pairs, `${yaml}disclosure: { minimum: 40 }\n`).evidence!.causes!;
  expect(told(strict).every(([, , people]) => people >= 40)).toBe(true);
});

test("of any answers only counts of ten and more are told, and those left out cannot be told from the rest", () => {
  const node = fc.constantFrom("rain", "hunger", "debt", "violence");
  const answers = fc.array(fc.tuple(node, node, fc.integer({ min: 1, max: 40 })), { maxLength: 7 });
  fc.assert(
    fc.property(answers, (pairs) => {
      const counts = new Map<string, number>();
      for (const [cause, effect, people] of pairs) {
        const key = `${cause.replace("rain", "drought")} ${effect.replace("rain", "drought")}`;
        if (cause !== effect) counts.set(key, (counts.get(key) ?? 0) + people);
      }
      const asked = pairs.reduce((sum, [, , people]) => sum + people, 0);
      fc.pre(asked <= 240);
      const { links, few } = hear(pairs).evidence!.causes!;
      for (const { from, to, people } of links) {
        expect(people).toBe(counts.get(`${from} ${to}`));
        expect(people).toBeGreaterThanOrEqual(10);
      }
      expect(few).toBe(counts.size - links.length);
      // Even who learns how many answered at all cannot work out one pair that is left out.
      const hidden = [...counts.values()].reduce((sum, each) => sum + each, 0) - sumOf(links);
      if (few > 0 && links.length > 0) expect(few > 1 && hidden >= 10).toBe(true);
    }),
    { numRuns: 25 },
  );
});

function sumOf(links: CountedLinks["links"]): number {
  return links.reduce((sum, { people }) => sum + people, 0);
}

describe("questions that are used for something else", () => {
  test.each([
    ["{ cause: c1, effect: what }", { column: "c1", where: "item" }],
    ["{ cause: why, effect: SEX }", { column: "SEX", where: "group" }],
    ["{ cause: village, effect: what }", { column: "village", where: "design" }],
    ["{ cause: why, effect: cope }", { column: "cope", where: "other" }],
    ["{ cause: why, effect: what }", null],
  ])("%s", (causes, expected) => {
    const { reading } = readSurvey(`${madeUpYaml}causes: ${causes}\n`, madeUpHeader, madeUpRows());
    expect(causesClash(reading.survey, undefined)).toEqual(expected);
  });

  test("a survey without them counts none", () => {
    expect(hear([["rain", "hunger", 60]], madeUpYaml).evidence!.causes).toBeNull();
  });
});
