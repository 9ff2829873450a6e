/** What a survey says in an assessment: right where it can be checked by other ways, and without small groups anywhere. */

import { describe, expect, test } from "vitest";
import { hearSurvey, type SurveyEvidence, testIndependence } from "../../evidence/index.ts";
import type { DeprivationDefinition, Framework, Threat } from "../../framework/index.ts";
import {
  hearMadeUp,
  madeUpHeader,
  madeUpRows,
  madeUpUnits,
  madeUpYaml,
  readSurvey,
} from "../../testing/made-up-survey.ts";
import { plainComponent, plainInput } from "../../testing/plain-input.ts";
import { estimateDeprivation } from "../deprivation/index.ts";
import { defaultRecipe } from "../recipe.ts";
import { assessVoices } from "./assess-voices.ts";
import type { CaseVoices } from "./case-voices.ts";
import { holm } from "./group-differences.ts";

const threats = ["hunger", "attack", "flood"].map(
  (id): Threat => ({
    id,
    title: `Threat of ${id}`,
    plainWords: "",
    component: id === "hunger" ? "want" : "fear",
    alsoTouches: [],
    freedoms: [],
    severityIndicators: id === "hunger" ? ["fear-hunger", "stunting"] : [],
    pervasivenessIndicators: [],
    preventable: "unstated",
    sensitivity: "",
    source: "",
    more: {},
  }),
);

const plain = plainInput(plainComponent("index", [plainComponent("want")]), [
  { id: "fear-hunger", component: "want", direction: -1, low: 0, high: 100, values: [50, 50, 50, 50, 50] },
  {
    id: "stunting",
    component: "want",
    title: "Stunting",
    direction: -1,
    low: 0,
    high: 50,
    values: [20, 30, 5, Number.NaN, Number.NaN],
  },
]);

function assessed(evidence: SurveyEvidence, more: Partial<Framework> = {}): CaseVoices {
  const framework = {
    ...plain.framework,
    threats,
    context: { place: "", population: "adults", period: "", purpose: "", audience: "" },
    ...more,
  };
  return assessVoices(evidence, { ...plain, framework, units: madeUpUnits }, defaultRecipe);
}

const heard = hearMadeUp().evidence!;
const voices = assessed(heard);

describe("perceived threats", () => {
  test("shares are those of the estimates, and gaps are worry less experience of the same people", () => {
    const [whole] = voices.perceived;
    expect(whole!.threats.map(({ threat, title }) => [threat, title])).toEqual([
      ["hunger", "Threat of hunger"],
      ["attack", "Threat of attack"],
      ["flood", "Threat of flood"],
    ]);
    const [hunger, attack] = whole!.threats;
    const [worry, lived] = ["c1", "d1"].map(
      (id) => heard.items.find(({ item }) => item.id === id)!.groups[0]!,
    );
    expect(hunger!.worry.share).toBe(worry!.counted);
    expect(hunger!.experience!.share).toBe(lived!.counted);
    expect(hunger!.gap!.value).toBeGreaterThan(worry!.counted!.value - lived!.counted!.value - 0.05);
    expect(hunger!.gap!.value).toBeLessThan(worry!.counted!.value - lived!.counted!.value + 0.05);
    expect(attack).toMatchObject({ experience: null, gap: null });
  });

  test("a small group has no share, no gap and no number", () => {
    const few = voices.perceived.find(
      ({ grouping, group }) => grouping?.id === "legs" && grouping.groups[group]!.code === "1",
    )!;
    for (const { worry, experience, gap } of few.threats) {
      expect(worry.share).toBeNull();
      expect(worry.answered).toBeNaN();
      expect(experience?.share ?? null).toBeNull();
      expect(gap).toBeNull();
    }
  });

  test("the index lies between 0 and 1, its bands add up or are withheld", () => {
    const { index, bands } = voices.index!;
    expect(index!.value).toBeGreaterThan(0);
    expect(index!.value).toBeLessThan(1);
    const shown = bands.filter(({ share }) => share !== null);
    const sum = shown.reduce((total, { share }) => total + share!.value, 0);
    if (shown.length === bands.length) expect(sum).toBeCloseTo(1, 9);
    else expect(sum).toBeLessThan(1);
  });
});

describe("differences between groups", () => {
  test("are the design's own test of the answers that count, corrected for their number", () => {
    const rows = madeUpRows();
    const answer = Int32Array.from(rows, (row) => (row[5] === "98" ? -1 : Number(row[5]! >= "3")));
    const sex = Int32Array.from(rows, (row) => Number(row[3] === "m"));
    const direct = testIndependence(heard.design, { codes: answer, count: 2 }, { codes: sex, count: 2 });
    const own = voices.differences.find(({ item, group }) => item === "c1" && group === "sex")!;
    expect(own.p).toBeCloseTo(direct.fP, 12);
    expect(own.n).toBe(direct.n);
    expect(own.pHolm).toBeGreaterThanOrEqual(own.p);
    expect(own.pHolm).toBe(holm(voices.differences.map(({ p }) => p))[voices.differences.indexOf(own)]);
  });

  test("of groups that are withheld there is none", () => {
    expect(new Set(voices.differences.map(({ group }) => group))).toEqual(new Set(["sex"]));
  });
});

describe("perceived beside measured", () => {
  test("a row a threat and place, measured by the first indicator that people do not feed themselves", () => {
    const north = voices.gap.find(({ unit }) => unit === "north")!;
    const hunger = north.rows.find(({ threat }) => threat === "hunger")!;
    // Stunting of 30 between goalposts 0 and 50, where more is worse.
    expect(hunger.measured).toMatchObject({ value: 0.6, about: "Stunting", n: null });
    expect(hunger.worry!.about).toBe("c1");
    expect(hunger.title).toBe("Threat of hunger");
    expect(north.rows.find(({ threat }) => threat === "flood")!.quadrant).toBe("one-sided");
    expect(voices.gap.map(({ unit }) => unit)).toEqual(["land", "north", "south"]);
  });
});

describe("communities", () => {
  test("a profile for each place of the finest level, on the questions that are part of it", () => {
    expect(voices.profiles.map(({ community }) => community)).toEqual(["north", "south"]);
    const items = voices.profiles[0]!.items.map(({ item }) => item.id).toSorted();
    expect(items).toEqual(["c1", "d1"]);
    expect(voices.comparison!.verdict).toBe("comparable");
    expect(voices.profiles[0]!.index!.estimate.value).toBeGreaterThan(0);
  });

  test("forty answers and six questions are a profile; eight people are none", () => {
    const six = ["c1", "d1", "c2", "c3"].map((id) => id);
    const yaml = madeUpYaml
      .replaceAll("direction: -1 }", "direction: -1, profile: true }")
      .replace("counts: [3, 4]", "profile: true");
    const forty = assessed(hearMadeUp({ people: 80, small: 0 }, yaml).evidence!);
    expect(forty.profiles[0]!.people).toBeLessThanOrEqual(44);
    expect(forty.profiles[0]!.items.length).toBe(six.length);
    expect(forty.profiles[0]!.index!.estimate.low).toBeGreaterThan(0);
    const eight = assessed(hearMadeUp({ people: 8, small: 0 }).evidence!);
    for (const { people, index, items } of eight.profiles) {
      expect([people, index]).toEqual([Number.NaN, null]);
      for (const { answered, score, standing } of items)
        expect([answered, score, standing]).toEqual([Number.NaN, null, "withheld"]);
    }
  });
});

describe("who was heard", () => {
  test("groups not heard are named; a small one is told without its number, and so is one beside it", () => {
    expect(voices.heard.unheard).toEqual([{ dimension: "sex", group: "x", title: "Others" }]);
    const [sex, legs] = voices.heard.dimensions;
    expect(sex!.groups.map(({ people, status }) => [people, status])).toEqual([
      [120, "reached"],
      [120, "reached"],
      [0, "unheard"],
    ]);
    const few = legs!.groups.find(({ group }) => group === "1")!;
    expect(few).toMatchObject({ people: Number.NaN, share: Number.NaN, status: "few" });
    expect(legs!.groups.find(({ group }) => group === "0")).toMatchObject({
      people: Number.NaN,
      status: "withheld",
    });
    expect(voices.heard.notAsked).toEqual(["age", "displacement", "language", "place"]);
  });
});

describe("needs and capacity", () => {
  test("what does harm is no capacity, whatever the survey says of it", () => {
    const { rows, notCapacity } = voices.capacity!;
    expect(rows[0]!.group).toBe("adults");
    expect(rows[0]!.cells.capacity.map(({ code }) => code)).toEqual(["savings-group"]);
    expect(rows[0]!.cells["harmful-coping"].map(({ code }) => code)).toEqual(["sold-land"]);
    expect(notCapacity.every(({ entry, harm }) => entry.code === "sold-land" && harm === "asset-loss")).toBe(
      true,
    );
    const savers = madeUpRows().map((row) => Number(row[10] === "save") * Number(row[0]));
    const weights = madeUpRows().map((row) => Number(row[0]));
    const share = savers.reduce((a, b) => a + b, 0) / weights.reduce((a, b) => a + b, 0);
    expect(rows[0]!.cells.capacity[0]!.estimate!.value).toBeCloseTo(share, 12);
  });
});

const measure: DeprivationDefinition = {
  title: "Food and water",
  unitOfAnalysis: "person",
  members: null,
  groups: ["sex", "legs"],
  measure: {
    povertyCutoffs: [0.25, 0.5, 1],
    dimensions: ["d1", "cope"].map((column) => ({
      id: column,
      title: column,
      weight: 1,
      indicators: [
        {
          id: `poor-${column}`,
          title: column,
          column,
          rule: { codes: column === "d1" ? ["1"] : ["sold"] },
          unknown: [],
          weight: 1,
          missing: "leave-out" as const,
        },
      ],
    })),
  },
};

describe("deprivation", () => {
  const counted = assessed(heard, { deprivation: measure }).deprivation!;

  test("figures are those of the estimates under the survey's design", () => {
    const rows = madeUpRows();
    const depths = [rows.map((row) => Number(row[6])), rows.map((row) => Number(row[10] === "sold"))];
    const { whole } = estimateDeprivation({
      depths: depths.map((each) => Float64Array.from(each)),
      shares: [
        { share: 0.5, dimension: 0 },
        { share: 0.5, dimension: 1 },
      ],
      povertyCutoffs: [0.25, 0.5, 1],
      design: heard.design,
      members: null,
    });
    expect(counted.n).toBe(whole.n);
    expect(counted.atCutoffs.map(({ headcount }) => headcount!.value)).toEqual(
      whole.atCutoffs.map(({ headcount }) => headcount.value),
    );
    expect(counted.indicators[1]!.uncensoredHeadcount!.value).toBe(whole.uncensoredHeadcounts[1]!.value);
  });

  test("H falls as k rises, M0 is H times A, contributions add up to one", () => {
    counted.atCutoffs.forEach(({ headcount, intensity, adjustedHeadcount }, c) => {
      if (c > 0)
        expect(headcount!.value).toBeLessThanOrEqual(counted.atCutoffs[c - 1]!.headcount!.value + 1e-12);
      expect(headcount!.value * intensity!.value).toBeCloseTo(adjustedHeadcount!.value, 12);
      const parts = counted.indicators.map(({ contributions }) => contributions[c]);
      if (!parts.includes(null)) expect(parts.reduce((sum, each) => sum + each!.value, 0)).toBeCloseTo(1, 10);
    });
  });

  test("a group of six has no figure, and the other one none that would give it away", () => {
    const ofLegs = counted.groups.filter(({ column }) => column === "legs");
    expect(ofLegs.map(({ n }) => n)).toEqual([null, null]);
    for (const { atCutoffs } of ofLegs)
      expect(atCutoffs.every(({ headcount }) => headcount === null)).toBe(true);
    const women = counted.groups.find(({ column, group }) => column === "sex" && group === "f")!;
    expect(women.n).toBe(120);
    expect(women.atCutoffs[0]!.headcount).not.toBeNull();
  });
});

describe("two waves", () => {
  const header = [...madeUpHeader, "wave"];
  const yaml = `${madeUpYaml}waves: { column: wave, periods: { a: 2024, b: 2026 } }\n`;
  const rows = [
    ...madeUpRows({ seed: 21 }).map((row) => [...row, "a"]),
    ...madeUpRows({ seed: 22 }).map((row) => [...row, "b"]),
  ];
  const both = hearSurvey(readSurvey(yaml, header, rows).reading, madeUpUnits).evidence!;
  const later = assessed(both, { deprivation: measure });

  test("communities change item by item, as their two profiles differ", () => {
    const before = assessed(both.earlier[0]!);
    for (const { unit, change } of later.communityChanges) {
      const [first, second] = [before, later].map(
        ({ profiles }) => profiles.find(({ community }) => community === unit)!,
      );
      expect(change.index!.value).toBeCloseTo(
        second!.index!.estimate.value - first!.index!.estimate.value,
        12,
      );
      expect([change.earlier, change.later]).toEqual(["2024", "2026"]);
    }
    expect(later.communityChanges.map(({ unit }) => unit)).toEqual(["north", "south"]);
    expect(voices.communityChanges).toEqual([]);
  });

  test("deprivation changes by what the two waves say, and its parts add up", () => {
    const before = assessed(both.earlier[0]!, { deprivation: measure }).deprivation!;
    later.deprivationChange!.atCutoffs.forEach((change, c) => {
      const [h0, h1] = [before, later.deprivation!].map(({ atCutoffs }) => atCutoffs[c]!.headcount!.value);
      expect(change!.headcount.absolute.value).toBeCloseTo(h1! - h0!, 12);
      expect(change!.byHeadcount.value + change!.byIntensity.value).toBeCloseTo(
        change!.adjustedHeadcount.absolute.value,
        12,
      );
    });
  });
});

test("nothing that is shown counts fewer than ten people", () => {
  const small: number[] = [];
  JSON.stringify(
    [voices.perceived, voices.profiles, voices.heard, voices.capacity, voices.estimates],
    (key, value: unknown) => {
      if (["n", "people", "answered"].includes(key) && typeof value === "number" && value > 0 && value < 10)
        small.push(value);
      return ArrayBuffer.isView(value) ? undefined : value;
    },
  );
  expect(small).toEqual([]);
});
