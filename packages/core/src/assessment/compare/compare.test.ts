/** Two assessments, a changed recipe, a unit and its peers: the plain way gives the same, and nothing differs from itself. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../assess.ts";
import { createFindingList } from "../../finding-list.ts";
import { formatAssessmentJson } from "../../formats/results/assessment-json.ts";
import { parseAssessmentJson } from "../../formats/results/read-assessment-json.ts";
import { panelCase, panelFramework } from "../../testing/panel-case.ts";
import { whatIf } from "../../what-if.ts";
import type { Assessment } from "../assessment.ts";
import { defaultRecipe, withChoice } from "../recipe.ts";
import { comparandOf } from "./comparand.ts";
import { compareAssessments, largestMovers } from "./compare-assessments.ts";
import { comparePeers, peersOf } from "./peers.ts";
import { changedRecipe, checkChanges, settledRecipe } from "./recipe-change.ts";

fc.configureGlobal({ seed: 1994 });

const recipe = `period: { at: 2015, maxAgeYears: 10 }
missing: { minCoverage: 0.3 }
uncertainty:
  runs: 60
  seed: 3
  vary:
    - { at: weights, dirichlet: { concentration: 20 } }
    - { at: aggregate.method, values: [arithmetic, geometric] }
    - { at: values }
`;
const given = panelCase({ recipe });
const assessment = assess(given.framework, given.evidence, given.recipe);
const provenance = { engine: "9", files: [{ name: "observations.csv", sha256: "o" }], findings: [] };

function written(of: Assessment): string {
  return [...formatAssessmentJson(of, provenance)].join("");
}

describe("compareAssessments()", () => {
  test("finds nothing between an assessment and itself, as computed and as read back", () => {
    const stored = parseAssessmentJson("assessment.json", written(assessment), createFindingList())!;
    const own = comparandOf(assessment);
    for (const [a, b] of [
      [own, own],
      [stored, stored],
      [{ ...own, evidenceHash: stored.evidenceHash }, stored],
    ] as const) {
      const difference = compareAssessments(a, b);
      expect(difference.differs).toEqual([]);
      expect(difference.units).toEqual(own.units);
      expect([
        difference.unitsBefore,
        difference.unitsAfter,
        difference.nodesBefore,
        difference.nodesAfter,
      ]).toEqual([[], [], [], []]);
      for (const node of difference.nodes) {
        for (const each of node.change) expect(Number.isNaN(each) || each === 0).toBe(true);
        expect(node.rankBefore).toEqual(node.rankAfter);
        expect(node.overlap.every((each) => each !== 0)).toBe(true);
        expect(node.bandShift.every((each) => Number.isNaN(each) || each === 0)).toBe(true);
        expect(largestMovers(node, 5)).toEqual([]);
        expect(node.agreement.meanRankShift).toBe(0);
        if (new Set(node.rankBefore.filter((rank) => !Number.isNaN(rank))).size > 1)
          expect(node.agreement.spearman).toBeCloseTo(1, 12);
      }
    }
    const [index] = compareAssessments(own, own).nodes;
    index!.pHigher.forEach((p, k) => {
      expect(Number.isNaN(index!.before[k]!) ? Number.isNaN(p) : p === 0.5).toBe(true);
    });
  });

  test("sets side by side what both have, and names what one has", () => {
    const smaller = panelCase({
      recipe,
      framework: panelFramework
        .replace("version: 1.0.0", "version: 1.1.0")
        .replace(
          "{ id: safety, title: Safety }",
          "{ id: safety, title: Safety }\n    - { id: home, title: A home }",
        ),
    });
    const units = smaller.evidence.units.filter((unit) => unit.id !== "plain");
    const kept = new Set(units.map((unit) => unit.id));
    // The units after the one left out move up by one.
    const { observations } = smaller.evidence;
    const rows = Array.from({ length: observations.count }, (_, i) => i).filter((i) =>
      kept.has(smaller.evidence.units[observations.unit[i]!]!.id),
    );
    const take = <T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(column: T): T =>
      Reflect.construct(column.constructor, [rows.map((i) => column[i]!)]) as T;
    const fewer = assess(
      smaller.framework,
      {
        ...smaller.evidence,
        units,
        observations: {
          ...observations,
          count: rows.length,
          unit: Uint32Array.from(rows, (i) => observations.unit[i]! - 1),
          indicator: take(observations.indicator),
          period: take(observations.period),
          value: take(observations.value),
          reason: take(observations.reason),
          file: take(observations.file),
          row: take(observations.row),
          source: take(observations.source),
          standardError: take(observations.standardError!),
          note: new Map(),
        },
      },
      smaller.recipe,
    );
    const difference = compareAssessments(comparandOf(assessment), comparandOf(fewer));
    expect(difference).toMatchObject({
      differs: ["framework"],
      unitsBefore: ["plain"],
      unitsAfter: [],
      nodesBefore: [],
      nodesAfter: ["home"],
    });
    const [index] = difference.nodes;
    for (const each of index!.change) expect(Number.isNaN(each) || Math.abs(each) < 1e-12).toBe(true);
    // Across versions nobody can say how likely people's situation changed.
    expect(index!.pHigher.every(Number.isNaN)).toBe(true);
    expect(Math.min(...index!.rankBefore.filter((rank) => !Number.isNaN(rank)))).toBe(1);
  });

  test("gives ranks, agreement, bands and overlaps as by hand", () => {
    const base = comparandOf(assessment);
    const node = (score: readonly number[], half: number) => ({
      id: "n",
      title: "N",
      kind: "index" as const,
      score: Float64Array.from(score),
      scoreLow: Float64Array.from(score, (each) => each - half),
      scoreHigh: Float64Array.from(score, (each) => each + half),
      band: Int8Array.from(score, (each) => (Number.isNaN(each) ? -1 : Math.floor(each * 5))),
    });
    const plain = { ...base, replays: null };
    const before = {
      ...plain,
      units: ["a", "b", "c", "d", "x"],
      nodes: [node([0.9, 0.7, 0.5, 0.1, 0.3], 0.05)],
    };
    const after = {
      ...plain,
      units: ["y", "d", "c", "b", "a"],
      nodes: [node([0.6, 0.15, 0.62, 0.58, 0.9], 0.01)],
    };
    const { nodes, units, unitsBefore, unitsAfter } = compareAssessments(before, after);
    expect([units, unitsBefore, unitsAfter]).toEqual([["a", "b", "c", "d"], ["x"], ["y"]]);
    const [one] = nodes;
    expect([...one!.rankBefore]).toEqual([1, 2, 3, 4]);
    expect([...one!.rankAfter]).toEqual([1, 3, 2, 4]);
    expect([...one!.overlap]).toEqual([1, 0, 0, 1]);
    expect([...one!.bandShift]).toEqual([0, -1, 1, 0]);
    expect(largestMovers(one!, 2)).toEqual([1, 2]);
    // One exchange of neighbours among four: Spearman 1 − 6·2/(4·15), Kendall (5 − 1)/6, mean shift 2/4.
    expect(one!.agreement.units).toBe(4);
    expect(one!.agreement.spearman).toBeCloseTo(0.8, 12);
    expect(one!.agreement.kendall).toBeCloseTo(2 / 3, 12);
    expect(one!.agreement.meanRankShift).toBe(0.5);
  });

  test("gives no change between scores on different scales", () => {
    const native = assess(
      given.framework,
      given.evidence,
      withChoice(given.recipe, "normalise.method", "rank"),
    );
    const difference = compareAssessments(comparandOf(assessment), comparandOf(native));
    expect(difference.differs).toEqual(["recipe", "scale"]);
    for (const node of difference.nodes) expect(node.change.every(Number.isNaN)).toBe(true);
    expect(difference.nodes[0]!.agreement.units).toBeGreaterThan(3);
  });
});

describe("whatIf()", () => {
  test.each([
    ["weights", "safe"],
    ["weights", "equal"],
    ["aggregate.method", "geometric"],
    ["missing.minCoverage", 0.9],
    ["impute.method", "mean"],
  ])("with %s = %s is the assessment of a recipe edited so", (address, value) => {
    const { before, after, difference } = whatIf(given.framework, given.evidence, given.recipe, [
      { address, value },
    ]);
    const text = `${recipe.replace(/ {4}- \{ at: aggregate.*\n/, address === "aggregate.method" ? "" : "$&")}`;
    const edited = withChoice(panelCase({ recipe: text }).recipe, address, value);
    const plain = assess(given.framework, given.evidence, edited);
    expect(after.nodes).toEqual(plain.nodes);
    expect(before.nodes.map((node) => node.score)).toEqual(assessment.nodes.map((node) => node.score));
    for (const [position, node] of difference.nodes.entries()) {
      node.change.forEach((change, u) => {
        expect(change).toBe(plain.nodes[position]!.score[u]! - assessment.nodes[position]!.score[u]!);
      });
    }
    expect(difference.differs).toEqual(["recipe"]);
  });

  test("with nothing changed moves nothing, in any run", () => {
    const { difference } = whatIf(given.framework, given.evidence, given.recipe, []);
    for (const node of difference.nodes) {
      expect(node.change.every((each) => Number.isNaN(each) || each === 0)).toBe(true);
      expect(node.changeLow.every((each) => Number.isNaN(each) || each === 0)).toBe(true);
    }
    expect(difference.nodes[0]!.changeLow.some((each) => each === 0)).toBe(true);
  });

  test("runs leave the choice asked about alone, so that they show its difference", () => {
    const change = { address: "aggregate.method", value: "geometric" };
    const { difference, before } = whatIf(given.framework, given.evidence, given.recipe, [change]);
    expect(before.recipe.uncertainty.vary.map((each) => each.at)).toEqual(["weights", "values"]);
    const [index] = difference.nodes;
    // A geometric mean of unequal parts lies below the arithmetic one, whatever the weights.
    index!.pHigher.forEach((p, u) => {
      expect(Number.isNaN(index!.change[u]!) || p === 0).toBe(true);
    });
  });
});

describe("changes of a recipe", () => {
  const own = { ...defaultRecipe, period: { ...defaultRecipe.period, at: "2015" } };
  const problems = (address: string, value: unknown): readonly string[] =>
    checkChanges(own, [{ address, value }], ({ address: column }) => ({ file: "--set", column })).map(
      (each) => `${each.code} ${each.where.column}`,
    );

  test("are refused where there is no such choice, or the value does not fit", () => {
    for (const [address, value] of [
      ["weights", "equal"],
      ["missing.minCoverage", 0.5],
      ["aggregate", { method: "power", p: 2 }],
      ["aggregate.p", 3],
      ["period.compareWith", ["2010"]],
      ["nodes.income.weight", 2],
    ] as const) {
      expect(
        problems(address, value).filter((each) => each.startsWith("choice-unknown")),
        address,
      ).toEqual([]);
    }
    expect(problems("missing.minCoverage", 0.5)).toEqual([]);
    expect(problems("period.compareWith", ["2010"])).toEqual([]);
    for (const address of [
      "",
      "weight",
      "missing.minCover",
      "missing.minCoverage.low",
      "toString",
      "period.0",
    ])
      expect(problems(address, 1), address).toEqual([`choice-unknown ${address}`]);
    expect(problems("missing.minCoverage", 2)).toEqual(["choice-value-refused missing.minCoverage"]);
    expect(problems("normalise.method", { a: 1 })).toEqual(["choice-value-refused normalise.method"]);
  });

  test("are made in their order, and settle only what they touch", () => {
    const changes = [
      { address: "aggregate", value: { method: "harmonic" } },
      { address: "aggregate.method", value: "geometric" },
    ];
    expect(changedRecipe(own, changes).aggregate).toEqual({ method: "geometric" });
    const vary = [
      { at: "aggregate.method", values: ["arithmetic"] },
      { at: "weights", values: ["equal"], dirichlet: { concentration: 5 } },
      { at: "values" },
    ];
    const settled = settledRecipe({ ...own, uncertainty: { ...own.uncertainty, vary } }, [
      ...changes,
      { address: "weights", value: "equal" },
    ]);
    expect(settled.uncertainty.vary).toEqual([
      { at: "weights", dirichlet: { concentration: 5 } },
      { at: "values" },
    ]);
  });
});

describe("comparePeers()", () => {
  const { units } = assessment.input;
  const unitAt = (id: string): number => units.findIndex((unit) => unit.id === id);

  test("is the difference of two units, and its probability that of their scores run by run", () => {
    const [a, b] = [unitAt("plain"), unitAt("still")];
    const rows = comparePeers(assessment, a, [b]);
    expect(rows.map((row) => row.id)).toEqual(assessment.nodes.map((node) => node.id));
    const replays = assessment.replays!;
    for (const [position, row] of rows.entries()) {
      const { score } = assessment.nodes[position]!;
      expect(row.difference.score).toBe(score[a]! - score[b]!);
      const target = replays.targets.indexOf(position);
      if (target < 0) {
        expect(row.pAbove).toBeNaN();
        continue;
      }
      let above = 0;
      for (let run = 0; run < replays.count; run++) {
        const at = (run * replays.targets.length + target) * units.length;
        const move = replays.scores[at + a]! - replays.scores[at + b]!;
        above += Math.abs(move) < 1e-9 ? 0.5 : move > 0 ? 1 : 0;
      }
      expect(row.pAbove).toBeCloseTo(above / replays.count, 12);
      const turned = comparePeers(assessment, b, [a])[position]!;
      expect(turned.pAbove).toBeCloseTo(1 - row.pAbove, 12);
      expect(turned.difference.low).toBeCloseTo(-row.difference.high, 12);
    }
  });

  test("of a group is with the median of the others that have a score", () => {
    const others = peersOf(units, unitAt("plain"), "bank");
    expect(others.map((u) => units[u]!.id)).toEqual(["still", "stale"]);
    const south = peersOf(units, unitAt("moved"), "bank");
    expect(south.map((u) => units[u]!.id)).toEqual(["defined", "thin", "gone", "shrunk"]);
    const [index] = comparePeers(assessment, unitAt("moved"), south);
    const scores = ["defined", "thin", "shrunk"].map((id) => assessment.nodes[0]!.score[unitAt(id)]!);
    expect(index!.count).toBe(3);
    expect(index!.peers.score).toBeCloseTo(scores.sort((x, y) => x - y)[1]!, 12);
    expect(peersOf(units, 0, "nothing")).toEqual([]);
  });

  test("gives nothing for a unit without a score, and refuses nobody and oneself", () => {
    const [index] = comparePeers(assessment, unitAt("gone"), [unitAt("plain")]);
    expect(index!.own.score).toBeNaN();
    expect([index!.difference.score, index!.difference.low, index!.pAbove].every(Number.isNaN)).toBe(true);
    expect(() => comparePeers(assessment, 0, [])).toThrow(RangeError);
    expect(() => comparePeers(assessment, 0, [1, 0])).toThrow(RangeError);
  });
});

describe("parseAssessmentJson()", () => {
  const text = written(assessment);
  const problems = (broken: string): readonly string[] => {
    const list = createFindingList();
    const read = parseAssessmentJson("assessment.json", broken, list);
    const codes = list.all().map((each) => each.code);
    expect(read === undefined).toBe(codes.length > 0);
    return codes;
  };

  test("reads the numbers that were written, to the last bit", () => {
    const read = parseAssessmentJson("assessment.json", text, createFindingList())!;
    const own = comparandOf(assessment);
    expect({ ...read, evidenceHash: null, replays: own.replays }).toEqual(own);
  });

  test("tells what is broken, whatever it is", () => {
    expect(problems("{")).toEqual(["json-broken"]);
    for (const other of ["null", "[]", "3", "{}", '{"format":"salus/assessment@2"}'])
      expect(problems(other), other).toEqual(["results-format-unknown"]);
    expect(problems('{"format":"salus/assessment@1"}')).toContain("results-broken");
    expect(problems(text.replace('"scale": "unit"', '"scale": "feet"'))).toEqual(["results-broken"]);
    expect(problems(text.replace('"score":[', '"score":[0.5,'))).toEqual(["results-broken"]);
    expect(problems(text.replace('"score":[', '"points":['))).toEqual(["results-broken"]);
    fc.assert(
      fc.property(fc.nat(text.length - 3), (length) => {
        expect(problems(text.slice(0, length))).toEqual(["json-broken"]);
      }),
      { numRuns: 50 },
    );
  });
});
