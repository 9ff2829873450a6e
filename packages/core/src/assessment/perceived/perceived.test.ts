/** Perceived threats and their index: by hand, under a design, and what must hold for any answers. */

import { describe, expect, test } from "vitest";
import { estimateMean, estimateProportion, type SurveyDesign } from "../../evidence/index.ts";
import { randomStream } from "../../numerics/index.ts";
import { gapInputs } from "./gap-inputs.ts";
import { gapView } from "./gap-view.ts";
import type { GradedAnswers, PerceivedItem } from "./perceived-answers.ts";
import { perceivedIndex } from "./perceived-index.ts";
import { perceivedThreats } from "./perceived-threats.ts";

const DONT_KNOW = -1;
const REFUSED = -2;
const NOT_ASKED = -3;

function answersOf(question: string, raw: readonly number[], high = 3, from = 2): GradedAnswers {
  const flag = (code: number): Uint8Array => Uint8Array.from(raw, (each) => (each === code ? 1 : 0));
  return {
    question,
    values: Float64Array.from(raw, (each) => (each < 0 ? Number.NaN : each)),
    dontKnow: flag(DONT_KNOW),
    refused: flag(REFUSED),
    notAsked: flag(NOT_ASKED),
    low: 0,
    high,
    from,
  };
}

function simple(rowCount: number): SurveyDesign {
  return { weights: new Float64Array(rowCount).fill(1), strata: null, stages: [], lonely: "fail", rowCount };
}

/** Four strata of clusters of five, weights that differ, answers that go together within clusters. */
function clustered(rows: number): {
  readonly design: SurveyDesign;
  readonly items: readonly PerceivedItem[];
} {
  const random = randomStream(41, rows);
  const cluster = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / 5));
  const levels = Array.from({ length: Math.ceil(rows / 5) }, () => random());
  const answer = (): number[] =>
    Array.from({ length: rows }, (_, i) => {
      const draw = random();
      if (draw < 0.05) return DONT_KNOW;
      if (draw < 0.08) return REFUSED;
      return draw < 0.1 ? NOT_ASKED : Math.floor((random() + levels[cluster[i]!]!) * 2);
    });
  const design: SurveyDesign = {
    weights: Float64Array.from({ length: rows }, () => 0.5 + random()),
    strata: Int32Array.from(cluster, (each) => each % 4),
    stages: [{ cluster, populationSize: null }],
    lonely: "fail",
    rowCount: rows,
  };
  const items = ["food", "work", "night"].map((threat) => ({
    threat,
    title: threat,
    worry: answersOf(`${threat}-worry`, answer()),
    experience: answersOf(`${threat}-lived`, answer(), 3, 1),
  }));
  return { design, items };
}

describe("perceived threats", () => {
  test("by hand: of twelve asked one does not know and one refuses; six of ten worry, three lived through it", () => {
    const worry = [3, 3, 2, 2, 2, 3, 0, 1, 0, 1, DONT_KNOW, REFUSED, NOT_ASKED];
    const lived = [1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, NOT_ASKED];
    const [found] = perceivedThreats(simple(13), [
      {
        threat: "food",
        title: "Hunger",
        worry: answersOf("w", worry),
        experience: answersOf("e", lived, 1, 1),
      },
    ]);
    expect(found!.worry.answered).toBe(10);
    expect(found!.worry.share!.value).toBeCloseTo(0.6, 12);
    expect(found!.worry.dontKnow).toMatchObject({ n: 12 });
    expect(found!.worry.dontKnow!.value).toBeCloseTo(1 / 12, 12);
    expect(found!.worry.refused!.value).toBeCloseTo(1 / 12, 12);
    expect(found!.experience!.share!.value).toBeCloseTo(3 / 12, 12);
    // Both answered by ten: six worry, three of them lived through it, so three more worry than lived through it.
    expect(found!.gap).toMatchObject({ n: 10 });
    expect(found!.gap!.value).toBeCloseTo(0.3, 12);
    expect(found!.gap!.low).toBeLessThan(0.3);
  });

  test("the survey's design is in every interval, a common factor of the weights in none", () => {
    const { design, items } = clustered(400);
    const found = perceivedThreats(design, items);
    const direct = items[0]!.worry.values.map((each) => (Number.isNaN(each) ? each : each >= 2 ? 1 : 0));
    expect(found[0]!.worry.share).toEqual(estimateProportion(design, direct));
    expect(found[0]!.worry.share!.designEffect).toBeGreaterThan(1.2);
    const scaled = perceivedThreats({ ...design, weights: design.weights.map((each) => each * 40) }, items);
    found.forEach(({ worry, gap }, k) => {
      expect(scaled[k]!.worry.share!.low).toBeCloseTo(worry.share!.low, 10);
      expect(scaled[k]!.gap!.high).toBeCloseTo(gap!.high, 10);
      const { low, value, high } = worry.share!;
      expect(low >= 0 && low <= value && value <= high && high <= 1).toBe(true);
    });
  });

  test("estimates become rows beside figures; what was not asked, or is withheld, is a missing side", () => {
    const { design, items } = clustered(400);
    const level = { value: 0.9, low: 0.85, high: 0.95, n: null, period: "2025", about: "rate" };
    const measured = new Map([
      ["food", level],
      ["flood", level],
    ]);
    const options = { place: "p", period: "2026", asked: "2026-03", measured };
    const found = perceivedThreats(design, items);
    const rows = gapView(gapInputs(found, items, options));
    expect(rows.map(({ threat }) => threat).toSorted()).toEqual(["flood", "food", "night", "work"]);
    const food = rows.find(({ threat }) => threat === "food")!;
    const { value, low, high, n } = found[0]!.worry.share!;
    expect(food.worry).toEqual({ value, low, high, n, period: "2026-03", about: "food-worry" });
    expect(food.datedApart).toBe(true);
    const unplaced = rows.filter(({ quadrant }) => quadrant === "one-sided").map(({ threat }) => threat);
    expect(unplaced.toSorted()).toEqual(["flood", "night", "work"]);
    const withheld = gapInputs(perceivedThreats(design, items, { minN: 9999 }), items, options);
    expect(withheld[0]).toMatchObject({ worry: null, experience: null, measured: level });
  });

  test("few answers are withheld, a question not asked is not there, a domain is kept to", () => {
    const { design, items } = clustered(400);
    const domain = Uint8Array.from({ length: 400 }, (_, i) => (i < 9 ? 1 : 0));
    const [few] = perceivedThreats(design, items, { domain });
    expect(few!.worry.share).toBeNull();
    expect(few!.gap).toBeNull();
    const half = Uint8Array.from({ length: 400 }, (_, i) => (i < 200 ? 1 : 0));
    expect(perceivedThreats(design, items, { domain: half })[0]!.worry.answered).toBeLessThan(200);
    const [alone] = perceivedThreats(design, [{ ...items[0]!, experience: null }]);
    expect(alone).toMatchObject({ experience: null, gap: null });
    const broken = { ...items[0]!, worry: { ...items[0]!.worry, high: 0 } };
    expect(() => perceivedThreats(design, [broken])).toThrow(RangeError);
  });
});

describe("index of perceived insecurity", () => {
  test("by hand: the mean of people's own means, and bands by quarters with the edge above", () => {
    const items = [
      [0, 0, 3, 3, 2, 1],
      [0, 3, 3, 0, 1, DONT_KNOW],
    ].map((raw, k) => ({ threat: `t${k}`, title: "", worry: answersOf("w", raw), experience: null }));
    const found = perceivedIndex(simple(6), items, { minN: 1 });
    expect(Array.from(found.people, (each) => each.toFixed(3))).toEqual([
      "0.000",
      "0.500",
      "1.000",
      "0.500",
      "0.500",
      "0.333",
    ]);
    expect(found.index!.value).toBeCloseTo(17 / 36, 12);
    expect(found.bands.map(({ share }) => Math.round(share!.value * 6))).toEqual([1, 1, 3, 1]);
    expect(found.band).toBe(1);
    expect(found.bandLow! <= 1 && found.bandHigh! >= 1).toBe(true);
    const whole = perceivedIndex(simple(6), items, { minN: 1, minShare: 1 });
    expect(whole.without).toBe(1);
    expect(whole.people[5]).toBeNaN();
  });

  test("bands add up to one, the index keeps to 0–1, weights of items matter as they are relative", () => {
    const { design, items } = clustered(300);
    const found = perceivedIndex(design, items, { edges: [0.2, 0.4, 0.6, 0.8] });
    expect(found.bands.reduce((sum, { share }) => sum + share!.value, 0)).toBeCloseTo(1, 10);
    expect(found.index).toEqual(estimateProportion(design, found.people));
    const twice = perceivedIndex(design, items, { weights: [2, 2, 2] });
    expect(twice.index!.value).toBeCloseTo(found.index!.value, 12);
    const one = perceivedIndex(design, items, { weights: [1, 0, 0] });
    const grades = items[0]!.worry.values.map((each) => each / 3);
    expect(one.index!.value).toBeCloseTo(estimateMean(design, grades).value, 12);
  });

  test("choices that make no sense are refused; few people are withheld", () => {
    const { design, items } = clustered(300);
    expect(() => perceivedIndex(design, [])).toThrow(RangeError);
    expect(() => perceivedIndex(design, items, { weights: [0, 0, 0] })).toThrow(RangeError);
    expect(() => perceivedIndex(design, items, { edges: [0.5, 0.5] })).toThrow(RangeError);
    expect(perceivedIndex(design, items, { minN: 1000 })).toMatchObject({ index: null, band: null });
  });
});
