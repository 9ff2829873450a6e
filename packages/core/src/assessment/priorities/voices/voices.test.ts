/** What people said: groups too small to be shown, judges' weights, ballots counted and ratings read. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BallotEntry, Judgement } from "../../../evidence/index.ts";
import { weightsOfJudges } from "./judges.ts";
import { poolSmallGroups } from "./pool-groups.ts";
import { readRatings } from "./ratings.ts";
import { countVotes } from "./votes.ts";

fc.configureGlobal({ seed: 1994 });

const members = (sizes: Readonly<Record<string, number>>) =>
  Object.entries(sizes).flatMap(([group, size]) => Array.from({ length: size }, () => ({ group })));
const shown = (sizes: Readonly<Record<string, number>>) =>
  poolSmallGroups(members(sizes), 10).map(({ group, members: own }) => `${group}:${own.length}`);

describe("groups", () => {
  test("small ones are shown together; the smallest shown joins them where a total would give them away", () => {
    expect(shown({ women: 12, men: 11 })).toEqual(["men:11", "women:12"]);
    expect(shown({ women: 12, a: 6, b: 5 })).toEqual(["women:12", ":11"]);
    expect(shown({ women: 12, men: 15, elders: 2 })).toEqual(["men:15", ":14"]);
    expect(shown({ women: 4 })).toEqual([":4"]);
    expect(shown({ "": 40 })).toEqual([":40"]);
    expect(shown({})).toEqual([]);
  });

  test("nobody is lost, and no pool is below the floor while another one is there", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "c", "d", ""), fc.nat(30)), (sizes) => {
        const given = members(sizes);
        const pools = poolSmallGroups(given, 10);
        expect(pools.flatMap((pool) => pool.members)).toHaveLength(given.length);
        if (pools.length > 1)
          for (const pool of pools) expect(pool.members.length).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});

const judged = (
  judge: string,
  method: Judgement["method"],
  values: Readonly<Record<string, number>>,
  group = "",
): readonly Judgement[] =>
  Object.entries(values).map(([about, value], i) => ({
    judge,
    group,
    method,
    about,
    value,
    file: "judgements.csv",
    row: i + 2,
  }));
const axes = ["severity", "pervasiveness"];
const told = (findings: ReturnType<typeof weightsOfJudges>["findings"]): readonly string[] =>
  findings.map(({ code, where, values }) => `${code} ${where.row} ${values["problem"]}`);

describe("weights of judges", () => {
  test("by points and by comparisons, each judge once, in the order of the codes", () => {
    const { weights, findings } = weightsOfJudges(
      [
        ...judged("b", "budget-allocation", { severity: 30, pervasiveness: 10 }),
        ...judged("a", "budget-allocation", { pervasiveness: 0, severity: 5 }),
        ...judged("c", "rating", { flood: 5 }),
      ],
      axes,
      "budget-allocation",
    );
    expect(findings).toEqual([]);
    expect(weights.map(({ judge, weights: own }) => [judge, ...own])).toEqual([
      ["a", 1, 0],
      ["b", 0.75, 0.25],
    ]);
    const compared = weightsOfJudges(
      [
        ...judged("a", "best-to-others", { severity: 1, pervasiveness: 3 }),
        ...judged("a", "others-to-worst", { severity: 3, pervasiveness: 1 }),
        ...judged("b", "best-to-others", { severity: 1, pervasiveness: 1 }),
        ...judged("b", "others-to-worst", { severity: 1, pervasiveness: 1 }),
      ],
      axes,
      "best-worst",
    );
    expect(compared.findings).toEqual([]);
    expect(compared.weights.map(({ weights: own, consistent }) => [...own, consistent])).toEqual([
      [0.75, 0.25, true],
      [0.5, 0.5, true],
    ]);
  });

  test("Rezaei's car, with the judge whose answers contradict themselves kept and marked", () => {
    const criteria = ["quality", "price", "comfort", "safety", "style"];
    const list = (values: readonly number[]) => Object.fromEntries(criteria.map((id, c) => [id, values[c]!]));
    const { weights } = weightsOfJudges(
      [
        ...judged("car", "best-to-others", list([2, 1, 4, 3, 8])),
        ...judged("car", "others-to-worst", list([4, 8, 2, 3, 1])),
        ...judged("odd", "best-to-others", list([9, 1, 9, 9, 3])),
        ...judged("odd", "others-to-worst", list([9, 3, 9, 9, 1])),
      ],
      criteria,
      "best-worst",
    );
    // Rezaei (2016), Omega 64, 126–130: 42, 82, 21, 28, 10 of 183.
    weights[0]!.weights.forEach((weight, c) => {
      expect(weight).toBeCloseTo([42, 82, 21, 28, 10][c]! / 183, 9);
    });
    expect(weights.map(({ consistent }) => consistent)).toEqual([true, false]);
  });

  test("what cannot be used is told with its row, and leaves the others", () => {
    const { weights, findings } = weightsOfJudges(
      [
        ...judged("gap", "budget-allocation", { severity: 30 }),
        ...judged("zero", "budget-allocation", { severity: 0, pervasiveness: 0 }),
        ...judged("good", "budget-allocation", { severity: 1, pervasiveness: 1, cost: 3 }),
        ...judged("good", "budget-allocation", { severity: 9 }),
      ],
      axes,
      "budget-allocation",
    );
    expect(weights.map(({ judge, weights: own }) => [judge, ...own])).toEqual([["good", 0.5, 0.5]]);
    expect(told(findings)).toEqual([
      "judgement-invalid 4 about",
      "judgement-invalid 2 twice",
      "judgement-incomplete 2 gap",
      "judgement-incomplete 2 zero",
    ]);
    const ends = weightsOfJudges(
      [
        ...judged("a", "best-to-others", { severity: 1, pervasiveness: 3 }),
        ...judged("a", "others-to-worst", { severity: 4, pervasiveness: 1 }),
      ],
      axes,
      "best-worst",
    );
    expect([ends.weights.length, ...told(ends.findings)]).toEqual([0, "judgement-incomplete 2 ends"]);
  });
});

describe("ballots", () => {
  const vote = (ballot: string, order: readonly (readonly string[])[], group = ""): readonly BallotEntry[] =>
    order.flatMap((threats, k) =>
      threats.map((threat) => ({ ballot, group, threat, rank: k + 1, file: "ballots.csv", row: 2 })),
    );
  const choice = { minGroup: 2, kendallW: 0.7 };

  test("Schulze's order with Copeland beside it; ties and gaps are allowed", () => {
    const [all, ...groups] = countVotes(
      [
        ...vote("1", [["flood"], ["hunger"], ["crime"]]),
        ...vote("2", [["flood", "hunger"], ["crime"]]),
        ...vote("3", [["flood"]]),
      ],
      choice,
    );
    expect(groups).toEqual([]);
    expect(all!.group).toBeNull();
    expect(all!.ballots).toBe(3);
    expect(all!.order.map(({ threat, rank }) => `${rank} ${threat}`)).toEqual([
      "1 flood",
      "2 hunger",
      "3 crime",
    ]);
    expect(all!.checkAgrees).toBe(true);
    // The third ballot ranks one threat of three: it says nothing on the order of all.
    expect(all!.agreement!.ballots).toBe(2);
    expect(countVotes([], choice)).toEqual([]);
  });

  test("the 45 voters of Schulze's example: E first, where Copeland puts A beside it", () => {
    const orders: readonly (readonly [number, string])[] = [
      [5, "ACBED"],
      [5, "ADECB"],
      [8, "BEDAC"],
      [3, "CABED"],
      [7, "CAEBD"],
      [2, "CBADE"],
      [7, "DCEBA"],
      [8, "EBADC"],
    ];
    const entries = orders.flatMap(([voters, order], k) =>
      Array.from({ length: voters }, (_, i) =>
        vote(
          `${k}-${i}`,
          [...order].map((threat) => [threat]),
        ),
      ).flat(),
    );
    const [all] = countVotes(entries, choice);
    // Schulze (2011), Social Choice and Welfare 36, 267–303: E > A > C > B > D.
    expect(all!.order.map(({ threat }) => threat).join("")).toBe("EACBD");
    expect(all!.checkAgrees).toBe(false);
    expect(all!.agreement!.shared).toBe(false);
  });

  test("groups are counted apart where they are large enough", () => {
    const entries = [
      ...vote("1", [["flood"], ["hunger"]], "a"),
      ...vote("2", [["flood"], ["hunger"]], "a"),
      ...vote("3", [["hunger"], ["flood"]], "b"),
      ...vote("4", [["hunger"], ["flood"]], "b"),
    ];
    const votes = countVotes(entries, choice);
    expect(votes.map(({ group, order }) => `${group} ${order[0]!.threat}`)).toEqual([
      "null flood",
      "a flood",
      "b hunger",
    ]);
    expect(votes.map(({ agreement }) => agreement!.shared)).toEqual([false, true, true]);
    expect(countVotes(entries, { ...choice, minGroup: 3 })).toHaveLength(1);
  });
});

describe("ratings", () => {
  test("median and disagreement against the limit; unknown threats and second ratings are told", () => {
    const values = [1, 1, 2, 2, 8, 8, 9, 9, 9];
    const judgements = [
      ...values.flatMap((value, i) => judged(`j${i}`, "rating", { flood: value, hunger: 5 })),
      ...judged("j0", "rating", { flood: 4, fire: 3 }),
    ];
    const known = new Set(["flood", "hunger"]);
    const { ratings, findings } = readRatings(judgements, known, 1);
    expect(ratings.map(({ threat, panellists, divided }) => [threat, panellists, divided])).toEqual([
      ["flood", 9, true],
      ["hunger", 9, false],
    ]);
    expect(told(findings)).toEqual(["judgement-invalid 2 twice", "judgement-invalid 3 about"]);
    expect(readRatings(judgements, known, 5).ratings[0]!.divided).toBe(false);
  });
});
