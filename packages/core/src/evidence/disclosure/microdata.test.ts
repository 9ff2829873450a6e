import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anonymityViolations, classDiversity } from "./anonymity.ts";
import { keyFrequencies } from "./key-frequencies.ts";
import { answersOf, classesOf, type Key, keyOf } from "./keys.ts";
import { localSuppression } from "./local-suppression.ts";
import { microdataRisk } from "./microdata-risk.ts";
import { recodeAnswers, recodeIntoBands } from "./recode.ts";
import { globalRisk, reidentificationRisk } from "./reidentification-risk.ts";

fc.configureGlobal({ seed: 1998 });

const root = new URL("../../../../../../shared/reference/", import.meta.url);
const present = existsSync(new URL("disclosure/", root));

function readColumns(path: string): ReadonlyMap<string, readonly string[]> {
  const [head, ...rows] = readFileSync(new URL(path, root), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,|$)/g)].map(([, a, b]) => a ?? b ?? ""));
  return new Map(head!.map((name, k) => [name, rows.map((cells) => cells[k]!)]));
}

type Expected = {
  readonly keys: readonly string[];
  readonly weight: string;
  readonly fk: readonly number[];
  readonly Fk: readonly number[];
  readonly rk_approx: readonly number[];
  readonly rk_exact: readonly number[];
  readonly global_risk_approx: number;
  readonly expected_reidentifications: number;
  readonly viol_k2: number;
  readonly viol_k3: number;
  readonly viol_k5: number;
  readonly rk_unweighted_mean: number;
};

type Diversity = {
  readonly keys: readonly string[];
  readonly sensitive: string;
  readonly class: readonly string[];
  readonly n: readonly number[];
  readonly distinct: readonly number[];
  readonly entropy: readonly number[];
};

function furthest(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return expected.reduce((most, each, i) => Math.max(most, Math.abs(actual[i]! / each - 1)), 0);
}

describe.runIf(present)("the numbers of sdcMicro 5.8.1", () => {
  const reference = present
    ? (JSON.parse(readFileSync(new URL("disclosure/sdc-reference.json", root), "utf8")) as Record<
        string,
        unknown
      >)
    : {};

  test.each([
    ["francdat", "disclosure/francdat.csv"],
    ["apistrat", "survey/apistrat.csv"],
    ["apiclus1_cname", "survey/apiclus1.csv"],
  ])("%s: frequencies, risks, violations", (name, path) => {
    const expected = reference[name] as Expected;
    const columns = readColumns(path);
    const keys = expected.keys.map((key) => keyOf(key, columns.get(key)!));
    const weights = columns.get(expected.weight)!.map(Number);
    const frequencies = keyFrequencies(keys, weights);
    expect(Array.from(frequencies.sample)).toEqual(expected.fk);
    expect(furthest(frequencies.population, expected.Fk)).toBeLessThan(1e-9);
    const approximate = reidentificationRisk(frequencies, { method: "approximate" });
    expect(furthest(approximate, expected.rk_approx)).toBeLessThan(1e-9);
    const exact = reidentificationRisk(frequencies, { method: "exact" });
    expect(furthest(exact, expected.rk_exact)).toBeLessThan(1e-9);
    const { share, expectedReidentifications } = globalRisk(approximate);
    expect(share / expected.global_risk_approx).toBeCloseTo(1, 9);
    expect(expectedReidentifications / expected.expected_reidentifications).toBeCloseTo(1, 9);
    expect(anonymityViolations(frequencies.sample, 2)).toBe(expected.viol_k2);
    expect(anonymityViolations(frequencies.sample, 3)).toBe(expected.viol_k3);
    expect(anonymityViolations(frequencies.sample, 5)).toBe(expected.viol_k5);
    const plain = reidentificationRisk(keyFrequencies(keys, null), { method: "approximate" });
    expect(globalRisk(plain).share / expected.rk_unweighted_mean).toBeCloseTo(1, 9);
  });

  test("apistrat: diversity of awards", () => {
    const expected = reference["apistrat_ldiversity_awards"] as Diversity;
    const columns = readColumns("survey/apistrat.csv");
    const classes = classDiversity(
      expected.keys.map((key) => keyOf(key, columns.get(key)!)),
      keyOf(expected.sensitive, columns.get(expected.sensitive)!),
    );
    expect(classes.map(({ answers }) => answers.join("|"))).toEqual(expected.class);
    expect(classes.map(({ n }) => n)).toEqual(expected.n);
    expect(classes.map(({ distinct }) => distinct)).toEqual(expected.distinct);
    expect(
      furthest(
        classes.map(({ entropy }) => entropy),
        expected.entropy,
      ),
    ).toBeLessThan(1e-9);
  });
});

/** Eight people of our own: two pairs alike and four alone, with weights. */
const place = ["a", "a", "b", "b", "c", "d", "e", "f"];
const weights = [18, 92, 45.5, 39, 17, 541, 8, 5];

test("risks as published for the same counts: two persons for 110 and for 84.5, one for 17", () => {
  const risks = reidentificationRisk(keyFrequencies([keyOf("place", place)], weights), { method: "exact" });
  expect(Array.from(risks, (each) => each.toFixed(6)).slice(1, 5)).toEqual([
    "0.017144",
    "0.022042",
    "0.022042",
    "0.177076",
  ]);
});

/** The mean of 1/F over the negative binomial, summed as it is defined. */
function meanOfInverse(f: number, p: number): number {
  let probability = p ** f;
  let sum = 0;
  for (let F = f; F < 200_000; F++) {
    sum += probability / F;
    probability *= ((1 - p) * F) / (F - f + 1);
  }
  return sum;
}

test("the exact risk is the mean of 1/F, for rare and for common keys", () => {
  for (const f of [1, 2, 3, 5, 12, 90, 101]) {
    for (const p of [0.01, 0.3, 0.5, 0.51, 0.9, 1]) {
      const frequencies = { sample: [f], population: [f / p] };
      const [risk] = reidentificationRisk(frequencies, { method: "exact" });
      expect(Math.abs(risk! / meanOfInverse(f, p) - 1), `${f} ${p}`).toBeLessThan(1e-9);
      // The short formula is not far off.
      const [short] = reidentificationRisk(frequencies, { method: "approximate" });
      expect(Math.abs(short! / risk! - 1)).toBeLessThan(0.1);
    }
  }
});

test("weights that were scaled to a mean of 1 do not make a file look safer than the sample alone", () => {
  const [risk] = reidentificationRisk({ sample: [4], population: [1.5] }, { method: "approximate" });
  expect(risk).toBe(0.25);
});

test("diversity: three equal answers count as three, a common one beside a rare one as less than two", () => {
  const keys = [keyOf("place", ["a", "a", "a", "b", "b", "b", "b", "c"])];
  const classes = classDiversity(keys, keyOf("ill", ["x", "y", "z", "x", "x", "x", "y", ""]));
  expect(classes.map(({ distinct }) => distinct)).toEqual([3, 2, 0]);
  expect(classes[0]!.entropy).toBeCloseTo(3, 12);
  expect(classes[1]!.entropy).toBeCloseTo(4 / 3 ** 0.75, 12);
  expect(classes[2]!.entropy).toBeNaN();
});

test("a risk statement adds up what the parts say", () => {
  const keys = [keyOf("place", place)];
  const ill = keyOf("ill", ["yes", "yes", "yes", "no", "no", "", "no", "no"]);
  const risk = microdataRisk(keys, weights, [ill]);
  const risks = reidentificationRisk(keyFrequencies(keys, weights), { method: "exact" });
  expect(risk).toEqual({
    records: 8,
    highest: Math.max(...risks),
    ...globalRisk(risks),
    violations: [
      { k: 2, records: 4 },
      { k: 3, records: 8 },
      { k: 5, records: 8 },
    ],
    // Both of place a, and those alone in c, e and f; in b they differ, in d nobody answered.
    uniform: [{ name: "ill", records: 5 }],
  });
});

test("recoding makes groups larger, never smaller", () => {
  const before = keyOf("place", place);
  const wider = recodeAnswers(
    before,
    new Map([
      ["e", "other"],
      ["f", "other"],
      ["d", ""],
    ]),
  );
  expect(answersOf(wider)).toEqual(["a", "a", "b", "b", "c", "", "other", "other"]);
  const counts = [before, wider].map((key) => keyFrequencies([key], null).sample);
  expect(counts[1]!.every((each, i) => each >= counts[0]![i]!)).toBe(true);
  expect(() => recodeIntoBands("age", [4], [18, 18])).toThrow("breaks must rise");
  expect(() => recodeIntoBands("age", [4], [])).toThrow("breaks must rise");
});

test("what cannot be counted is refused", () => {
  const key = keyOf("place", place);
  expect(() => classesOf([])).toThrow("without keys");
  expect(() => classesOf([key, keyOf("sex", ["f"])])).toThrow("beside 8");
  expect(() => keyFrequencies([key], [1])).toThrow("1 weights");
  for (const odd of [0, -1, Number.NaN, Infinity]) {
    expect(() =>
      keyFrequencies(
        [key],
        place.map((_, i) => (i === 3 ? odd : 1)),
      ),
    ).toThrow("above 0");
  }
  expect(() => reidentificationRisk({ sample: [0], population: [1] }, { method: "exact" })).toThrow(
    "0 persons",
  );
  expect(() => reidentificationRisk({ sample: [1], population: [] }, { method: "exact" })).toThrow(
    "sample counts",
  );
  expect(() => anonymityViolations([1], 0.5)).toThrow("k must be whole");
  expect(() => localSuppression([key], null, { below: 0, method: "exact" })).toThrow("risk of 0");
  const important = ["sex"];
  expect(() => localSuppression([key], null, { below: 0.1, method: "exact", important })).toThrow(
    "not a key",
  );
});

const files = fc.array(fc.array(fc.constantFrom("", "a", "b", "c"), { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 25,
});

function keysOf(rows: readonly (readonly string[])[]): readonly Key[] {
  return [0, 1, 2].map((k) =>
    keyOf(
      `k${k}`,
      rows.map((row) => row[k]!),
    ),
  );
}

test("frequencies are those of comparing everybody with everybody, a gap agreeing with all", () => {
  fc.assert(
    fc.property(files, (rows) => {
      const mass = rows.map((_, i) => 1 + (i % 5));
      const agree = rows.map((own) =>
        rows.flatMap((other, j) =>
          own.every((each, k) => each === "" || other[k] === "" || each === other[k]) ? [j] : [],
        ),
      );
      const { sample, population } = keyFrequencies(keysOf(rows), mass);
      expect(Array.from(sample)).toEqual(agree.map((each) => each.length));
      expect(Array.from(population)).toEqual(agree.map((each) => each.reduce((sum, j) => sum + mass[j]!, 0)));
    }),
  );
});

describe("local suppression", () => {
  const people = Array.from({ length: 60 }, (_, i) => [
    i === 7 ? "far" : ["north", "south"][i % 2]!,
    ["young", "middle", "old"][i % 3]!,
    i === 11 ? "herder" : i % 2 === 0 ? "farmer" : "trader",
  ]);

  test("takes the rare answers and no others, and comes below 3 per cent where that is possible", () => {
    const mass = people.map(() => 10);
    const { keys, suppressed, before, after, reached } = localSuppression(keysOf(people), mass, {
      below: 0.012,
      method: "exact",
    });
    expect(before.share).toBeGreaterThan(0.012);
    expect(after.share).toBeLessThan(0.012);
    expect(reached).toBe(true);
    expect(keys[0]!.codes[7]).toBe(-1);
    expect(keys[2]!.codes[11]).toBe(-1);
    expect(suppressed).toEqual([1, 0, 1]);
  });

  test("spares what is important where another answer does as well", () => {
    const rows = [
      ...Array.from({ length: 40 }, (_, i) => (i < 20 ? ["a", "a", "x"] : ["b", "b", "x"])),
      ["a", "b", "x"],
    ];
    const mass = rows.map(() => 50);
    const taken = ["k0", "k1"].map((name) => {
      const options = { below: 0.002, method: "exact", important: [name] } as const;
      return localSuppression(keysOf(rows), mass, options).suppressed;
    });
    expect(taken).toEqual([
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });

  test("says so where even no keys at all are not safe enough", () => {
    const result = localSuppression([keyOf("sex", ["m", "f", "f"])], null, { below: 0.03, method: "exact" });
    expect(result.reached).toBe(false);
    expect(result.suppressed).toEqual([3]);
    expect(result.after.share).toBeCloseTo(1 / 3, 12);
  });

  test("never raises a risk, only takes answers away, and does not depend on the order of rows", () => {
    fc.assert(
      fc.property(
        files,
        fc.constantFrom(0.05, 0.2, 0.5),
        fc.integer({ min: 1, max: 24 }),
        (rows, below, turn) => {
          const mass = rows.map((row) => 1 + row.join("").length / 3);
          const keys = keysOf(rows);
          const result = localSuppression(keys, mass, { below, method: "exact" });
          expect(result.after.share).toBeLessThanOrEqual(result.before.share * (1 + 1e-12));
          expect(result.reached).toBe(result.after.share < below);
          if (!result.reached) {
            expect(result.keys.every(({ codes }) => codes.every((code) => code < 0))).toBe(true);
          }
          for (const [k, { codes }] of result.keys.entries()) {
            for (const [i, code] of codes.entries()) if (code >= 0) expect(code).toBe(keys[k]!.codes[i]);
          }
          const at = rows.map((_, i) => (i + turn) % rows.length);
          const turned = localSuppression(
            keysOf(at.map((i) => rows[i]!)),
            at.map((i) => mass[i]!),
            { below, method: "exact" },
          );
          for (const [k, { codes }] of turned.keys.entries()) {
            expect(Array.from(codes)).toEqual(at.map((i) => result.keys[k]!.codes[i]));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
