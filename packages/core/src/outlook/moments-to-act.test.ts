/** When to act on a threat: the rules that watch it, and the season that brings it next. */

import { expect, test } from "vitest";
import type { Season } from "../evidence/index.ts";
import { monthly, rule, ruleWith } from "../testing/alert-rules.ts";
import { lookAtRules } from "./alerts/index.ts";
import { actByMonth, momentsToAct } from "./moments-to-act.ts";

const season = (
  id: string,
  begins: number,
  ends: number,
  threats: readonly string[] = ["flood"],
): Season => ({
  ...{ id, title: id, kind: "rain", begins, ends, unit: "", threats, source: "", note: "" },
});

const seasonAhead = (seasons: readonly Season[], asOf: string) =>
  momentsToAct({ rules: [], seasons, asOf }, ["flood"])[0]!.season;

test.each<[string, string, string, number]>([
  ["ahead in the year", "2024-03", "rains", 2],
  ["about to begin", "2024-04-28", "rains", 1],
  ["on since this month", "2024-05", "rains", 0],
  ["on until this month", "2024-09", "rains", 0],
  ["over, and next year again", "2024-10", "rains", 7],
])("a season that is %s", (_, asOf, id, inMonths) => {
  const found = seasonAhead([season("rains", 5, 9), season("harvest", 1, 1, ["other"])], asOf);
  expect([found!.season.id, found!.inMonths]).toEqual([id, inMonths]);
});

test("a season may run over the new year, or the year round, and the nearest one counts", () => {
  const wet = season("wet", 11, 2);
  expect(
    ["2024-12", "2024-01", "2024-02", "2024-03"].map((asOf) => seasonAhead([wet], asOf)!.inMonths),
  ).toEqual([0, 0, 0, 8]);
  const always = season("always", 1, 12);
  for (let month = 1; month <= 12; month++)
    expect(seasonAhead([always], `2024-${String(month).padStart(2, "0")}`)!.inMonths).toBe(0);
  expect(seasonAhead([season("late", 12, 12), season("early", 5, 6)], "2024-04")!.season.id).toBe("early");
  expect(seasonAhead([season("late", 12, 12), season("early", 5, 6)], "2024-07")!.season.id).toBe("late");
  expect(seasonAhead([season("other", 1, 12, ["drought"])], "2024-04")).toBeNull();
});

test("the slowest of the agreed actions says by when to begin", () => {
  const watching = (days: number, threats: readonly string[]) =>
    ruleWith({}, { leadTimeDays: days, threats });
  const rules = lookAtRules([watching(20, ["flood"]), watching(75, ["flood", "hunger"]), watching(300, [])], {
    asOf: "2020-03",
    units: ["a", "b"],
    signalsOf: (unit) => new Map([["s", monthly(unit === "a" ? [0.1, 0.6, 0.8] : [0.1, 0.1, 0.1])]]),
    outcomes: [],
    harmOf: () => [],
  });
  const [flood, hunger, theft] = momentsToAct({ rules, seasons: [season("rains", 5, 9)], asOf: "2020-03" }, [
    "flood",
    "hunger",
    "theft",
  ]);
  expect(flood!.rules.map(({ standing, watched }) => [standing, watched])).toEqual([
    [1, 2],
    [1, 2],
  ]);
  // 75 days before the first of May is the middle of February.
  expect(flood!.season).toMatchObject({ inMonths: 2, actBy: 2 });
  expect(hunger).toMatchObject({ threat: "hunger", season: null });
  expect(hunger!.rules).toHaveLength(1);
  expect(theft).toEqual({ threat: "theft", rules: [], season: null });
  expect(seasonAhead([season("rains", 5, 9)], "2020-03")!.actBy).toBeNull();
  expect(rule.threats).toEqual([]);
});

test.each([
  [5, 1, 4],
  [5, 30, 4],
  [5, 31, 3],
  [1, 20, 12],
  [1, 365, 1],
  [3, 800, 12],
])("what must be done by month %d and takes %d days begins by month %d", (begins, days, expected) => {
  expect(actByMonth(begins, days)).toBe(expected);
});
