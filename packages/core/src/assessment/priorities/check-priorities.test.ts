/** Every finding that the section `priorities` can give, with the place it is told at. */

import { expect, test } from "vitest";
import type { Unit, Voices } from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { parseIndicators } from "../../formats/case/indicators-table.ts";
import { parseThreats } from "../../formats/case/threats-table.ts";
import type { Framework } from "../../framework/index.ts";
import { defaultRecipe, type Recipe } from "../recipe.ts";
import { checkPriorities } from "./check-priorities.ts";
import { defaultPriorities, type PrioritiesChoice } from "./priorities-schema.ts";

const list = createFindingList();
const rows = (...cells: readonly (readonly string[])[]) =>
  cells.map((each, i) => ({ row: i + 2, cells: each }));
const indicators = parseIndicators(
  {
    file: "i.csv",
    header: ["id", "title", "component", "direction", "low", "high"],
    rows: rows(
      ["a", "A", "food", "1", "", ""],
      ["beside", "B", "", "-1", "0", "1"],
      ["bare", "C", "", "-1", "", ""],
      ["context", "D", "", "0", "0", "1"],
    ),
  },
  list,
).values;
const threats = (indicator: string) =>
  parseThreats(
    {
      file: "threats.csv",
      header: ["id", "title", "component", "severityIndicators", "lasting", "odd"],
      rows: rows(["t", "T", "food", indicator, "a", "elsewhere"]),
    },
    { components: new Set(["food"]), indicators: new Set(["a", "beside", "bare", "context"]) },
    list,
  );
const unit: Unit = { id: "u", title: "U", parent: null, level: "", population: 1, groups: {} };
const nobody: Voices = { judgements: [], ballots: [] };

function found(
  choice: Partial<PrioritiesChoice> | undefined,
  { indicator = "a", voices = nobody } = {},
): readonly string[] {
  const recipe: Recipe = {
    ...defaultRecipe,
    period: { ...defaultRecipe.period, at: "2026" },
    ...(choice === undefined ? {} : { priorities: { ...defaultPriorities, ...choice } }),
  };
  const framework = { threats: threats(indicator), indicators } as unknown as Framework;
  return checkPriorities(recipe, { framework, units: [unit], voices }, (address) => ({
    file: "recipe.yaml",
    column: address,
  })).map(({ code, where, values }) =>
    where.file === "threats.csv"
      ? `${code} ${values["indicator"]} ${values["problem"]}`
      : `${code} ${where.column ?? where.row}`,
  );
}

const lasting = { id: "lasting", title: "Lasting", column: "lasting" };

test.each<[string, Partial<PrioritiesChoice> | undefined, readonly string[]]>([
  ["nothing asked", undefined, []],
  ["the defaults", {}, []],
  ["a known place", { places: ["u"] }, []],
  ["an unknown place", { places: ["u", "x"] }, ["priorities-place-unknown priorities.places.1"]],
  ["a further criterion", { further: [lasting] }, []],
  [
    "a column that is not there",
    { further: [{ ...lasting, column: "nowhere" }] },
    ["priorities-criterion-unknown priorities.further.0.column"],
  ],
  [
    "a column of no indicators",
    { further: [{ ...lasting, column: "odd" }] },
    ["priorities-criterion-unknown priorities.further.0.column"],
  ],
  [
    "a criterion named twice",
    { further: [lasting, lasting] },
    ["priorities-criterion-unknown priorities.further.1.id"],
  ],
  [
    "a criterion that is an axis",
    { further: [{ ...lasting, id: "severity" }] },
    ["priorities-criterion-unknown priorities.further.0.id"],
  ],
  [
    "stated weights without shares",
    { weights: { method: "stated" } },
    ["priorities-shares-missing priorities.weights.shares"],
  ],
  [
    "shares that are all 0",
    { weights: { method: "stated", shares: { severity: 0 } } },
    ["priorities-shares-missing priorities.weights.shares"],
  ],
  [
    "shares of a stranger",
    { weights: { method: "stated", shares: { cost: 1 } } },
    ["priorities-criterion-unknown priorities.weights"],
  ],
  [
    "no concentration",
    { weights: { method: "dirichlet" } },
    ["priorities-shares-missing priorities.weights.concentration"],
  ],
  [
    "an order with a gap",
    { weights: { method: "ordered", order: ["severity"] } },
    ["priorities-shares-missing priorities.weights.order"],
  ],
  [
    "an order that repeats itself",
    { weights: { method: "ordered", order: ["severity", "severity"] } },
    ["priorities-shares-missing priorities.weights.order"],
  ],
  [
    "people's weights without people",
    { weights: { method: "best-worst" } },
    ["priorities-voices-missing priorities.weights.method"],
  ],
])("%s", (_, choice, expected) => {
  expect(found(choice)).toEqual(expected);
});

test("an indicator that nothing can be read from is told with the threat that names it", () => {
  expect(found({}, { indicator: "a;beside" })).toEqual([]);
  expect(found({}, { indicator: "a;bare;context" })).toEqual([
    "threat-indicator-unusable bare goalposts",
    "threat-indicator-unusable context direction",
  ]);
});

test("threats that name no indicator are told, and so is every judgement left out", () => {
  expect(found({}, { indicator: "" })).toEqual(["priorities-threats-missing priorities"]);
  const judgement = { judge: "j", group: "", value: 5, file: "judgements.csv", row: 7 };
  const voices: Voices = {
    judgements: [
      { ...judgement, method: "rating", about: "nothing" },
      { ...judgement, method: "budget-allocation", about: "cost" },
      { ...judgement, method: "budget-allocation", about: "severity" },
      { ...judgement, method: "budget-allocation", about: "pervasiveness" },
    ],
    ballots: [],
  };
  expect(found({ weights: { method: "budget-allocation" } }, { voices })).toEqual([
    "judgement-invalid about",
    "judgement-invalid about",
  ]);
});
