/** From answers to deprivations: each answer against its cutoff or its codes, each gap by its rule. */

import type { DeprivationIndicator, DeprivationRule, MissingRule } from "../../framework/index.ts";

/** One column of a survey: numbers with NaN for gaps, or the cells as they came, "" for a gap. */
export type AnswerColumn = Float64Array | readonly string[];

export type Depths = {
  /** For each person 0 if not deprived, else how deeply, up to 1; NaN where the person is to be left out. */
  readonly depths: Float64Array;
  /** Persons without an answer, or with one that says nothing, before the rule for gaps. */
  readonly missing: number;
};

/**
 * How deeply each person is deprived in one indicator.
 *
 * With a cutoff z and a worst value the depth is (z − x) ÷ (z − worst), at most 1; without a worst value, and for
 * codes, it is 1. Who is at the cutoff is not deprived. A text that is no number is missing to a cutoff.
 *
 * @throws RangeError  where the worst value lies on the side that is not deprived
 * @example
 * Array.from(depthsOf({ rule: { cutoff: 4, direction: 1, worst: 0 }, unknown: [98], missing: "leave-out" }, Float64Array.of(3, 4, 98)).depths); // => [0.25, 0, NaN]
 * Array.from(depthsOf({ rule: { codes: ["none"] }, unknown: [], missing: "not-deprived" }, ["none", "well", ""]).depths); // => [1, 0, 0]
 */
export function depthsOf(
  { rule, unknown, missing: missingRule }: Pick<DeprivationIndicator, "rule" | "unknown" | "missing">,
  column: AnswerColumn,
): Depths {
  const depths =
    column instanceof Float64Array
      ? depthsOfNumbers(column, rule, unknown.map(Number))
      : depthsOfTexts(column, rule, new Set(unknown.map(String)));
  const gap = depthOfGap(missingRule);
  let missing = 0;
  for (let person = 0; person < depths.length; person++) {
    if (!Number.isNaN(depths[person]!)) continue;
    missing++;
    depths[person] = gap;
  }
  return { depths, missing };
}

function depthOfGap(rule: MissingRule): number {
  return { "leave-out": Number.NaN, "not-deprived": 0, deprived: 1 }[rule];
}

function depthsOfNumbers(
  column: Float64Array,
  rule: DeprivationRule,
  unknown: readonly number[],
): Float64Array {
  const depthOf = depthOfNumber(rule);
  return column.map((value) =>
    Number.isNaN(value) || unknown.includes(value) ? Number.NaN : depthOf(value),
  );
}

function depthsOfTexts(
  column: readonly string[],
  rule: DeprivationRule,
  unknown: ReadonlySet<string>,
): Float64Array {
  const depthOf = depthOfText(rule);
  // Answers are few different texts, so each is judged once.
  const judged = new Map<string, number>();
  return Float64Array.from(column, (cell) => {
    let depth = judged.get(cell);
    if (depth === undefined) {
      const text = cell.trim();
      depth = text === "" || unknown.has(text) ? Number.NaN : depthOf(text);
      judged.set(cell, depth);
    }
    return depth;
  });
}

function depthOfText(rule: DeprivationRule): (text: string) => number {
  if ("codes" in rule) {
    const deprived = new Set(rule.codes.map(String));
    return (text) => (deprived.has(text) ? 1 : 0);
  }
  const depthOf = depthOfNumber(rule);
  return (text) => {
    const value = Number(text);
    return Number.isFinite(value) ? depthOf(value) : Number.NaN;
  };
}

function depthOfNumber(rule: DeprivationRule): (value: number) => number {
  if ("codes" in rule) {
    const deprived = rule.codes.map(Number);
    return (value) => (deprived.includes(value) ? 1 : 0);
  }
  const { cutoff, direction, worst } = rule;
  if (worst !== null && !(direction * (cutoff - worst) > 0)) {
    throw new RangeError(`Cannot measure depth from ${cutoff} to ${worst}: it lies on the side not deprived`);
  }
  return (value) => {
    if (!(direction * (cutoff - value) > 0)) return 0;
    return worst === null ? 1 : Math.min(1, (cutoff - value) / (cutoff - worst));
  };
}
