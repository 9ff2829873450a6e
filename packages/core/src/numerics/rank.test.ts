import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankAscending, rankDescending } from "./rank.ts";

fc.configureGlobal({ seed: 1994 });

// Few different values, so that ties are common; zero of both signs is one value.
const values = fc.array(fc.constantFrom(-2, -1, -0, 0, 0.5, 1, 3, Number.NaN), { maxLength: 14 });

function there(x: readonly number[]): readonly number[] {
  return x.filter((each) => !Number.isNaN(each));
}

describe("rankAscending()", () => {
  test("with ties at the smallest is one more than how many are smaller", () => {
    fc.assert(
      fc.property(values, (x) => {
        const naive = x.map((own) =>
          Number.isNaN(own) ? Number.NaN : 1 + there(x).filter((each) => each < own).length,
        );
        expect(Array.from(rankAscending(x, "min"))).toEqual(naive);
      }),
    );
  });

  test("with ties at their average lies midway between the ranks they cover", () => {
    fc.assert(
      fc.property(values, (x) => {
        const naive = x.map((own) => {
          if (Number.isNaN(own)) return Number.NaN;
          const smaller = there(x).filter((each) => each < own).length;
          const equal = there(x).filter((each) => each === own).length;
          return smaller + (1 + equal) / 2;
        });
        expect(Array.from(rankAscending(x, "average"))).toEqual(naive);
      }),
    );
  });

  test("average ranks add up to n (n + 1) / 2", () => {
    fc.assert(
      fc.property(values, (x) => {
        const n = there(x).length;
        const sum = there(Array.from(rankAscending(x, "average"))).reduce((a, b) => a + b, 0);
        expect(sum).toBe((n * (n + 1)) / 2);
      }),
    );
  });
});

describe("rankDescending()", () => {
  test("is one more than how many are larger; gaps have no rank", () => {
    fc.assert(
      fc.property(values, (x) => {
        const naive = x.map((own) =>
          Number.isNaN(own) ? Number.NaN : 1 + there(x).filter((each) => each > own).length,
        );
        expect(Array.from(rankDescending(x))).toEqual(naive);
      }),
    );
  });

  test("takes scores within 1e-9 of each other for one, and no others", () => {
    expect([...rankDescending([0.5, 0.5 + 5e-10, 0.5 + 3e-9])]).toEqual([2, 2, 1]);
    // Ten weights of 0.1 and one of 1 give the same score in two spellings.
    const tenTenths = Array.from({ length: 10 }, () => 0.1).reduce((a, b) => a + b, 0);
    expect([...rankDescending([tenTenths, 1, 0.2])]).toEqual([1, 1, 3]);
  });

  test("does not sort what it is given", () => {
    const x = Float64Array.of(0.1, 0.9, 0.5);
    rankDescending(x);
    expect([...x]).toEqual([0.1, 0.9, 0.5]);
  });
});
