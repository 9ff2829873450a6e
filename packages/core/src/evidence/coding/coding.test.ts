/** Agreement of coders on published examples, and the way from words to a threat. */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import type { CodedWords } from "./coded-words.ts";
import { coderAgreement } from "./coder-agreement.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { krippendorffAlpha } from "./krippendorff.ts";
import { promoteThreat, type ThreatProposal } from "./promote-threat.ts";

const gap = Number.NaN;

describe("Krippendorff's alpha", () => {
  // Krippendorff (2011), section D: four observers, twelve units, with gaps.
  const observers = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, gap, gap, gap],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, gap, 3],
    [gap, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, gap],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, gap],
  ];

  test("the published example: nominal 0.743, ordinal 0.815", () => {
    const nominal = krippendorffAlpha(observers, "nominal");
    expect(nominal.alpha.toFixed(3)).toBe("0.743");
    expect(nominal).toMatchObject({ units: 11, codes: 40 });
    expect(krippendorffAlpha(observers, "ordinal").alpha.toFixed(3)).toBe("0.815");
  });

  test("for two coders without gaps, close to kappa, and closer the more answers", () => {
    const random = randomStream(3, 0);
    const first = Array.from({ length: 4000 }, () => Math.floor(random() * 4));
    const second = first.map((code) => (random() < 0.7 ? code : Math.floor(random() * 4)));
    const difference = (n: number): number =>
      Math.abs(
        krippendorffAlpha([first.slice(0, n), second.slice(0, n)], "nominal").alpha -
          cohenKappa(first.slice(0, n), second.slice(0, n), 0.95).kappa,
      );
    expect(difference(50)).toBeLessThan(0.02);
    expect(difference(4000)).toBeLessThan(0.0005);
  });

  test("order of coders and units, and names of codes, change nothing; no two codes: no alpha", () => {
    const { alpha } = krippendorffAlpha(observers, "nominal");
    const turned = observers.toReversed().map((codes) => codes.toReversed().map((code) => 7 - code ** 2));
    expect(krippendorffAlpha(turned, "nominal").alpha).toBeCloseTo(alpha, 12);
    const ordinal = krippendorffAlpha(observers, "ordinal").alpha;
    expect(
      krippendorffAlpha(
        observers.map((codes) => codes.map((code) => -code)),
        "ordinal",
      ).alpha,
    ).toBeCloseTo(ordinal, 12);
    expect(
      krippendorffAlpha(
        [
          [2, 2],
          [2, gap],
        ],
        "nominal",
      ).alpha,
    ).toBeNaN();
    expect(krippendorffAlpha([], "nominal").units).toBe(0);
    expect(() => krippendorffAlpha([[1], [1, 2]], "nominal")).toThrow(RangeError);
  });
});

describe("Cohen's kappa", () => {
  function fromTable(table: readonly (readonly number[])[]): { first: number[]; second: number[] } {
    const cells = table.flatMap((row, i) => row.flatMap((count, j) => new Array(count).fill([i, j])));
    return { first: cells.map(([i]) => i), second: cells.map(([, j]) => j) };
  }
  const published = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];

  test("Cohen's own table: agreement 0.70, by chance 0.41, kappa 0.492", () => {
    const { first, second } = fromTable(published);
    const found = cohenKappa(first, second, 0.95);
    expect(found.n).toBe(200);
    expect(found.agreement).toBeCloseTo(0.7, 12);
    expect(found.byChance).toBeCloseTo(0.41, 12);
    expect(found.kappa).toBeCloseTo(0.29 / 0.59, 12);
    // Cohen's normal interval, √(0.7 × 0.3 / 200) / 0.59 = 0.055 to each side, lies next to Wilson's.
    expect(Math.abs(found.low - (found.kappa - 1.96 * 0.0549))).toBeLessThan(0.01);
    expect(Math.abs(found.high - (found.kappa + 1.96 * 0.0549))).toBeLessThan(0.01);
  });

  test("the standard error is that of the delta method, cell by cell", () => {
    const { first, second } = fromTable(published);
    const kappaOf = (p: readonly (readonly number[])[]): number => {
      const whole = p.flat().reduce((a, b) => a + b, 0);
      const agreement = p.reduce((sum, row, i) => sum + row[i]! / whole, 0);
      const chance = p.reduce((sum, row, i) => {
        const column = p.reduce((so, other) => so + other[i]!, 0);
        return sum + (row.reduce((a, b) => a + b, 0) / whole) * (column / whole);
      }, 0);
      return (agreement - chance) / (1 - chance);
    };
    const shares = published.map((row) => row.map((each) => each / 200));
    let [mean, square] = [0, 0];
    shares.forEach((row, i) => {
      row.forEach((share, j) => {
        const step = 1e-6;
        const more = shares.map((r, a) => r.map((each, b) => (a === i && b === j ? each + step : each)));
        const slope = (kappaOf(more) - kappaOf(shares)) / step;
        mean += share * slope;
        square += share * slope ** 2;
      });
    });
    const expected = Math.sqrt((square - mean ** 2) / 200);
    expect(cohenKappa(first, second, 0.95).standardError).toBeCloseTo(expected, 6);
  });

  test("agreement throughout still has an interval; one code for all has no kappa; gaps are left out", () => {
    const same = cohenKappa(["a", "b", "a", "b"], ["a", "b", "a", "b"], 0.95);
    expect(same).toMatchObject({ kappa: 1, high: 1, standardError: 0 });
    expect(same.low).toBeLessThan(0.2);
    expect(cohenKappa(["a", "a"], ["a", "a"], 0.95).kappa).toBeNaN();
    expect(cohenKappa([null, "a"], ["b", null], 0.95)).toMatchObject({ n: 0, kappa: Number.NaN });
    expect(() => cohenKappa(["a"], [], 0.95)).toThrow(RangeError);
  });
});

const head = { language: "so", place: "p1", file: "coding.csv" };
const rows: CodedWords[] = [
  {
    ...head,
    answer: "a1",
    words: "ceelka waa gudhay",
    period: "2026-03",
    coder: "k1",
    code: "dry-well",
    row: 2,
  },
  { ...head, answer: "a1", words: "", period: "", coder: "k2", code: "dry-well", row: 3 },
  { ...head, answer: "a2", words: "biyo la'aan", period: "2026-01", coder: "k1", code: "dry-well", row: 4 },
  { ...head, answer: "a2", words: "", period: "", coder: "k2", code: "drought", row: 5 },
  { ...head, answer: "a3", words: "ceel", period: "2026-02", coder: "k1", code: "dry-well", row: 6 },
  { ...head, answer: "a3", words: "", period: "", coder: "k2", code: "dry-well", row: 7 },
  { ...head, answer: "a4", words: "tuug", period: "2026-02", coder: "k1", code: "theft", row: 8 },
];
const proposal: ThreatProposal = {
  code: "dry-well",
  id: "wells-run-dry",
  title: "Wells run dry",
  component: "environmental",
  freedoms: ["want"],
  preventable: "partly",
  sensitivity: "low",
};

describe("from words to a threat", () => {
  test("agreement, what is disputed, and what only one has coded", () => {
    const found = coderAgreement(rows);
    expect(found).toMatchObject({ coders: ["k1", "k2"], answers: 4, disputed: ["a2"], onceOnly: ["a4"] });
    expect(found.alpha.units).toBe(3);
    expect(found.pairs).toHaveLength(1);
    expect(found.pairs[0]!.kappa.n).toBe(3);
  });

  test("the trace leads to the first words both coders agree on, as they were spoken", () => {
    const { threat, origin } = promoteThreat(rows, proposal, new Set(["drought"]));
    expect(origin).toMatchObject({ threat: "wells-run-dry", agreed: ["a3", "a1"], disputed: ["a2"] });
    expect(origin!.first).toEqual({
      answer: "a3",
      words: "ceel",
      language: "so",
      place: "p1",
      period: "2026-02",
      coders: ["k1", "k2"],
      file: "coding.csv",
      row: 6,
    });
    expect(threat).toMatchObject({
      id: "wells-run-dry",
      plainWords: "ceel",
      source: "a3",
      component: "environmental",
    });
  });

  test.each([
    ["a code nobody gave", { ...proposal, code: "hail" }, "not-said"],
    ["a code of one coder", { ...proposal, code: "theft" }, "one-coder"],
    ["an id there is already", { ...proposal, id: "drought" }, "known"],
    ["a name for an id", { ...proposal, id: "Wells run dry" }, "id-invalid"],
  ])("%s is refused", (_, each, refused) => {
    expect(promoteThreat(rows, each, new Set(["drought"]))).toEqual({ threat: null, origin: null, refused });
  });
});
