/** No data that a file may hold make the assessment fail, whatever the choices that the checks let through. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { assess } from "./assess.ts";
import {
  checkRecipe,
  defaultRecipe,
  imputeMethods,
  normaliseMethods,
  type Recipe,
  treatMethods,
} from "./assessment/index.ts";
import { createObservationBuilder, NOT_COLLECTED, PRESENT } from "./evidence/index.ts";
import { aggregateMethods } from "./framework/index.ts";
import { type PlainColumn, plainComponent, plainInput } from "./testing/plain-input.ts";

fc.configureGlobal({ seed: 1994 });

const gap = Number.NaN;
const index = plainComponent("index", [plainComponent("a", [plainComponent("deep")]), plainComponent("b")]);

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -10, max: 110 }).map((each) => each / 100) },
  fc.constant(gap),
  fc.constantFrom(0, 1, -1, 1e-300, 1e300, -1e300, Number.MAX_VALUE, Number.MIN_VALUE),
);

const columnsOf = (units: number): fc.Arbitrary<readonly number[]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.array(value, { minLength: units, maxLength: units }) },
    value.map((each) => Array(units).fill(each)),
  );

const tables: fc.Arbitrary<readonly PlainColumn[]> = fc.integer({ min: 1, max: 14 }).chain((units) =>
  fc
    .array(
      fc.record({
        component: fc.constantFrom("a", "deep", "b"),
        direction: fc.constantFrom(1 as const, -1 as const),
        transform: fc.constantFrom("none" as const, "none" as const, "log" as const, "log1p" as const),
        clamp: fc.boolean(),
        low: fc.constant(0.01),
        values: columnsOf(units),
      }),
      { minLength: 1, maxLength: 7 },
    )
    .chain((columns) =>
      // Some follow from another exactly.
      fc
        .array(fc.integer({ min: 0, max: columns.length - 1 }), { maxLength: 2 })
        .map((copied) => [
          ...columns,
          ...copied.map((k) => ({ ...columns[k]!, values: columns[k]!.values.map((each) => 2 * each - 1) })),
        ]),
    )
    .map((columns) => columns.map((column, k) => ({ ...column, id: `i${k}` }))),
);

const recipes = fc
  .record({
    screen: fc.constantFrom<Recipe["screen"]>({ by: "none" }, { by: "either", minAvailable: 0.5 }),
    impute: fc.constantFrom(...imputeMethods).map((method) => ({ method, by: "region" })),
    treat: fc.constantFrom(...treatMethods).map((method) => ({ method, low: 0, high: 1 })),
    otherwise: fc.boolean(),
    normalise: fc.constantFrom(...normaliseMethods).map((method) => ({ method, reference: "u0" })),
    aggregate: fc.constantFrom(...aggregateMethods).map((method) => ({ method, p: -2 })),
    // Weights sought by least squares take longest, most of all where columns reach the end of the numbers.
    weights: fc.oneof(
      {
        weight: 12,
        arbitrary: fc.constantFrom<Recipe["weights"]>("framework", "equal", { method: "principal" }),
      },
      { weight: 1, arbitrary: fc.constant<Recipe["weights"]>({ method: "optimised" }) },
    ),
    missing: fc.constantFrom<Recipe["missing"]>(
      { ...defaultRecipe.missing, minCoverage: 0 },
      defaultRecipe.missing,
      { ...defaultRecipe.missing, by: "weight", of: "children", rule: "strict" },
    ),
  })
  .map(
    ({ otherwise, treat, ...own }): Recipe => ({
      ...defaultRecipe,
      ...own,
      treat: treat.method === "winsorise" && otherwise ? { ...treat, otherwise: "log" } : treat,
      period: { at: "2026", take: "latest", maxAgeYears: 5 },
      uncertainty: {
        runs: 2,
        seed: 1,
        vary: [{ at: "weights", dirichlet: { concentration: 5 } }, { at: "values" }],
      },
    }),
  );

test("assessing never fails: every score is finite or has its reason, and every interval holds", () => {
  let assessed = 0;
  let scored = 0;
  fc.assert(
    fc.property(tables, recipes, (columns, recipe) => {
      const { framework, units: plain } = plainInput(index, columns);
      const units = plain.map((unit, u) => ({
        ...unit,
        groups: { region: u % 3 === 0 ? "north" : "south" },
      }));
      const nowhere = { file: "recipe.yaml" };
      const findings = checkRecipe(
        recipe,
        { framework, units, weightSets: new Map() },
        { placeOf: () => nowhere, placeOfIndicator: () => nowhere, placeOfWeight: () => nowhere },
      );
      if (findings.some(({ severity }) => severity === "error")) return;
      const builder = createObservationBuilder();
      builder.openFile("observations.csv");
      columns.forEach(({ values }, indicator) => {
        values.forEach((each, unit) => {
          for (const period of ["2025", "2026"]) {
            builder.add({
              unit,
              indicator,
              period,
              value: each,
              reason: Number.isNaN(each) ? NOT_COLLECTED : PRESENT,
              row: 2,
              source: "",
              bound: gap,
              standardError: unit % 2 === 0 ? 0.01 : gap,
              note: "",
            });
          }
        });
      });
      const evidence = { units, observations: builder.build(), sources: [], weightSets: new Map() };
      const { nodes } = assess(framework, evidence, recipe);
      assessed++;
      for (const { id, score, reason, rank, coverage, interval } of nodes) {
        score.forEach((each, u) => {
          expect(Number.isNaN(each) || Number.isFinite(each), `${id} ${each}`).toBe(true);
          expect(Number.isNaN(each), id).toBe(reason[u] !== 0);
          expect(Number.isNaN(rank[u]!), id).toBe(Number.isNaN(each));
          expect(Number.isNaN(coverage[u]!) || (coverage[u]! >= 0 && coverage[u]! <= 1 + 1e-9)).toBe(true);
          if (interval !== null && !Number.isNaN(interval.scoreLow[u]!)) {
            expect(interval.scoreLow[u]!).toBeLessThanOrEqual(interval.scoreHigh[u]!);
            expect(Number.isFinite(interval.scoreHigh[u]!)).toBe(true);
          }
          if (!Number.isNaN(each)) scored++;
        });
      }
    }),
    { numRuns: 50 },
  );
  expect(assessed).toBeGreaterThan(25);
  expect(scored).toBeGreaterThan(500);
});
