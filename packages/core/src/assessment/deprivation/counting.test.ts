import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDeprivations, type DeprivationCount, deprivationDepth } from "./counting.ts";

fc.configureGlobal({ seed: 1994 });

const depth = fc.oneof(fc.constant(0), fc.constantFrom(0.25, 0.5, 1));
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 12 }))
  .chain(([dims, people]) =>
    fc.record({
      depths: fc.array(fc.array(depth, { minLength: people, maxLength: people }), {
        minLength: dims,
        maxLength: dims,
      }),
      weights: fc.array(fc.constantFrom(0.5, 1, 2), { minLength: dims, maxLength: dims }),
    }),
  );
const cutoffs = fc.constantFrom(0, 0.2, 1 / 3, 0.5, 1);

describe("countDeprivations()", () => {
  test("headcount times intensity is the adjusted headcount, and the parts of it add up to 1", () => {
    let poor = 0;
    fc.assert(
      fc.property(tables, cutoffs, ({ depths, weights }, povertyCutoff) => {
        const found = countDeprivations(depths, { weights, povertyCutoff });
        if (!(found.headcount > 0)) return;
        poor++;
        expect(found.headcount * found.intensity).toBeCloseTo(found.adjustedHeadcount, 12);
        expect(found.dimensions.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(1, 12);
        expect(found.intensity).toBeGreaterThanOrEqual(povertyCutoff - 1e-9);
        expect(found.adjustedGap).toBeLessThanOrEqual(found.adjustedHeadcount + 1e-12);
        expect(found.adjustedSquaredGap).toBeLessThanOrEqual(found.adjustedGap + 1e-12);
      }),
    );
    expect(poor).toBeGreaterThan(50);
  });

  test("a higher poverty cutoff never finds more people, a deeper deprivation never less", () => {
    fc.assert(
      fc.property(tables, cutoffs, cutoffs, fc.nat(), ({ depths, weights }, a, b, at) => {
        const of = (povertyCutoff: number) => countDeprivations(depths, { weights, povertyCutoff });
        expect(of(Math.max(a, b)).headcount).toBeLessThanOrEqual(of(Math.min(a, b)).headcount);
        const worse = depths.map((column, k) => (k === at % depths.length ? column.map(() => 1) : column));
        const after = countDeprivations(worse, { weights, povertyCutoff: a });
        expect(after.adjustedHeadcount).toBeGreaterThanOrEqual(of(a).adjustedHeadcount - 1e-12);
        expect(after.adjustedGap).toBeGreaterThanOrEqual(of(a).adjustedGap - 1e-12);
      }),
    );
  });

  test("three thirds reach a cutoff of 1; a gap leaves its person out; nobody poor has no intensity", () => {
    const thirds = [1, 1, 1];
    expect(countDeprivations([[1], [1], [1]], { weights: thirds, povertyCutoff: 1 }).headcount).toBe(1);
    const gappy = countDeprivations(
      [
        [1, 1],
        [1, Number.NaN],
      ],
      { weights: [1, 1], povertyCutoff: 0.5 },
    );
    expect([gappy.counted, gappy.headcount, gappy.score[1]]).toEqual([1, 1, Number.NaN]);
    const none = countDeprivations([[0, 0]], { weights: [1], povertyCutoff: 0 });
    expect([none.headcount, none.intensity, none.adjustedHeadcount]).toEqual([0, Number.NaN, 0]);
  });

  test("refuses what does not fit", () => {
    const weights = [1, 1];
    expect(() => countDeprivations([[1], [1, 0]], { weights, povertyCutoff: 0.5 })).toThrow(RangeError);
    expect(() => countDeprivations([[1]], { weights, povertyCutoff: 0.5 })).toThrow(RangeError);
    expect(() => countDeprivations([[1], [1]], { weights: [0, 0], povertyCutoff: 0.5 })).toThrow(RangeError);
    expect(() => countDeprivations([[1], [1]], { weights, povertyCutoff: 33 })).toThrow(RangeError);
    expect(() => deprivationDepth([1], 0)).toThrow(RangeError);
  });
});

const file = new URL(
  "../../../../../../shared/reference/composite/published/alkire_foster.json",
  import.meta.url,
);

describe.runIf(existsSync(file))(
  "the two examples of four persons, as commonly taught (exact arithmetic)",
  () => {
    type Stated = {
      readonly g0: readonly (readonly number[])[];
      readonly c: readonly number[];
      readonly poor: readonly boolean[];
      readonly H: number;
      readonly A: number;
      readonly M0: number;
      readonly uncensored_headcount: readonly number[];
      readonly censored_headcount: readonly number[];
      readonly contribution: readonly number[];
    };
    type Example = Readonly<Record<string, Stated>> & {
      readonly X: readonly (readonly number[])[];
      readonly z: readonly number[];
      readonly weights: readonly number[];
    };
    const read = (): Readonly<Record<"book_ch5" | "paper_2011", Example>> =>
      JSON.parse(readFileSync(file, "utf8"));
    const columnsOf = (rows: readonly (readonly number[])[]): readonly number[][] =>
      rows[0]!.map((_, k) => rows.map((row) => row[k]!));

    function expectStated(found: DeprivationCount, stated: Stated, povertyCutoff: number): void {
      const close = (actual: ArrayLike<number>, expected: readonly number[]): void => {
        expected.forEach((each, k) => {
          expect(actual[k]!).toBeCloseTo(each, 14);
        });
      };
      close(found.score, stated.c);
      expect(Array.from(found.score, (each) => each > 0 && each >= povertyCutoff)).toEqual(stated.poor);
      close([found.headcount, found.intensity, found.adjustedHeadcount], [stated.H, stated.A, stated.M0]);
      const of = (name: keyof DeprivationCount["dimensions"][number]): number[] =>
        found.dimensions.map((dimension) => dimension[name]);
      close(of("uncensoredHeadcount"), stated.uncensored_headcount);
      close(of("censoredHeadcount"), stated.censored_headcount);
      close(of("contribution"), stated.contribution);
    }

    test.each([
      ["k_half", 0.5],
      ["k_union", 0],
      ["k_intersection", 1],
      ["k_three", 0.75],
    ] as const)("of the book, %s", (name, povertyCutoff) => {
      const { X, weights, [name]: stated } = read().book_ch5;
      // Below 500, below 12, malnourished, without sanitation.
      const depths = columnsOf(
        X!.map(([income, school, hungry, toilet]) =>
          [income! < 500, school! < 12, hungry === 1, toilet === 0].map(Number),
        ),
      );
      expect(depths).toEqual(columnsOf(stated!.g0));
      expectStated(countDeprivations(depths, { weights, povertyCutoff }), stated!, povertyCutoff);
    });

    test("of the paper, with the depth of each deprivation", () => {
      const { X, z, weights, k_two: stated, ...more } = read().paper_2011;
      const depths = columnsOf(X).map((column, k) => deprivationDepth(column, z[k]!));
      const found = countDeprivations(depths, { weights, povertyCutoff: 0.5 });
      expectStated(found, stated!, 0.5);
      const { M1, M2, average_gap_G, average_severity_S } = more as unknown as Readonly<
        Record<string, number>
      >;
      expect(found.adjustedGap).toBeCloseTo(M1!, 14);
      expect(found.adjustedSquaredGap).toBeCloseTo(M2!, 14);
      expect(found.adjustedGap / found.adjustedHeadcount).toBeCloseTo(average_gap_G!, 14);
      expect(found.adjustedSquaredGap / found.adjustedHeadcount).toBeCloseTo(average_severity_S!, 14);
    });
  },
);
