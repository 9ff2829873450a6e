/** What changed between periods: the plain way on two assessments of their own gives the same, and no break is passed over. */

import { describe, expect, test } from "vitest";
import { assess } from "../../assess.ts";
import { preparePeriods } from "../../period-inputs.ts";
import { type PanelCase, panelCase, panelObservations } from "../../testing/panel-case.ts";
import type { Assessment } from "../assessment.ts";
import { breaksOf } from "./basis.ts";
import { changeReason } from "./change-reason.ts";
import { recipeAt } from "./compared-period.ts";
import { countChanges, medianChange } from "./overall.ts";

const rest = `missing: { minCoverage: 0.3 }
uncertainty:
  runs: 80
  seed: 5
  vary:
    - { at: values }
    - { at: normalise.method, values: [goalposts, percentile-rank] }
    - { at: aggregate.method, values: [arithmetic, geometric] }
    - { at: weights, dirichlet: { concentration: 20 } }
`;
const recipe = `period: { at: 2015, maxAgeYears: 10, compareWith: [2010] }\n${rest}`;

function assessCase({ framework, evidence, recipe: own }: PanelCase): Assessment {
  return assess(framework, evidence, own);
}

const given = panelCase({ recipe });
const assessment = assessCase(given);
const [pair] = assessment.changes;
const unitAt = (id: string): number => assessment.input.units.findIndex((unit) => unit.id === id);
const changeAt = (node: string, unit: string, of = pair!) => {
  const position = assessment.nodes.findIndex((each) => each.id === node);
  const u = unitAt(unit);
  const { change, changeLow, changeHigh, pImproved, renewed, breaks, reason, matched } = of.nodes[position]!;
  return {
    change: change[u]!,
    low: changeLow[u]!,
    high: changeHigh[u]!,
    p: pImproved[u]!,
    renewed: renewed[u]!,
    breaks: breaksOf(breaks[u]!),
    reason: changeReason(reason[u]!),
    matched: matched.change[u]!,
    matchedP: matched.pImproved[u]!,
    coverage: matched.coverage[u]!,
  };
};

/** Each run of each period by itself: the share of runs that rose, and the ends by sorting. */
function naive(earlier: Assessment, later: Assessment, node: number, u: number) {
  const [a, b] = [earlier.replays!, later.replays!];
  const units = earlier.input.units.length;
  const target = a.targets.indexOf(node);
  const differences: number[] = [];
  for (let run = 0; run < a.count; run++) {
    if (a.onBaseScale[run] === 0 || b.onBaseScale[run] === 0) continue;
    const at = (run * a.targets.length + target) * units + u;
    differences.push(b.scores[at]! - a.scores[at]!);
  }
  const sorted = differences.filter((each) => !Number.isNaN(each)).sort((x, y) => x - y);
  const quantile = (p: number): number => {
    const place = (sorted.length - 1) * p;
    const low = Math.floor(place);
    return sorted[low]! + (place - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
  };
  const above = sorted.reduce((sum, each) => sum + (Math.abs(each) < 1e-9 ? 0.5 : each > 0 ? 1 : 0), 0);
  return { count: sorted.length, low: quantile(0.05), high: quantile(0.95), above: above / sorted.length };
}

describe("a change", () => {
  const earlier = assessCase({ ...given, recipe: recipeAt(given.recipe, "2010") });
  const later = assessCase({ ...given, recipe: recipeAt(given.recipe, "2015") });

  test("is that of two assessments made apart, and its probability that of their runs set side by side", () => {
    expect(later.nodes[0]!.score).toEqual(assessment.nodes[0]!.score);
    let likely = 0;
    for (const [position, { change, changeLow, changeHigh, pImproved }] of pair!.nodes.entries()) {
      for (let u = 0; u < change.length; u++) {
        expect(change[u]).toBe(later.nodes[position]!.score[u]! - earlier.nodes[position]!.score[u]!);
        if (Number.isNaN(pImproved[u]!)) continue;
        const plain = naive(earlier, later, position, u);
        expect(plain.count).toBeGreaterThan(20);
        expect(pImproved[u]).toBeCloseTo(plain.above, 12);
        expect(changeLow[u]).toBeCloseTo(plain.low, 12);
        expect(changeHigh[u]).toBeCloseTo(plain.high, 12);
        if (pImproved[u]! > 0.9) likely++;
      }
    }
    expect(likely).toBeGreaterThan(2);
  });

  test("is exactly none in every run where the same was seen anew: both periods draw the same", () => {
    // `still` has errors in every run too, of other observations; without them nothing moves.
    const sure = assessCase(panelCase({ recipe, observations: panelObservations.replaceAll(",1.5,", ",,") }));
    const u = unitAt("still");
    for (const { change, changeLow, changeHigh, pImproved, renewed } of sure.changes[0]!.nodes.slice(0, 2)) {
      expect([change[u], changeLow[u], changeHigh[u], pImproved[u], renewed[u]]).toEqual([0, 0, 0, 0.5, 1]);
    }
    const { low, high } = changeAt("well-being", "still");
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  test("of figures that nobody renewed is marked, and draws the same error twice", () => {
    for (const node of ["well-being", "living", "safety"]) {
      expect(changeAt(node, "stale")).toMatchObject({
        change: 0,
        low: 0,
        high: 0,
        p: Number.NaN,
        renewed: 0,
        breaks: [],
        reason: "same-observation",
      });
    }
    expect(changeAt("hunger", "stale")).toMatchObject({ change: 0, reason: "same-observation" });
  });

  test("goes from the earlier to the later period, also where the later one is the one compared", () => {
    const turned = assessCase(
      panelCase({ recipe: recipe.replace("2015", "2010").replace("[2010]", "[2015]") }),
    );
    expect([turned.changes[0]!.from, turned.changes[0]!.to]).toEqual(["2010", "2015"]);
    expect(turned.changes[0]!.nodes).toEqual(pair!.nodes);
  });

  test("names several periods in the order of time, each against the one assessed", () => {
    const several = assessCase(panelCase({ recipe: recipe.replace("[2010]", "[2019, 2010, 2004]") }));
    expect(several.changes.map(({ from, to }) => `${from}-${to}`)).toEqual([
      "2004-2015",
      "2010-2015",
      "2015-2019",
    ]);
    expect(several.compared.map(({ period }) => period)).toEqual(["2004", "2010", "2019"]);
    expect(several.changes[1]).toEqual(pair);
    // By 2019 nothing is newer than in 2015.
    expect(changeAt("well-being", "plain", several.changes[2]!)).toMatchObject({
      reason: "same-observation",
    });
  });

  test("is the same whether the runs were computed here or handed in", () => {
    const replays = new Map(
      preparePeriods(given.framework, given.evidence, given.recipe).pairs.flatMap(({ other, matched }) => {
        const named = assessCase({ ...given, recipe: other.recipe });
        expect(matched).not.toBeNull();
        return [[other.name, named.replays!] as const];
      }),
    );
    expect(assess(given.framework, given.evidence, given.recipe, replays).changes).toEqual(
      assessment.changes,
    );
  });
});

describe("a break", () => {
  test("is told where a value comes from another source, by another definition, or other indicators are there", () => {
    expect(changeAt("income", "moved").breaks).toEqual(["source"]);
    expect(changeAt("trust", "defined").breaks).toEqual(["source"]);
    expect(changeAt("safety", "thin").breaks).toEqual(["coverage"]);
    for (const unit of ["moved", "defined", "thin"]) {
      const { change, p, reason, breaks } = changeAt("well-being", unit);
      expect(change, unit).toBeTypeOf("number");
      expect(change, unit).not.toBeNaN();
      expect([p, reason], unit).toEqual([Number.NaN, "break"]);
      expect(breaks, unit).not.toEqual([]);
    }
    // What the break does not touch has its probability.
    for (const [node, unit] of [
      ["safety", "moved"],
      ["living", "defined"],
      ["living", "thin"],
    ]) {
      const { p, reason } = changeAt(node!, unit!);
      expect(reason, unit).toBeNull();
      expect(p, unit).not.toBeNaN();
    }
  });

  test("leaves the comparison of like with like: that of a case without what does not match", () => {
    const unmatched = panelObservations
      .split("\n")
      .filter((line) => !/^(moved,income|defined,trust|thin,assaults),/.test(line))
      .join("\n");
    const matching = assessCase(panelCase({ recipe, observations: unmatched }));
    for (const [position, { matched }] of pair!.nodes.entries()) {
      if (assessment.nodes[position]!.kind === "indicator") continue;
      const plain = matching.changes[0]!.nodes[position]!;
      for (const unit of ["plain", "moved", "defined", "thin"]) {
        const u = unitAt(unit);
        expect(matched.change[u], `${unit} ${position}`).toBeCloseTo(plain.change[u]!, 12);
      }
    }
    expect(changeAt("well-being", "thin")).toMatchObject({ coverage: 0.8 });
    expect(changeAt("well-being", "thin").matchedP).toBeGreaterThan(0.9);
    expect(changeAt("well-being", "plain")).toMatchObject({ coverage: 1 });
    const { change, matched, p, matchedP } = changeAt("well-being", "plain");
    expect([matched, matchedP]).toEqual([change, p]);
  });

  test("is no change of the denominator: the same row over other people is another value", () => {
    // 3 clinics for 100 people were 3 a hundred; nobody counted them again, and for 50 people they are 6.
    const { change, reason, breaks, renewed } = changeAt("clinics", "shrunk");
    expect(change).toBeCloseTo(0.3, 12);
    expect([reason, breaks, renewed]).toEqual(["not-replayed", [], 1]);
  });
});

describe("no change", () => {
  test("is given where a score is missing", () => {
    expect(changeAt("well-being", "gone")).toMatchObject({ change: Number.NaN, reason: "no-score-after" });
    const back = assessCase(panelCase({ recipe: recipe.replace("[2010]", "[2002]") }));
    expect(changeAt("well-being", "plain", back.changes[0]!)).toMatchObject({ reason: "no-score-before" });
    expect(back.findings.map((each) => each.code)).toContain("change-without-scores");
  });

  test.each(["min-max", "z-score", "rank", "percentile-rank"])(
    "is given where %s moves the scale",
    (method) => {
      const own = panelCase({
        recipe: `period: { at: 2015, compareWith: [2010] }\nnormalise: { method: ${method} }\nuncertainty: { runs: 5 }`,
      });
      const moving = assessCase(own);
      expect(moving.findings.map((each) => each.code)).toContain("change-not-comparable");
      for (const { change, pImproved, reason, matched } of moving.changes[0]!.nodes) {
        for (const column of [change, pImproved, matched.change])
          expect(column.every(Number.isNaN)).toBe(true);
        expect(new Set([...reason].map(changeReason))).toEqual(new Set(["scale-moves"]));
      }
      // The scores of the other period are there all the same.
      expect(moving.compared[0]!.nodes[0]!.score[unitAt("plain")]).not.toBeNaN();
    },
  );

  test("has a probability without runs, at a single series, and between guesses", () => {
    const bare = assessCase(
      panelCase({ recipe: "period: { at: 2015, compareWith: [2010] }\nuncertainty: { runs: 0 }" }),
    );
    expect(changeAt("well-being", "plain", bare.changes[0]!)).toMatchObject({
      p: Number.NaN,
      reason: "no-runs",
    });
    expect(changeAt("income", "plain")).toMatchObject({ p: Number.NaN, reason: "not-replayed" });
    const guessed = assessCase(
      panelCase({
        recipe: `period: { at: 2015, maxAgeYears: 10, compareWith: [2010] }\nimpute: { method: mean }\nmissing: { minCoverage: 0 }\nuncertainty: { runs: 3 }`,
        observations: panelObservations
          .split("\n")
          .filter((line) => !line.startsWith("plain,trust"))
          .join("\n"),
      }),
    );
    expect(changeAt("trust", "plain", guessed.changes[0]!)).toMatchObject({
      reason: "imputed",
      renewed: Number.NaN,
    });
  });
});

test("the middle place is that of the same units in both periods, run by run", () => {
  const index = pair!.nodes[0]!;
  const middle = medianChange(index, pair!.replays)!;
  const counted = ["plain", "still", "moved", "defined", "thin", "shrunk"].map(unitAt);
  expect(middle.units).toBe(counted.length);
  const sorted = (column: Float64Array): number[] => counted.map((u) => column[u]!).sort((a, b) => a - b);
  const [from, to] = [sorted(index.matched.before), sorted(index.matched.after)];
  expect(middle.before).toBeCloseTo((from[2]! + from[3]!) / 2, 12);
  expect(middle.after).toBeCloseTo((to[2]! + to[3]!) / 2, 12);
  expect(middle.changeSpread.above).toBeGreaterThan(0.9);
  expect(middle.changeSpread.low).toBeLessThanOrEqual(middle.changeSpread.high);
  const counts = countChanges(index);
  expect(counts).toMatchObject({ broken: 3, same: 1, none: 1 });
  expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(assessment.input.units.length);
});

test("nothing is compared where the recipe names no period, and the assessment is what it was", () => {
  const alone = assessCase({ ...given, recipe: recipeAt(given.recipe, "2015") });
  expect([alone.compared, alone.changes]).toEqual([[], []]);
  expect(alone.nodes).toEqual(assessment.nodes);
});

test("values of a period that is compared are not told to play no part", () => {
  const codes = (of: Assessment): readonly string[] =>
    of.findings
      .filter((each) => each.code === "period-out-of-context")
      .map((each) => String(each.values["kind"]));
  const alone = assessCase(panelCase({ recipe: `period: { at: 2010, take: exact }\n${rest}` }));
  expect(codes(alone)).toEqual(["later", "older"]);
  const both = assessCase(
    panelCase({ recipe: `period: { at: 2010, take: exact, compareWith: [2015] }\n${rest}` }),
  );
  expect(codes(both)).toEqual(["older"]);
  expect(both.findings.find((each) => each.code === "period-out-of-context")!.values["count"]).toBeLessThan(
    alone.findings.reduce((sum, each) => sum + Number(each.values["count"] ?? 0), 0),
  );
});
