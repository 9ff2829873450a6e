/** Community profiles: published intervals, coverage of few answers, and comparisons that are refused. */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import { changeOfCommunity } from "./change-of-community.ts";
import type { Community, CommunityItem } from "./community.ts";
import { compareCommunities } from "./compare-communities.ts";
import { differenceOf } from "./difference.ts";
import { communityProfile } from "./profile.ts";
import { meanOfFew } from "./small-sample.ts";

const plain = { weights: null, population: null, level: 0.95 } as const;

function zerosAndOnes(ones: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => (i < ones ? 1 : 0));
}

describe("intervals from few answers", () => {
  // Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10, as printed to four digits.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 10, 0.6075, 1],
  ])("the difference of %d/%d and %d/%d: Newcombe's table", (a, m, b, n, low, high) => {
    const first = meanOfFew(zerosAndOnes(b, n), plain).estimate;
    const second = meanOfFew(zerosAndOnes(a, m), plain).estimate;
    const found = differenceOf(first, second);
    expect(found.value).toBeCloseTo(a / m - b / n, 12);
    expect(found.low.toFixed(4)).toBe(low.toFixed(4));
    expect(found.high.toFixed(4)).toBe(high.toFixed(4));
  });

  test("Student's t: tabled quantiles around a mean", () => {
    // 2.262 and 4.303: the 97.5 % points for 9 and 2 degrees of freedom in any table.
    for (const [values, quantile] of [
      [[0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9], 2.2621571628],
      [[0.49, 0.5, 0.51], 4.3026527297],
    ] as const) {
      const { estimate, method } = meanOfFew(values, plain);
      expect(method).toBe("t");
      expect((estimate.high - estimate.value) / estimate.standardError).toBeCloseTo(quantile, 8);
      expect(estimate.value - estimate.low).toBeCloseTo(estimate.high - estimate.value, 12);
    }
  });

  test("intervals hold what they promise in small communities that are partly asked", () => {
    const random = randomStream(17, 0);
    const people = Array.from({ length: 60 }, () => [0, 1 / 3, 2 / 3, 1][Math.floor(random() ** 0.6 * 4)]!);
    const truth = people.reduce((sum, each) => sum + each, 0) / 60;
    let [held, heldShare] = [0, 0];
    const share = people.filter((each) => each === 1).length / 60;
    for (let run = 0; run < 1500; run++) {
      const asked = people.map((value) => ({ value, at: random() })).toSorted((a, b) => a.at - b.at);
      const values = asked.slice(0, 40).map(({ value }) => value);
      const { low, high } = meanOfFew(values, { ...plain, population: 60 }).estimate;
      if (low <= truth && truth <= high) held++;
      const ones = values.map((value) => (value === 1 ? 1 : 0));
      const of = meanOfFew(ones, { ...plain, population: 60 }).estimate;
      if (of.low <= share && share <= of.high) heldShare++;
    }
    expect(held / 1500).toBeGreaterThan(0.93);
    expect(held / 1500).toBeLessThan(0.975);
    expect(heldShare / 1500).toBeGreaterThan(0.92);
    expect(heldShare / 1500).toBeLessThan(0.99);
  });

  test("everybody asked: no doubt left; one answer: no interval; alike answers: still an interval", () => {
    const all = meanOfFew([0, 0.5, 0.7], { ...plain, population: 3 }).estimate;
    expect([all.low, all.high, all.standardError]).toEqual([all.value, all.value, 0]);
    expect(meanOfFew([0.5, Number.NaN], plain).estimate).toMatchObject({ n: 1, low: Number.NaN, value: 0.5 });
    expect(meanOfFew([Number.NaN], plain).estimate).toMatchObject({ n: 0, gap: "no-answers" });
    const alike = meanOfFew(new Array(12).fill(0.5), plain);
    expect(alike.method).toBe("wilson");
    expect(alike.estimate.high - alike.estimate.low).toBeGreaterThan(0.4);
  });

  test("weights of one size change nothing, unequal ones widen; what is out of bounds is refused", () => {
    const values = [0.1, 0.9, 0.4, 0.6, 0.3];
    const equal = meanOfFew(values, { ...plain, weights: [7, 7, 7, 7, 7] }).estimate;
    const none = meanOfFew(values, plain).estimate;
    expect(equal.low).toBeCloseTo(none.low, 12);
    expect(equal.designEffect).toBeCloseTo(1, 12);
    const ones = zerosAndOnes(10, 20);
    const uneven = ones.map((_, i) => 1 + (i % 4));
    const [wide, narrow] = [meanOfFew(ones, { ...plain, weights: uneven }), meanOfFew(ones, plain)];
    expect(wide.estimate.high - wide.estimate.low).toBeGreaterThan(
      narrow.estimate.high - narrow.estimate.low,
    );
    expect(() => meanOfFew([1.2], plain)).toThrow(RangeError);
    expect(() => meanOfFew([1, 0], { ...plain, weights: [1, 0] })).toThrow(RangeError);
    expect(() => meanOfFew([1, 0], { ...plain, population: 1 })).toThrow(RangeError);
  });
});

function itemOf(id: string, more: Partial<CommunityItem> = {}): CommunityItem {
  return { id, title: id, question: `${id}?`, low: 0, high: 3, direction: 1, weight: 1, ...more };
}

/** Forty people, answers on 0–3 around a level of their own for each item. */
function village(id: string, period: string, items: readonly CommunityItem[], shift = 0): Community {
  const random = randomStream(23, id.length);
  return {
    id,
    title: id,
    period,
    population: 400,
    items,
    answers: items.map((_, k) =>
      Float64Array.from({ length: 40 }, () => Math.min(3, Math.floor((random() + shift) * (1 + (k % 6))))),
    ),
    weights: null,
  };
}

const six = ["water", "school", "night", "clinic", "market", "roads"].map((id) => itemOf(id));

describe("community profile", () => {
  test("forty answers and six items: strengths before gaps, every interval in bounds", () => {
    const profile = communityProfile(village("a", "2026", six));
    expect(profile.people).toBe(40);
    expect(profile.items).toHaveLength(6);
    const standings = profile.items.map(({ standing }) => standing);
    const places = standings.map((each) => ["strength", "between", "gap", "withheld"].indexOf(each));
    expect(places).toEqual(places.toSorted());
    expect(standings).toContain("strength");
    expect(standings).toContain("gap");
    for (const { score, share } of profile.items) {
      const { low, value, high } = score!.estimate;
      expect(low >= 0 && low <= value && value <= high && high <= 1).toBe(true);
      expect(high - low).toBeGreaterThan(0.01);
      expect(share).toBeCloseTo(1 / 6, 12);
    }
    const mean = profile.items.reduce((sum, { score }) => sum + score!.estimate.value / 6, 0);
    expect(profile.index!.estimate.value).toBeCloseTo(mean, 12);
  });

  test("a turned scale turns the score; few answers are withheld; answers off the scale are counted apart", () => {
    const base = village("a", "2026", [itemOf("x"), itemOf("rare"), itemOf("odd")]);
    const answers = [
      base.answers[0]!,
      Float64Array.from({ length: 40 }, (_, i) => (i < 9 ? 1 : Number.NaN)),
      Float64Array.from({ length: 40 }, (_, i) => (i < 3 ? 99 : i % 2)),
    ];
    const found = communityProfile({ ...base, answers });
    const turned = communityProfile({
      ...base,
      answers,
      items: base.items.map((item) => ({ ...item, direction: -1 as const })),
    });
    const of = (profile: typeof found, id: string) => profile.items.find(({ item }) => item.id === id)!;
    expect(of(turned, "x").score!.estimate.value).toBeCloseTo(1 - of(found, "x").score!.estimate.value, 12);
    expect(of(found, "rare")).toMatchObject({
      standing: "withheld",
      score: null,
      answered: 9,
      unanswered: 31,
    });
    expect(of(found, "odd")).toMatchObject({ outside: 3, answered: 37, unanswered: 0 });
    expect(found.items.at(-1)!.item.id).toBe("rare");
    expect(communityProfile({ ...base, answers, population: 12 }).populationRefused).toBe(true);
    expect(() => communityProfile({ ...base, answers: [base.answers[0]!] })).toThrow(RangeError);
    expect(() => communityProfile({ ...base, items: base.items.map((i) => ({ ...i, weight: 0 })) })).toThrow(
      RangeError,
    );
  });
});

describe("communities beside each other", () => {
  const other = [
    ...six.slice(0, 2),
    itemOf("night", { high: 10 }),
    itemOf("clinic", { question: "Near?" }),
    itemOf("dam"),
  ];

  test("what is not common is refused with its reason, the common core is compared apart", () => {
    const found = compareCommunities([village("a", "2026", six), village("bb", "2026", other)]);
    expect(found.verdict).toBe("core-only");
    expect(found.notCommon).toEqual([
      { item: "night", reason: "scale-differs", where: [1] },
      { item: "clinic", reason: "question-differs", where: [1] },
      { item: "market", reason: "not-asked", where: [1] },
      { item: "roads", reason: "not-asked", where: [1] },
      { item: "dam", reason: "not-asked", where: [0] },
    ]);
    for (const profile of found.core!) {
      expect(profile.items.map(({ item }) => item.id).toSorted()).toEqual(["school", "water"]);
      for (const { share } of profile.items) expect(share).toBe(0.5);
    }
  });

  test("nothing in common: refused; the same items and weights: comparable; other weights: the core alone", () => {
    const [a, b] = [village("a", "2026", six), village("bb", "2026", [itemOf("dam")])];
    expect(compareCommunities([a, b])).toMatchObject({ verdict: "refused", core: null });
    expect(compareCommunities([a, { ...a, id: "c" }]).verdict).toBe("comparable");
    const heavier = { ...a, items: a.items.map((item, k) => ({ ...item, weight: k === 0 ? 3 : 1 })) };
    const found = compareCommunities([a, heavier]);
    expect(found.verdict).toBe("core-only");
    expect(found.weighedApart).toHaveLength(6);
    expect(found.core![0]!.index).toEqual(found.core![1]!.index);
    expect(() => compareCommunities([a])).toThrow(RangeError);
  });

  test("change: on its own index where the same was asked, on the core where not", () => {
    const before = village("a", "2025", six);
    const after = village("a", "2026", six, 0.2);
    const found = changeOfCommunity(before, after);
    expect(found.indexOn).toBe("own");
    expect(found.index!.value).toBeCloseTo(
      communityProfile(after).index!.estimate.value - communityProfile(before).index!.estimate.value,
      12,
    );
    expect(found.index!.low).toBeLessThan(found.index!.value);
    const reworded = { ...after, items: [itemOf("water", { question: "Clean water?" }), ...six.slice(1)] };
    const core = changeOfCommunity(before, reworded);
    expect(core.indexOn).toBe("core");
    expect(core.notCommon).toEqual([{ item: "water", reason: "question-differs", where: [1] }]);
    expect(core.items.map(({ item }) => item)).not.toContain("water");
    expect(() => changeOfCommunity(after, before)).toThrow(RangeError);
    const none = changeOfCommunity(village("a", "2024", [itemOf("dam")]), after);
    expect(none).toMatchObject({ items: [], index: null });
  });
});
