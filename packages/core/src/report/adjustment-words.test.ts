import { describe, expect, test } from "vitest";
import type { AdjustmentProblem } from "../evidence/index.ts";
import { languageOf } from "../messages/index.ts";
import { describeAdjustmentProblem } from "./adjustment-words.ts";

const { say } = languageOf("en");

/** One of each; the record fails to compile when a reason is added and has no words here. */
const problems: { readonly [R in AdjustmentProblem["reason"]]: AdjustmentProblem & { readonly reason: R } } =
  {
    "total-invalid": { reason: "total-invalid", margin: "sex", category: "women", total: Number.NaN },
    "category-empty": { reason: "category-empty", margin: "place", category: "camp", total: 1200 },
    "answer-missing": { reason: "answer-missing", margin: "sex", rows: 2, row: 0 },
    "sums-differ": { reason: "sums-differ", margin: "place", sum: 91, other: "sex", otherSum: 90 },
    "totals-contradict": {
      reason: "totals-contradict",
      margin: "place",
      category: "village",
      total: 3,
      implied: 2,
    },
    "out-of-reach": {
      reason: "out-of-reach",
      margin: "household size",
      category: "",
      total: 50,
      low: 2,
      high: 40,
    },
    "not-met": { reason: "not-met", margin: "sex", category: "women", total: 60, reached: 55.5 },
    "weight-negative": { reason: "weight-negative", rows: 1, row: 6 },
    "trim-impossible": { reason: "trim-impossible", sum: 16, low: 0, high: 0.5 },
  };

describe("why weights could not be adjusted", () => {
  test.each(Object.values(problems))("$reason has a message and a remedy", (problem) => {
    const { message, remedy } = describeAdjustmentProblem(problem, say);
    expect(message).toMatch(/^The weights cannot be .*\.$/);
    expect(message).not.toMatch(/[{}]|undefined|NaN/);
    expect(remedy.length).toBeGreaterThan(10);
    if ("margin" in problem) expect(message).toContain(problem.margin);
    if ("category" in problem) expect(message).toContain(problem.category);
  });

  test("rows are counted from 1, and a total has no category", () => {
    expect(describeAdjustmentProblem(problems["answer-missing"], say).message).toContain(
      "2 rows state nothing on “sex”, the first of them row 1 ",
    );
    expect(describeAdjustmentProblem(problems["out-of-reach"], say).message).toContain("“household size”");
    expect(describeAdjustmentProblem(problems["total-invalid"], say).message).toContain("is missing");
  });
});
