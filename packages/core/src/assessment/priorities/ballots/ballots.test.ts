/** Ballots: published elections, naive oracles, and what a fair count owes. */

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Ballot,
  bordaTally,
  condorcetWinner,
  copelandTally,
  kemeny,
  type Preferences,
  preferencesOf,
  schulze,
} from "./index.ts";

fc.configureGlobal({ seed: 1994 });

function ballotsOf(options: string, given: readonly (readonly [number, string])[]): readonly Ballot[] {
  return given.map(([voters, order]) => ({ voters, ranks: [...options].map((x) => order.indexOf(x) + 1) }));
}

describe("Tennessee chooses a capital", () => {
  const votes = ballotsOf("MNCK", [
    [42, "MNCK"],
    [26, "NCKM"],
    [15, "CKNM"],
    [17, "KCNM"],
  ]);
  const preferences = preferencesOf(votes, 4);

  test("Nashville beats each of the others; every method but a plurality puts Nashville first", () => {
    expect(condorcetWinner(preferences)).toBe(1);
    expect(schulze(preferences).ranks).toEqual([4, 1, 2, 3]);
    expect(copelandTally(preferences)).toEqual([0, 3, 2, 1]);
    expect(kemeny(preferences)).toEqual({ order: [1, 2, 3, 0], score: 68 + 68 + 83 + 58 * 3, bestOrders: 1 });
    expect(bordaTally(preferences, 100)).toEqual([126, 194, 173, 107]);
  });
});

describe("ties", () => {
  test("are counted for neither, and options left out stand tied after all others", () => {
    expect(preferencesOf([{ voters: 2, ranks: [1, 1, Number.NaN, Number.NaN] }], 4)).toEqual([
      [0, 0, 2, 2],
      [0, 0, 2, 2],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test("are stated: two winners, the pair named, and no Condorcet winner", () => {
    const preferences = preferencesOf(
      ballotsOf("ABC", [
        [1, "ABC"],
        [1, "BAC"],
      ]),
      3,
    );
    const { ranks, winners, ties } = schulze(preferences);
    expect({ ranks, winners, ties }).toEqual({ ranks: [1, 1, 3], winners: [0, 1], ties: [{ a: 0, b: 1 }] });
    expect(condorcetWinner(preferences)).toBe(-1);
    expect(copelandTally(preferences)).toEqual([1.5, 1.5, 0]);
    expect(bordaTally(preferences, 2)).toEqual([3, 3, 0]);
    expect(kemeny(preferences).bestOrders).toBe(2);
  });

  test("a full circle leaves everyone first", () => {
    const circle = preferencesOf(
      ballotsOf("ABC", [
        [1, "ABC"],
        [1, "BCA"],
        [1, "CAB"],
      ]),
      3,
    );
    expect(schulze(circle).winners).toEqual([0, 1, 2]);
    expect(schulze(circle).ties).toHaveLength(3);
  });

  test("weighted ballots that are equal but for rounding tie", () => {
    const votes = [...new Array(10).fill({ voters: 0.1, ranks: [1, 2] }), { voters: 1, ranks: [2, 1] }];
    expect(schulze(preferencesOf(votes, 2)).winners).toEqual([0, 1]);
  });
});

const OPTIONS = 4;
const ballot = fc.record({
  voters: fc.integer({ min: 1, max: 5 }),
  ranks: fc.array(fc.integer({ min: 1, max: OPTIONS }), { minLength: OPTIONS, maxLength: OPTIONS }),
});
const ballots = fc.array(ballot, { minLength: 1, maxLength: 6 });

/** The strongest path by trying all of them. */
function strongestByTrying(
  preferences: Preferences,
  from: number,
  to: number,
  passed: readonly number[],
): number {
  let best = 0;
  for (let next = 0; next < preferences.length; next++) {
    if (passed.includes(next) || preferences[from]![next]! <= preferences[next]![from]!) continue;
    const edge = preferences[from]![next]!;
    const rest = next === to ? edge : strongestByTrying(preferences, next, to, [...passed, next]);
    best = Math.max(best, Math.min(edge, rest));
  }
  return best;
}

function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    ordersOf(items.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}

describe("of any ballots", () => {
  test("the strongest paths are those found by trying every path", () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const preferences = preferencesOf(votes, OPTIONS);
        schulze(preferences).strongestPaths.forEach((row, from) => {
          row.forEach((strength, to) => {
            if (from !== to) expect(strength).toBe(strongestByTrying(preferences, from, to, [from]));
          });
        });
      }),
    );
  });

  test("an option that beats every other is Schulze's only winner, Copeland's first and Kemeny's first", () => {
    let met = 0;
    fc.assert(
      fc.property(ballots, (votes) => {
        const preferences = preferencesOf(votes, OPTIONS);
        const winner = condorcetWinner(preferences);
        if (winner < 0) return;
        met++;
        expect(schulze(preferences).winners).toEqual([winner]);
        expect(copelandTally(preferences)[winner]).toBe(OPTIONS - 1);
        expect(kemeny(preferences).order[0]).toBe(winner);
      }),
    );
    expect(met).toBeGreaterThan(20);
  });

  test("there is always a winner, and raising a winner on some ballots never makes it lose", () => {
    fc.assert(
      fc.property(ballots, fc.nat(5), fc.integer({ min: 1, max: 3 }), (votes, at, by) => {
        const { winners } = schulze(preferencesOf(votes, OPTIONS));
        expect(winners.length).toBeGreaterThan(0);
        const k = at % votes.length;
        for (const winner of winners) {
          const raised = votes.with(k, {
            ...votes[k]!,
            ranks: votes[k]!.ranks.with(winner, votes[k]!.ranks[winner]! - by),
          });
          expect(schulze(preferencesOf(raised, OPTIONS)).winners).toContain(winner);
        }
      }),
    );
  });

  test("neither the order of the ballots nor that of the options matters", () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const preferences = preferencesOf(votes, OPTIONS);
        expect(preferencesOf(votes.toReversed(), OPTIONS)).toEqual(preferences);
        const turned = preferencesOf(
          votes.map(({ voters, ranks }) => ({ voters, ranks: ranks.toReversed() })),
          OPTIONS,
        );
        expect(schulze(turned).ranks.toReversed()).toEqual(schulze(preferences).ranks);
        expect(copelandTally(turned).toReversed()).toEqual(copelandTally(preferences));
        expect(kemeny(turned).score).toBe(kemeny(preferences).score);
        expect(kemeny(turned).bestOrders).toBe(kemeny(preferences).bestOrders);
      }),
    );
  });

  test("Kemeny's order is the best of all orders, and as many are as good as it says", () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const preferences = preferencesOf(votes, OPTIONS);
        const scoreOf = (order: readonly number[]): number =>
          order.reduce((sum, x, k) => order.slice(k + 1).reduce((so, y) => so + preferences[x]![y]!, sum), 0);
        const scores = ordersOf([0, 1, 2, 3]).map(scoreOf);
        const { order, score, bestOrders } = kemeny(preferences);
        expect(scoreOf(order)).toBe(score);
        expect(score).toBe(Math.max(...scores));
        expect(bestOrders).toBe(scores.filter((each) => each === score).length);
      }),
    );
  });

  test("Borda's counts add up to one for each pair and voter", () => {
    fc.assert(
      fc.property(ballots, (votes) => {
        const voters = votes.reduce((sum, each) => sum + each.voters, 0);
        const total = bordaTally(preferencesOf(votes, OPTIONS), voters).reduce((a, b) => a + b, 0);
        expect(total).toBeCloseTo((voters * OPTIONS * (OPTIONS - 1)) / 2, 9);
      }),
    );
  });
});

test("ballots that do not fit, and too many options for Kemeny, are refused", () => {
  expect(() => preferencesOf([{ voters: 1, ranks: [1] }], 2)).toThrow(RangeError);
  expect(() => preferencesOf([{ voters: -1, ranks: [1] }], 1)).toThrow(RangeError);
  expect(() => kemeny(preferencesOf([], 13))).toThrow(RangeError);
  expect(kemeny([])).toEqual({ order: [], score: 0, bestOrders: 1 });
});

const file = new URL("../../../../../../../shared/reference/decision/condorcet.json", import.meta.url);
type Named<T> = Readonly<Record<string, T>>;
type Example = {
  readonly ballots: readonly (readonly [number, string])[];
  readonly published: { readonly pairs: Named<number>; readonly order: readonly string[] };
  readonly computed: {
    readonly strongest_paths: Named<number>;
    readonly copeland: Named<number>;
    readonly borda: Named<number>;
    readonly kemeny: readonly string[];
    readonly kemeny_score: number;
  };
};

describe.runIf(existsSync(file))("the reference", () => {
  const [wikipedia, tennessee] = (
    existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).examples : []
  ) as [Example, Example];

  test("Schulze's 45 voters: pairs, strongest paths, order; Copeland, Borda, Kemeny", () => {
    const options = "ABCDE";
    const preferences = preferencesOf(ballotsOf(options, wikipedia.ballots), 5);
    const { strongestPaths, ranks, ties } = schulze(preferences);
    const { computed, published } = wikipedia;
    for (const [pair, votes] of Object.entries(published.pairs))
      expect(preferences[options.indexOf(pair[0]!)]![options.indexOf(pair[1]!)]).toBe(votes);
    for (const [pair, strength] of Object.entries(computed.strongest_paths))
      expect(strongestPaths[options.indexOf(pair[0]!)]![options.indexOf(pair[1]!)]).toBe(strength);
    expect([...options].sort((a, b) => ranks[options.indexOf(a)]! - ranks[options.indexOf(b)]!)).toEqual(
      published.order,
    );
    expect(ties).toEqual([]);
    expect(copelandTally(preferences)).toEqual(Object.values(computed.copeland));
    expect(bordaTally(preferences, 45)).toEqual(Object.values(computed.borda));
    const { order, score } = kemeny(preferences);
    expect(order.map((x) => options[x])).toEqual(computed.kemeny);
    expect(score).toBe(computed.kemeny_score);
  });

  test("Tennessee: Copeland", () => {
    const { copeland } = tennessee.computed;
    const options = Object.keys(copeland).join("");
    const preferences = preferencesOf(ballotsOf(options, tennessee.ballots), 4);
    expect(copelandTally(preferences)).toEqual(Object.values(copeland));
  });
});
