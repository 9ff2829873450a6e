/** The audit on cases made for it: what it must name, what it must not, and data that leaves nothing to compute. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../assess.ts";
import { createFindingList } from "../../finding-list.ts";
import {
  createObservationsReader,
  parseFramework,
  parseRecipe,
  parseUnits,
  type Table,
} from "../../formats/case/index.ts";
import type { Assessment } from "../assessment.ts";
import { type Audit, auditAssessment } from "./audit.ts";
import type { AuditNote } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

fc.configureGlobal({ seed: 1994 });

const framework = `{ format: salus/framework@1, id: place, version: 1.0.0, title: A place, date: 2026-11-23,
  owner: { body: A council, endorsed: false }, requestedBy: null,
  context: { place: here, population: all, period: 2015, purpose: a plan, audience: us }, freedoms: [want],
  index: { id: security, title: Security, components: [
    { id: food, title: Food }, { id: health, title: Health }, { id: voice, title: Voice } ] } }`;

type Made = {
  readonly component: string;
  readonly direction?: 1 | -1;
  readonly values: readonly number[];
};

/** Assess made-up indicators, each 0 to 100, on as many units as they have values. */
function made(
  indicators: Readonly<Record<string, Made>>,
  recipe = "missing: { minCoverage: 0 }",
): Assessment {
  const list = createFindingList();
  const table = (file: string, lines: readonly string[]): Table => {
    const [header, ...rows] = lines.map((line) => line.split(","));
    return { file, header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
  };
  const ids = Object.keys(indicators);
  const read = parseFramework(
    {
      framework: { file: "framework.yaml", text: framework },
      indicators: table("indicators.csv", [
        "id,title,component,unitOfMeasure,direction,low,high",
        ...ids.map(
          (id) => `${id},${id},${indicators[id]!.component},%,${indicators[id]!.direction ?? 1},0,100`,
        ),
      ]),
      threats: null,
    },
    list,
  )!.framework;
  const unitCount = indicators[ids[0]!]!.values.length;
  const names = Array.from({ length: unitCount }, (_, u) => `u${u}`);
  const units = parseUnits(
    table("units.csv", ["id,title,population", ...names.map((name, u) => `${name},${name},${100 + u}`)]),
    list,
  );
  const reader = createObservationsReader(read.indicators, units, [], list);
  const sink = reader.open("observations-wide", "observations-wide.csv");
  sink(["unit", "period", ...ids], 1);
  names.forEach((name, u) => {
    const cells = ids.map((id) => {
      const value = indicators[id]!.values[u]!;
      return Number.isNaN(value) ? "" : String(value);
    });
    sink([name, "2015", ...cells], u + 2);
  });
  const parsed = parseRecipe(
    "recipe.yaml",
    `format: salus/recipe@1\nperiod: { at: 2015 }\nuncertainty: { runs: 0 }\n${recipe}`,
    list,
  )!.recipe;
  return assess(read, { units, observations: reader.build(), sources: [], weightSets: new Map() }, parsed);
}

/** Columns that share a part, as indicators of one matter do; no dice, so that every run is the same. */
function column(own: number, shared = 0.6, unitCount = 60): readonly number[] {
  const wave = (u: number, step: number): number => (((u + 1) * step) % 61) / 61;
  return Array.from(
    { length: unitCount },
    (_, u) => 10 + 80 * (shared * wave(u, 17) + (1 - shared) * wave(u, own)),
  );
}

const clean: Readonly<Record<string, Made>> = {
  meals: { component: "food", values: column(5) },
  harvest: { component: "food", values: column(7) },
  stores: { component: "food", values: column(11) },
  doctors: { component: "health", values: column(13) },
  illness: { component: "health", direction: -1, values: column(19).map((value) => 100 - value) },
  vaccines: { component: "health", values: column(23) },
  votes: { component: "voice", values: column(29) },
  press: { component: "voice", values: column(31) },
};

function inQuestion({ notes }: Audit): readonly string[] {
  return notes.filter(({ verdict }) => verdict === "question").map(nameOf);
}

function nameOf({ code, subjects }: AuditNote): string {
  return `${code} ${subjects.join(" ")}`;
}

describe("auditAssessment()", () => {
  test("finds nothing in question where indicators of one matter go together", () => {
    const audit = auditAssessment(made(clean));
    expect(inQuestion(audit)).toEqual([]);
    expect(audit.notes.filter(({ check }) => check === "opposition").map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 10 }, () => "holds"),
    );
    expect(audit.reliability.every(({ alpha }) => alpha > 0.7)).toBe(true);
  });

  test("names a near copy, and says across components only that they overlap", () => {
    const copy = clean["meals"]!.values.map((value, u) => value + (u % 2 === 0 ? 0.5 : -0.5));
    const within = auditAssessment(made({ ...clean, copy: { component: "food", values: copy } }));
    expect(inQuestion(within)).toEqual(["redundancy.within meals copy"]);
    const mirrored = { component: "food", direction: -1, values: copy.map((value) => 100 - value) } as const;
    expect(inQuestion(auditAssessment(made({ ...clean, copy: mirrored })))).toEqual([
      "redundancy.within meals copy",
    ]);
    const across = auditAssessment(made({ ...clean, copy: { component: "voice", values: copy } }));
    expect(inQuestion(across)).toEqual([]);
    expect(across.notes.filter(({ code }) => code === "redundancy.across").map(nameOf)).toEqual([
      "redundancy.across meals copy",
    ]);
  });

  test("names a reversed indicator, and not those that it was reversed against", () => {
    const turned = { ...clean, illness: { ...clean["illness"]!, direction: 1 as const } };
    expect(inQuestion(auditAssessment(made(turned)))).toEqual(["opposition.reversed illness"]);
  });

  test("of two that pull apart it names both, and neither as the wrong one", () => {
    const audit = auditAssessment(made({ ...clean, votes: { ...clean["votes"]!, direction: -1 } }));
    expect(inQuestion(audit).filter((each) => each.startsWith("opposition"))).toEqual([]);
    const [note] = audit.notes.filter(({ code }) => code === "opposition.pair");
    expect(note).toMatchObject({ subjects: ["votes", "press"], within: "voice", verdict: "look" });
  });

  test("names a component without influence: one that hardly varies, and one that does not vary", () => {
    const still = { component: "voice", values: column(29).map((_, u) => 50 + ((u * 37) % 61) / 200) };
    const { votes: _votes, press: _press, ...rest } = clean;
    expect(inQuestion(auditAssessment(made({ ...rest, still })))).toEqual(["influence.silent voice"]);
    const flat = { component: "voice", values: column(29).map(() => 50) };
    expect(inQuestion(auditAssessment(made({ ...rest, flat }))).toSorted()).toEqual([
      "coverage.constant flat",
      "influence.silent voice",
    ]);
  });

  test("says of few units that they are few: nothing from nine, nothing in question from twenty-nine", () => {
    const cut = (count: number): Readonly<Record<string, Made>> =>
      Object.fromEntries(
        Object.entries({ ...clean, copy: clean["meals"]! }).map(([id, each]) => [
          id,
          { ...each, values: each.values.slice(0, count) },
        ]),
      );
    const few = auditAssessment(made(cut(9)));
    expect(
      few.notes.filter(({ check }) => check === "opposition").every((each) => each.verdict === "unsaid"),
    ).toBe(true);
    expect(inQuestion(few)).toEqual([]);
    const some = auditAssessment(made(cut(29)));
    expect(inQuestion(some)).toEqual([]);
    expect(some.notes.filter(({ verdict }) => verdict === "look").map(nameOf)).toContain(
      "redundancy.within meals copy",
    );
    expect(inQuestion(auditAssessment(made(cut(30))))).toContain("redundancy.within meals copy");
  });

  test("flags the units that stand far out", () => {
    const values = column(5).map((value, u) => (u === 3 ? 100 : value / 20));
    const audit = auditAssessment(made({ ...clean, meals: { component: "food", values } }));
    expect(audit.outliers.find(({ id }) => id === "meals")).toMatchObject({
      passes: false,
      flagged: ["u3"],
      passesWithout: true,
    });
    expect(audit.notes.filter(({ code }) => code === "outliers.shape").map(nameOf)).toEqual([
      "outliers.shape meals",
    ]);
  });

  test("asks for a denominator where an indicator follows the population", () => {
    const audit = auditAssessment(
      made({ ...clean, meals: { component: "food", values: column(5).map((_, u) => u) } }),
    );
    expect(audit.notes.filter(({ code }) => code === "size.follows").map(nameOf)).toEqual([
      "size.follows meals",
    ]);
  });

  test("looks at nothing that the recipe leaves out", () => {
    const recipe =
      "missing: { minCoverage: 0 }\nnodes: { illness: { include: false }, voice: { include: false } }";
    const turned = { ...clean, illness: { ...clean["illness"]!, direction: 1 as const } };
    const audit = auditAssessment(made(turned, recipe));
    expect(inQuestion(audit)).toEqual([]);
    const named = audit.notes.flatMap(({ subjects }) => subjects);
    expect(named).toContain("doctors");
    for (const out of ["illness", "voice", "votes", "press"]) expect(named).not.toContain(out);
    expect(audit.correlations.indicators.ids).toHaveLength(5);
  });

  test("holds the weights of the recipe's nodes against what they explain", () => {
    const { influence } = auditAssessment(made(clean));
    const top = influence.filter(({ parent }) => parent === "security");
    expect(top.map(({ id }) => id)).toEqual(["food", "health", "voice"]);
    expect(top.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 12);
    for (const { weight, explained, linear, correlation } of top) {
      expect(weight).toBeCloseTo(1 / 3, 12);
      expect(linear).toBeCloseTo(correlation ** 2, 12);
      expect(explained).toBeGreaterThanOrEqual(linear);
    }
  });
});

/** Columns of the worst kinds: constant, empty, tied, collinear with another, with single values. */
const columns = fc
  .integer({ min: 1, max: 24 })
  .chain((unitCount) =>
    fc.array(
      fc.oneof(
        fc.constant(Array.from({ length: unitCount }, () => 50)),
        fc.constant(Array.from({ length: unitCount }, () => Number.NaN)),
        fc.constant(Array.from({ length: unitCount }, (_, u) => (97 * u) % 100)),
        fc.constant(Array.from({ length: unitCount }, (_, u) => 100 - ((97 * u) % 100))),
        fc.constant(Array.from({ length: unitCount }, (_, u) => (u === 0 ? 5 : Number.NaN))),
        fc.array(fc.constantFrom(0, 50, 100, Number.NaN), { minLength: unitCount, maxLength: unitCount }),
      ),
      { minLength: 1, maxLength: 8 },
    ),
  );

const recipes = fc.constantFrom(
  "missing: { minCoverage: 0 }",
  "missing: { minCoverage: 0.65 }",
  "missing: { minCoverage: 0 }\nimpute: { method: median }",
  "missing: { minCoverage: 0 }\nnormalise: { method: z-score }",
  "missing: { minCoverage: 0 }\naggregate: { method: geometric }",
);

test("whatever the data, every note has a verdict that its figure allows, and no figure is infinite", () => {
  const places = ["food", "health", "voice"];
  fc.assert(
    fc.property(columns, recipes, (given, recipe) => {
      const indicators = Object.fromEntries(
        given.map((values, i) => [`i${i}`, { component: places[i % 3]!, values }] as const),
      );
      const audit = auditAssessment(made(indicators, recipe));
      for (const { verdict, figure, units, code, threshold, subjects } of audit.notes) {
        expect(Number.isNaN(figure) || Number.isFinite(figure)).toBe(true);
        expect(code === null).toBe(verdict === "holds" || verdict === "unsaid");
        if (Number.isNaN(figure)) expect(verdict).toBe("unsaid");
        if (units < auditThresholds.leastUnits.value && threshold !== "coverage") {
          expect(verdict).toBe("unsaid");
        }
        expect(threshold in auditThresholds).toBe(true);
        expect(subjects.length).toBeGreaterThan(0);
      }
      for (const each of audit.influence) {
        for (const share of [each.linear, each.explained, each.importance]) {
          expect(Number.isNaN(share) || (share >= 0 && share <= 1)).toBe(true);
        }
      }
      for (const { alpha } of audit.reliability) expect(Number.isNaN(alpha) || alpha <= 1 + 1e-12).toBe(true);
      for (const { indicators: matrix } of [audit.correlations]) {
        for (const value of matrix.pearson) expect(Number.isNaN(value) || Math.abs(value) <= 1).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});
