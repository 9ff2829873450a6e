/** Hearing a survey: estimates are those of their functions, small groups are nowhere, groupings and waves are right. */

import { describe, expect, test } from "vitest";
import {
  hearMadeUp,
  madeUpHeader,
  madeUpRows,
  madeUpUnits,
  madeUpYaml,
  readSurvey,
} from "../../testing/made-up-survey.ts";
import { plainIndicator } from "../../testing/plain-indicator.ts";
import { missingCode, PRESENT } from "../missing.ts";
import { createObservationBuilder } from "../observations.ts";
import { estimateMean, estimateProportion } from "../voices/index.ts";
import { hearSurvey } from "./hear-survey.ts";
import type { GroupEstimates, Grouping, ItemEstimates, SurveyEvidence } from "./survey-evidence.ts";
import { answersBehind, itemFigure, surveyObservations, withObservations } from "./survey-observations.ts";

const heard = hearMadeUp();
const evidence = heard.evidence!;

function itemOf(id: string, from: SurveyEvidence = evidence): ItemEstimates {
  return from.items.find(({ item }) => item.id === id)!;
}

function groupOf({ groups }: ItemEstimates, grouping: string, code: string): GroupEstimates {
  return groups.find(
    (each) => each.grouping?.id === grouping && each.grouping.groups[each.group]!.code === code,
  )!;
}

function domainOf({ codes, groups }: Grouping, code: string): Uint8Array {
  const place = groups.findIndex((each) => each.code === code);
  return Uint8Array.from(codes, (each) => Number(each === place));
}

const raw = madeUpRows();
const columnAt = (name: string): readonly string[] => raw.map((row) => row[madeUpHeader.indexOf(name)]!);

describe("estimates", () => {
  test("a share that counts, of everybody and of a group, is that of the plain function under the same design", () => {
    const values = Float64Array.from(columnAt("c1"), (answer) =>
      answer === "98" ? Number.NaN : Number(answer >= "3"),
    );
    const { groups, counts } = itemOf("c1");
    expect(counts).toEqual(["3", "4"]);
    expect(groups[0]!.counted).toEqual(estimateProportion(evidence.design, values));
    const place = evidence.groupings.find(({ id }) => id === "level-2")!;
    const own = groupOf(itemOf("c1"), "level-2", "north").counted!;
    const direct = estimateProportion(evidence.design, values, { domain: domainOf(place, "north") });
    expect(own.value).toBeCloseTo(direct.value, 12);
    expect(own.low).toBeCloseTo(direct.low, 9);
    expect(own.n).toBe(direct.n);
  });

  test("a number has its mean; shares of choices add up to one", () => {
    const hours = Float64Array.from(columnAt("hours"), Number);
    expect(itemOf("hours").groups[0]!.mean!.value).toBeCloseTo(
      estimateMean(evidence.design, hours).value,
      12,
    );
    for (const { shares } of itemOf("c2").groups) {
      if (shares.includes(null)) continue;
      expect(shares.reduce((sum, each) => sum + each!.value, 0)).toBeCloseTo(1, 10);
    }
  });

  test("intervals are of the level and kind that the survey asks for", () => {
    const yaml = `${madeUpYaml}intervals: { level: 0.9, shares: logit }\n`;
    const { items } = hearMadeUp({}, yaml).evidence!;
    const values = Float64Array.from(columnAt("c2"), (answer) => Number(answer >= "3"));
    const own = items.find(({ item }) => item.id === "c2")!.groups[0]!;
    expect(own.counted).toEqual(
      estimateProportion(evidence.design, values, { level: 0.9, interval: "logit" }),
    );
    expect(own.mean!.level).toBe(0.9);
  });

  test("weights times a constant change no estimate", () => {
    const scaled = raw.map((row) => row.map((cell, c) => (c === 0 ? String(Number(cell) * 37) : cell)));
    const other = hearSurvey(readSurvey(madeUpYaml, madeUpHeader, scaled).reading, madeUpUnits).evidence!;
    for (const [i, { groups }] of other.items.entries()) {
      for (const [g, each] of groups.entries()) {
        const before = evidence.items[i]!.groups[g]!;
        expect(each.n).toBe(before.n);
        expect(each.mean?.value ?? 0).toBeCloseTo(before.mean?.value ?? 0, 9);
        expect(each.counted?.low ?? 0).toBeCloseTo(before.counted?.low ?? 0, 9);
      }
    }
  });
});

describe("the door", () => {
  test("six people of a kind have no figure, and those beside them none that would give it away", () => {
    for (const estimates of evidence.items) {
      const few = groupOf(estimates, "legs", "1");
      expect(few).toMatchObject({ n: null, counted: null, mean: null, dontKnow: null, refused: null });
      expect(few.shares.every((each) => each === null)).toBe(true);
      // Everybody less the others would be the six.
      const others = groupOf(estimates, "legs", "0");
      const whole = estimates.groups[0]!;
      expect(others.n === null || whole.n === null).toBe(true);
    }
  });

  test("an answer that fewer than ten gave is withheld with another, in every grouping", () => {
    const { groups, choices } = itemOf("c3");
    const answers = columnAt("c3");
    for (const { grouping, group, shares, n } of groups) {
      const inside = (row: number): boolean => grouping === null || grouping.codes[row] === group;
      choices.forEach(({ code }, c) => {
        const count = answers.filter((each, row) => each === code && inside(row)).length;
        if (count < 10) expect(shares[c]).toBeNull();
      });
      // One withheld answer alone could be worked out from the number of all.
      if (n !== null) expect(shares.filter((each) => each === null)).not.toHaveLength(1);
    }
  });

  test("who does not know is told for all groups of a division, or for none", () => {
    const { groups } = itemOf("c1");
    for (const grouping of [null, ...evidence.groupings]) {
      const own = groups.filter((each) => each.grouping === grouping && each.n !== null);
      const told = own.filter(({ dontKnow }) => dontKnow !== null).length;
      expect([0, own.length]).toContain(told);
    }
    expect(groups[0]!.dontKnow!.value).toBeGreaterThan(0);
  });

  test("everything is withheld where everybody is few, and a finding's reason remains", () => {
    const few = hearMadeUp({ people: 8, small: 0 }).evidence!;
    expect(few.items.every(({ groups }) => groups.every(({ n, mean }) => n === null && mean === null))).toBe(
      true,
    );
  });
});

describe("groupings", () => {
  test("groups of the survey, levels from the widest, then groups inside places", () => {
    expect(evidence.groupings.map(({ id, kind }) => [id, kind])).toEqual([
      ["sex", "group"],
      ["legs", "group"],
      ["level-1", "unit"],
      ["level-2", "unit"],
      ["sex-in-level-1", "unit"],
      ["sex-in-level-2", "unit"],
    ]);
    const [, , land, regions, whole, inside] = evidence.groupings;
    expect(whole!.groups.map(({ code }) => code)).toEqual(["land-women"]);
    expect(land!.groups.map(({ code }) => code)).toEqual(["land"]);
    expect(new Set(land!.codes)).toEqual(new Set([0]));
    expect(regions!.groups.map(({ code }) => code)).toEqual(["north", "south"]);
    expect(inside!.groups.map(({ code }) => code)).toEqual(["north-women", "north-men"]);
    columnAt("sex").forEach((sex, row) => {
      const expected = columnAt("region")[row] === "s" ? -1 : sex === "f" ? 0 : 1;
      expect(inside!.codes[row]).toBe(expected);
    });
  });

  test("places that are no units are told with how many live there", () => {
    const yaml = madeUpYaml.replace("s: south", "s: nowhere");
    expect([...hearMadeUp({}, yaml).unknownPlaces]).toEqual([
      ["s", columnAt("region").filter((r) => r === "s").length],
    ]);
  });
});

describe("observations", () => {
  const indicators = [
    { ...plainIndicator, id: "fear-hunger", unitOfMeasure: "% of adults" },
    { ...plainIndicator, id: "was-hungry", unitOfMeasure: "share" },
    { ...plainIndicator, id: "water-hours", unitOfMeasure: "hours" },
  ];
  const entries = surveyObservations(evidence.items, "2026", {
    indicators,
    units: madeUpUnits,
    source: "made-up",
  });

  test("a share is in the indicator's unit of measure, a mean as it is, each with its standard error", () => {
    const at = (indicator: number, unit: string) =>
      entries.find((each) => each.indicator === indicator && madeUpUnits[each.unit]!.id === unit)!;
    const north = groupOf(itemOf("c1"), "level-2", "north").counted!;
    expect(at(0, "north")).toMatchObject({
      value: north.value * 100,
      standardError: north.standardError * 100,
    });
    expect(at(0, "north")).toMatchObject({
      reason: PRESENT,
      period: "2026",
      source: "made-up",
      note: `n = ${north.n}`,
    });
    expect(at(1, "north").value).toBeLessThanOrEqual(1);
    expect(at(2, "land").value).toBe(itemOf("hours").groups[0]!.mean!.value);
  });

  test("what may not be shown is there as suppressed, without a number", () => {
    const few = hearMadeUp({ people: 8, small: 0 }).evidence!;
    const given = surveyObservations(few.items, "2026", { indicators, units: madeUpUnits, source: "" });
    expect(given.length).toBeGreaterThan(0);
    for (const { value, standardError, reason, note } of given) {
      expect([value, standardError, reason, note]).toEqual([
        Number.NaN,
        Number.NaN,
        missingCode("suppressed"),
        "",
      ]);
    }
  });

  test("they come after those of the tables, which stay as they were", () => {
    const builder = createObservationBuilder();
    builder.openFile("observations.csv");
    builder.add({ ...entries[0]!, value: 5, period: "2020", row: 7, bound: 3, note: "by hand" });
    const before = builder.build();
    const after = withObservations(before, "submissions.csv", entries);
    expect(after.count).toBe(1 + entries.length);
    expect(after.files).toEqual(["observations.csv", "submissions.csv"]);
    expect([after.value[0], after.row[0], after.bound.get(0), after.note.get(0)]).toEqual([
      5,
      7,
      3,
      "by hand",
    ]);
    expect(after.periods[after.period[1]!]).toBe("2026");
  });

  test("how many answers a figure rests on is known by indicator and unit", () => {
    const behind = answersBehind(evidence.items);
    const north = groupOf(itemOf("c1"), "level-2", "north");
    expect(behind.get("fear-hunger")!.get("north")).toBe(north.n);
    expect(itemFigure(itemOf("c1"), north)).toBe(north.counted);
  });
});

describe("waves", () => {
  const header = [...madeUpHeader, "wave"];
  const first = madeUpRows({ seed: 11 }).map((row) => [...row, "a"]);
  const second = madeUpRows({ seed: 12 }).map((row) => [...row, "b"]);
  const stray = madeUpRows({ seed: 13, people: 3, small: 0 }).map((row) => [...row, "z"]);
  const yaml = `${madeUpYaml}waves: { column: wave, periods: { a: 2024, b: 2026 } }\n`;

  test("each is heard as if it came alone; the latest is shown, rows of none are counted", () => {
    const rows = [...first, ...second, ...stray];
    const { evidence: both, unknownWaves } = hearSurvey(readSurvey(yaml, header, rows).reading, madeUpUnits);
    const alone = hearSurvey(readSurvey(madeUpYaml, header, second).reading, madeUpUnits).evidence!;
    expect([...unknownWaves]).toEqual([["z", 3]]);
    expect(both!.survey.period).toBe("2026");
    expect(both!.earlier.map(({ survey }) => survey.period)).toEqual(["2024"]);
    expect(both!.items.map(({ groups }) => groups[0]!.mean)).toEqual(
      alone.items.map(({ groups }) => groups[0]!.mean),
    );
    const before = hearSurvey(readSurvey(madeUpYaml, header, first).reading, madeUpUnits).evidence!;
    expect(both!.earlier[0]!.items.map(({ groups }) => groups[0]!.n)).toEqual(
      before.items.map(({ groups }) => groups[0]!.n),
    );
  });

  test("without a row of a wave that is named there is nothing to hear", () => {
    expect(hearSurvey(readSurvey(yaml, header, stray).reading, madeUpUnits).evidence).toBeUndefined();
  });
});

describe("weights against margins", () => {
  const raked = `${madeUpYaml}adjust: { method: rake, margins: [{ column: sex, totals: { f: 7000, m: 3000 } }, { column: region, totals: { n: 4000, s: 6000 } }] }\n`;

  test("the margins are met, and their own shares have no error left", () => {
    const { evidence: adjusted, adjustmentProblems } = hearMadeUp({}, raked);
    expect(adjustmentProblems).toEqual([]);
    const women = Float64Array.from(columnAt("sex"), (sex) => Number(sex === "f"));
    const weights = adjusted!.design.weights;
    expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(10_000, 4);
    expect(weights.reduce((sum, each, row) => sum + each * women[row]!, 0)).toBeCloseTo(7000, 4);
    const withSex = `${raked}`.replace("items:", "items:\n  - { id: sex, scale: [f, m], direction: 0 }");
    const [f] = hearMadeUp({}, withSex).evidence!.items[0]!.groups[0]!.shares;
    expect(f!.value).toBeCloseTo(0.7, 8);
    expect(f!.standardError).toBeLessThan(1e-8);
  });

  test("trimmed weights stay within their limits", () => {
    const { evidence: adjusted } = hearMadeUp(
      {},
      raked.replace("adjust: {", "adjust: { trim: { low: 0.3, high: 2 },"),
    );
    const { weights } = adjusted!.design;
    const mean = weights.reduce((sum, each) => sum + each, 0) / weights.length;
    expect(Math.max(...weights)).toBeLessThanOrEqual(2 * mean * (1 + 1e-9));
  });

  test("margins that cannot be met leave the weights as they came, and are told", () => {
    const { evidence: kept, adjustmentProblems } = hearMadeUp({}, raked.replace("s: 6000", "s: 60"));
    expect(adjustmentProblems.map(({ reason }) => reason)).toEqual(["sums-differ"]);
    expect(kept!.design.weights).toEqual(evidence.design.weights);
  });
});
