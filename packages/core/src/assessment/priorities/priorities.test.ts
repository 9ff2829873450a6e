/** Priorities: two axes kept apart and then combined, the worst-hit beside the mean, and what would change the order. */

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream, rankDescending } from "../../numerics/index.ts";
import { groupsThatLift } from "./guard.ts";
import { orderChanges, type RankedThreat } from "./order-change.ts";
import { pervasivenessOf, pervasivenessOfGroups } from "./pervasiveness.ts";
import {
  type PreparedThreat,
  type Priorities,
  type PriorityChoices,
  prioritise,
  priorityColumns,
} from "./priorities.ts";
import { priorityOf } from "./priority.ts";
import { type GroupSeverity, severityOf, severityOverGroups } from "./severity.ts";
import { type RangedValue, rangeOver, type ScoredIndicator } from "./shortfall.ts";
import { smaaValuesOf } from "./smaa-values.ts";

fc.configureGlobal({ seed: 1994 });

const share = fc.integer({ min: 0, max: 20 }).map((each) => each / 20);
const known = (value: number): RangedValue => ({ value, low: Number.NaN, high: Number.NaN });
const floor = { minN: 30, minPopulation: 1000 };

function group(code: string, severity: number, n = 100, population = 1000): GroupSeverity {
  return { group: code, severity, n, population };
}

function indicator(id: string, score: number, weight = 1): ScoredIndicator {
  return { id, score, weight };
}

describe("severity and pervasiveness from indicators", () => {
  const indicators = fc.array(
    fc.record({ id: fc.constant("i"), score: share, weight: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 1, maxLength: 5 },
  );

  test("lie in 0 to 1, fall when a score rises, and depend on neither order nor the size of all weights", () => {
    fc.assert(
      fc.property(indicators, fc.constantFrom(0.01, 3), (given, factor) => {
        const { value } = severityOf(given);
        expect(value >= -1e-12 && value <= 1 + 1e-12).toBe(true);
        const raised = given.with(0, { ...given[0]!, score: 1 });
        expect(severityOf(raised).value).toBeLessThanOrEqual(value + 1e-12);
        const turned = given.toReversed().map((each) => ({ ...each, weight: each.weight * factor }));
        expect(pervasivenessOf(turned).value).toBeCloseTo(value, 12);
      }),
    );
  });

  test("use what is there, say how much that is, and have no value below the asked coverage", () => {
    const half = [indicator("a", 0.2), indicator("b", Number.NaN)];
    expect(severityOf(half)).toEqual({ value: 0.8, low: Number.NaN, high: Number.NaN, coverage: 0.5 });
    expect(severityOf(half, { minCoverage: 0.5 }).value).toBe(0.8);
    expect(severityOf(half, { minCoverage: 0.6 }).value).toBeNaN();
    expect(severityOf([]).value).toBeNaN();
    expect(severityOf([indicator("a", 0.2, 0)]).value).toBeNaN();
  });

  test("take their range from replays, those without a value left out", () => {
    const replays = [...Array.from({ length: 101 }, (_, k) => k / 100), Number.NaN];
    const { low, high } = severityOf([indicator("a", 0.5)], { replays });
    expect([low, high].map((each) => each.toFixed(12))).toEqual(["0.050000000000", "0.950000000000"]);
    expect(rangeOver(Number.NaN, replays).low).toBeNaN();
  });

  test("are refused off the scale", () => {
    expect(() => severityOf([indicator("a", 1.2)])).toThrow(RangeError);
    expect(() => severityOf([indicator("a", 0.2, -1)])).toThrow(RangeError);
  });
});

describe("groups", () => {
  test("the mean is by population where all are known, else by group, and says so", () => {
    const groups = [group("a", 0.2, 100, 3000), group("b", 0.6, 100, 1000)];
    expect(severityOverGroups(groups, floor).mean).toBeCloseTo(0.3, 14);
    const unknown = [groups[0]!, { ...groups[1]!, population: Number.NaN }];
    expect(severityOverGroups(unknown, floor)).toMatchObject({ mean: 0.4, weightedBy: "group" });
    expect(severityOverGroups([], floor).mean).toBeNaN();
  });

  test("the worst-hit group is above the floor by n or by population; those below are named", () => {
    const groups = [
      group("tiny", 0.99, 3, 50),
      group("asked", 0.8, 30, Number.NaN),
      group("many", 0.7, Number.NaN, 5000),
      group("silent", Number.NaN),
    ];
    const found = severityOverGroups(groups, floor);
    expect(found.worstHit?.group).toBe("asked");
    expect(found.belowFloor).toEqual(["tiny"]);
    expect(severityOverGroups([groups[0]!], floor).worstHit).toBeNull();
  });

  test("of those that tie for worst the more populous is named, then the first by code, in any order", () => {
    const groups = [group("b", 0.8), group("a", 0.8), group("c", 0.8, 100, 2000), group("d", 0.1)];
    expect(severityOverGroups(groups, floor).worstHit?.group).toBe("c");
    const alike = groups.slice(0, 2);
    expect(severityOverGroups(alike, floor).worstHit?.group).toBe("a");
    expect(severityOverGroups(alike.toReversed(), floor).worstHit?.group).toBe("a");
  });

  test("the guard lifts at its level, above the floor, worst first", () => {
    const groups = [group("a", 0.8), group("b", 0.9), group("c", 0.79), group("d", 1, 3, 3)];
    expect(groupsThatLift(groups, { ...floor, level: 0.8 }).map((each) => each.group)).toEqual(["b", "a"]);
    expect(() => groupsThatLift(groups, { ...floor, level: 8 })).toThrow(RangeError);
  });

  test("pervasiveness is the share of people in groups at the level; unknown people leave it unknown", () => {
    const groups = [group("a", 0.5, 1, 300), group("b", 0.1, 1, 700)];
    expect(pervasivenessOfGroups(groups, 0.5)).toBe(0.3);
    expect(pervasivenessOfGroups([...groups, group("c", 0.9, 1, Number.NaN)], 0.5)).toBeNaN();
    expect(pervasivenessOfGroups([...groups, group("c", Number.NaN)], 0.5)).toBeNaN();
    expect(pervasivenessOfGroups([], 0.5)).toBeNaN();
    expect(() => pervasivenessOfGroups(groups, Number.NaN)).toThrow(RangeError);
    expect(() => severityOverGroups([group("a", 2)], floor)).toThrow(RangeError);
  });
});

describe("priority", () => {
  test("geometric lies between the two axes and never above additive; both rise with each axis", () => {
    fc.assert(
      fc.property(share, share, share, share, (severity, pervasiveness, own, rise) => {
        const shares = [own, 1 - own];
        const geometric = priorityOf([severity, pervasiveness], shares, "geometric");
        const additive = priorityOf([severity, pervasiveness], shares, "additive");
        expect(geometric).toBeLessThanOrEqual(additive + 1e-12);
        expect(geometric).toBeGreaterThanOrEqual(Math.min(severity, pervasiveness) - 1e-12);
        const raised = [severity + (1 - severity) * rise, pervasiveness];
        expect(priorityOf(raised, shares, "geometric")).toBeGreaterThanOrEqual(geometric - 1e-12);
        expect(priorityOf(raised, shares, "additive")).toBeGreaterThanOrEqual(additive - 1e-12);
      }),
    );
  });

  test("a criterion without a share takes no part, not even a 0 or a gap; one with a share does", () => {
    expect(priorityOf([0, 0.4], [0, 1], "geometric")).toBeCloseTo(0.4, 14);
    expect(priorityOf([Number.NaN, 0.4], [0, 1], "additive")).toBe(0.4);
    expect(priorityOf([Number.NaN, 0.4], [0.5, 0.5], "geometric")).toBeNaN();
  });

  test("refuses grades, and shares that are none", () => {
    expect(() => priorityOf([4, 5], [0.5, 0.5], "geometric")).toThrow(RangeError);
    expect(() => priorityOf([0.4, 0.5], [0.5, 0.4], "geometric")).toThrow(RangeError);
    expect(() => priorityOf([0.4, 0.5], [1.5, -0.5], "geometric")).toThrow(RangeError);
    expect(() => priorityOf([0.4], [0.5, 0.5], "geometric")).toThrow(RangeError);
  });
});

const file = new URL(
  "../../../../../../shared/reference/decision/severity_pervasiveness.json",
  import.meta.url,
);

describe.runIf(existsSync(file))("the reference's five threats", () => {
  type Scores = Readonly<Record<string, number>>;
  const { inputs, scores, orders } = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as {
    readonly inputs: Readonly<Record<string, readonly [number, number]>>;
    readonly scores: Readonly<Record<string, Scores>>;
    readonly orders: Readonly<Record<string, readonly string[]>>;
  };
  test.each([
    ["geometric", "geometric"],
    ["additive", "additive .5/.5"],
  ] as const)("%s: scores and order", (combination, name) => {
    const codes = Object.keys(inputs);
    const found = codes.map((code) => priorityOf(inputs[code]!, [0.5, 0.5], combination));
    codes.forEach((code, k) => {
      expect(Math.abs(found[k]! / scores[name]![code]! - 1)).toBeLessThan(1e-14);
    });
    const ranks = rankDescending(found);
    const order = codes.toSorted((a, b) => ranks[codes.indexOf(a)]! - ranks[codes.indexOf(b)]!);
    expect(order).toEqual(orders[name]);
  });
});

function ranked(threat: string, values: readonly number[], more: Partial<RankedThreat> = {}): RankedThreat {
  return { threat, values, severityIndicators: [], pervasivenessIndicators: [], ...more };
}

describe("what would change the order", () => {
  const positive = fc.integer({ min: 1, max: 20 }).map((each) => each / 20);
  const threat = fc.tuple(positive, positive, positive);

  test("at the stated share two neighbours draw level, beyond it they change places, before it they do not", () => {
    let turned = 0;
    fc.assert(
      fc.property(threat, threat, fc.constantFrom("geometric" as const, "additive" as const), (a, b, how) => {
        const shares = [0.3, 0.5, 0.2];
        const lead = (move: number): number => {
          const moved = [shares[0]! + move, shares[1]! - move, shares[2]!].map((each) => Math.max(0, each));
          return priorityOf(a, moved, how) - priorityOf(b, moved, how);
        };
        fc.pre(lead(0) > 1e-9);
        const [change] = orderChanges([ranked("a", a), ranked("b", b)], shares, how);
        const move = change!.shareChange;
        // The oracle tries every share in thousandths.
        const tried = Array.from({ length: 801 }, (_, k) => k / 1000 - 0.3).filter(
          (each) => lead(each) < -1e-9,
        );
        expect(Number.isNaN(move)).toBe(tried.length === 0);
        if (Number.isNaN(move)) return;
        turned++;
        expect(lead(move)).toBeCloseTo(0, 12);
        expect(lead(move * 0.99)).toBeGreaterThan(0);
        const nearest = tried.reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best));
        expect(Math.abs(nearest - move)).toBeLessThan(0.0011);
      }),
    );
    expect(turned).toBeGreaterThan(10);
  });

  test("a threat that is nothing on one axis comes first only where that axis has no share at all", () => {
    const [change] = orderChanges([ranked("a", [0.1, 0.1]), ranked("b", [0, 0.9])], [0.5, 0.5], "geometric");
    expect(change!.shareChange).toBe(-0.5);
  });

  test("ties say so; a threat above on both axes keeps its place", () => {
    const changes = orderChanges(
      [ranked("a", [0.9, 0.9]), ranked("b", [0.4, 0.4]), ranked("c", [0.8, 0.2])],
      [0.5, 0.5],
      "geometric",
    );
    expect(changes.map(({ tied, shareChange }) => ({ tied, shareChange }))).toEqual([
      { tied: false, shareChange: Number.NaN },
      { tied: true, shareChange: 0 },
    ]);
  });

  test("an indicator without which the lower one would stand above is named, for either threat or both", () => {
    const above = ranked("above", [0.6, 0.5], {
      severityIndicators: [indicator("x", 0.1), indicator("y", 0.7)],
    });
    const below = ranked("below", [0.5, 0.5], {
      severityIndicators: [indicator("y", 0.6), indicator("z", 0.4)],
      pervasivenessIndicators: [indicator("w", 0.5)],
    });
    // Without x: 0.3 against 0.5. Without y: 0.9 against 0.6. Without z: 0.6 against 0.4. Without w: no value left.
    const [change] = orderChanges([above, below], [0.5, 0.5], "geometric");
    expect(change!.withoutIndicator).toEqual(["x"]);
  });
});

const choices: PriorityChoices = {
  shares: [0.5, 0.5],
  weights: { method: "uniform" },
  spread: "normal",
  guard: { ...floor, level: 0.8 },
  draws: 2000,
};

function rank(threats: readonly PreparedThreat[], more: Partial<PriorityChoices> = {}): Priorities {
  return prioritise("here", threats, { ...choices, ...more }, randomStream(2026, 0));
}

describe("priorities of a place", () => {
  const threats: readonly PreparedThreat[] = [
    {
      threat: "hunger",
      severity: { value: 0.7, low: 0.6, high: 0.8 },
      pervasiveness: { value: 0.4, low: 0.3, high: 0.5 },
    },
    {
      threat: "expulsion",
      severity: known(0.15),
      pervasiveness: known(0.05),
      groups: [group("roma", 0.95, 60, 400), group("all-others", 0.1, 900, 90_000)],
    },
    { threat: "floods", severity: known(0.5), pervasiveness: { value: 0.5, low: 0.3, high: 0.7 } },
    { threat: "war", severity: known(Number.NaN), pervasiveness: known(0.4), groups: [group("border", 0.9)] },
  ];

  test("rows have the columns of the contract, first priority first, threats without one last and with the reason", () => {
    const { rows, ranked: codes } = rank(threats);
    for (const row of rows) expect(Object.keys(row)).toEqual([...priorityColumns]);
    expect(rows.map((row) => [row.threat, row.rank, row.reason])).toEqual([
      ["hunger", 1, ""],
      ["floods", 2, ""],
      ["expulsion", 3, "lifted-by-group"],
      ["war", Number.NaN, "no-severity;lifted-by-group"],
    ]);
    expect(rows[0]!.priority).toBeCloseTo(Math.sqrt(0.28), 14);
    expect(rows[3]).toMatchObject({ priority: Number.NaN, pTop1: Number.NaN, worstHitGroup: "border" });
    expect(codes).toEqual(["expulsion", "floods", "hunger"]);
  });

  test("a severe threat to a small group stays in view however low its mean", () => {
    const { rows, lifted } = rank(threats);
    expect(rows[2]).toMatchObject({ worstHitGroup: "roma", worstHitValue: 0.95, severity: 0.15 });
    expect(lifted.map(({ threat, groups }) => [threat, groups.map((each) => each.group)])).toEqual([
      ["expulsion", ["roma"]],
      ["war", ["border"]],
    ]);
  });

  test("hunger and floods share the first place between them; expulsion is third for certain", () => {
    const { rows } = rank(threats);
    expect(rows[0]!.pTop1 + rows[1]!.pTop1).toBeCloseTo(1, 9);
    expect(rows[0]!.pTop1).toBeGreaterThan(0.05);
    expect(rows[1]!.pTop1).toBeGreaterThan(0.05);
    expect(rows[2]).toMatchObject({ pTop1: 0, pTop3: 1, pTop5: 1 });
  });

  test("nothing depends on the order of the threats or of their groups", () => {
    const turned = threats
      .toReversed()
      .map((each) => ({ ...each, groups: (each.groups ?? []).toReversed() }));
    expect(rank(turned)).toEqual(rank(threats));
  });

  test("the additive mean stands beside it as the declared check", () => {
    const { additive } = rank(threats);
    expect(Array.from(additive.priority)).toEqual([0.1, 0.5, 0.55]);
    expect(Array.from(additive.rank)).toEqual([3, 2, 1]);
  });

  test("neighbours say what would turn them round", () => {
    const { changes } = rank(threats);
    expect(changes.map(({ above, below }) => [above, below])).toEqual([
      ["hunger", "floods"],
      ["floods", "expulsion"],
    ]);
    const share = 0.5 + changes[0]!.shareChange;
    expect(0.7 ** share * 0.4 ** (1 - share)).toBeCloseTo(0.5, 12);
    expect(changes[1]!.shareChange).toBeNaN();
  });

  test("replays are taken whole: threats that move together keep their order in every draw", () => {
    const moving = (code: string, more: number): PreparedThreat => {
      const runs = Float64Array.from({ length: 40 }, (_, k) => 0.2 + k / 100 + more);
      return {
        threat: code,
        severity: known(0.4 + more),
        pervasiveness: known(0.4 + more),
        replays: [runs, runs],
      };
    };
    const both = [moving("a", 0.01), moving("b", 0)];
    expect(rank(both).rows[0]).toMatchObject({ threat: "a", pTop1: 1 });
    const gaps = { ...both[0]!, replays: [new Float64Array(40).fill(Number.NaN), new Float64Array(40)] };
    expect(rank([gaps, both[1]!]).rows[0]!.pTop1).toBe(1);
    const short = { ...both[0]!, replays: [[0.1], [0.1]] };
    expect(() => rank([short, both[1]!])).toThrow(RangeError);
  });

  test("a further criterion takes its share, and a threat without it says so", () => {
    const further = [
      { ...threats[0]!, further: [known(0.1)] },
      { ...threats[2]!, further: [known(0.9)] },
      { ...threats[1]!, further: [known(Number.NaN)] },
    ];
    const { rows } = rank(further, { shares: [0.25, 0.25, 0.5] });
    expect(rows.map((row) => row.threat)).toEqual(["floods", "hunger", "expulsion"]);
    expect(rows[2]!.reason).toBe("no-further-criterion;lifted-by-group");
    expect(() => rank(further)).toThrow(RangeError);
  });

  test("no threats, or none with a priority, is an answer too", () => {
    expect(rank([])).toMatchObject({ rows: [], smaa: null, changes: [] });
    expect(rank([threats[3]!]).rows).toHaveLength(1);
    expect(() => rank([threats[0]!, threats[0]!])).toThrow(RangeError);
  });

  test("a range becomes draws: normal with it as 5–95 % interval, or uniform over it; no range, no doubt", () => {
    const values = [
      { value: 0.5, low: 0.4, high: 0.6 },
      { value: 0.3, low: 0.3, high: 0.3 },
    ];
    const normal = smaaValuesOf([{ values, replays: [] }], "normal");
    expect(normal).toMatchObject({
      cells: [
        [
          { method: "normal", mean: 0.5, low: 0, high: 1 },
          { method: "certain", value: 0.3 },
        ],
      ],
    });
    const uniform = smaaValuesOf([{ values, replays: [] }], "uniform");
    expect(uniform).toMatchObject({ cells: [[{ method: "uniform", low: 0.4, high: 0.6 }, { value: 0.3 }]] });
  });
});
