/** The treatment of one column: test, treat, test again, and only then something stronger; with its audit. */

import { defaultShapeLimits, type ShapeLimits, type ShapeTest, testShape } from "./shape-limits.ts";
import { TRANSFORMED } from "./treated.ts";
import { applyTreatment, type Treatment } from "./treatment.ts";

export type TreatOptions = {
  /** Tried in this order, each only while the column still fails; default: winsorise at most 5 points, then `log`. */
  readonly steps?: readonly Treatment[];
  /** `original` (the default): each step starts from the values as given; `previous`: from the last step's result. */
  readonly from?: "original" | "previous";
  readonly limits?: ShapeLimits;
};

/** One step that was taken. */
export type TreatmentStep = {
  readonly treatment: Treatment;
  /** One mark per unit: what this step did to its value. */
  readonly marks: Uint8Array;
  readonly count: number;
  readonly after: ShapeTest;
  /** Whether its result stands, or a later step started from the original again. */
  readonly stands: boolean;
};

/** What was done to one column, for the audit table. */
export type TreatmentAudit = {
  readonly before: ShapeTest;
  readonly steps: readonly TreatmentStep[];
  /** The shape of the column as it is now. */
  readonly after: ShapeTest;
  /** `untestable` columns are returned as they came. */
  readonly outcome: "passed-as-is" | "passes-now" | "still-fails" | "untestable";
  /** Units whose value now differs for being singled out, not for the whole column changing scale. */
  readonly pointsMoved: number;
};

/** The steps of the Handbook's usual practice. */
export const defaultSteps: readonly Treatment[] = [
  { method: "winsorise", maximumPoints: 5 },
  { method: "log" },
];

/**
 * Treat one column for outliers.
 *
 * @param values  one per unit, NaN where missing; left unchanged
 * @returns the treated column, and what was done
 * @see COINr 1.1.14 `Treat()`, whose `f1`, `f2` are the steps and whose `combine_treat` is `from: "previous"`
 * @example
 * treatColumn(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 100)).audit.outcome; // => "passes-now"
 * treatColumn(Float64Array.of(1, 2, 3, 4)).audit.steps.length; // => 0
 */
export function treatColumn(
  values: Float64Array,
  options: TreatOptions = {},
): { readonly values: Float64Array; readonly audit: TreatmentAudit } {
  const { steps = defaultSteps, from = "original", limits = defaultShapeLimits } = options;
  const before = testShape(values, limits);
  const taken: Omit<TreatmentStep, "stands">[] = [];
  let current = values;
  let after = before;
  for (const treatment of steps) {
    if (after.passes !== false) break;
    const treated = applyTreatment(from === "original" ? values : current, treatment, limits);
    const shape = testShape(treated.values, limits);
    // A step that leaves nothing to judge (all equal, too few left) is not taken.
    if (shape.passes === null) continue;
    current = treated.values;
    after = shape;
    taken.push({ treatment, marks: treated.marks, count: treated.count, after });
  }
  const recorded = taken.map((step, k) => ({
    ...step,
    stands: from === "previous" || k === taken.length - 1,
  }));
  return {
    values: current.slice(),
    audit: {
      before,
      steps: recorded,
      after,
      outcome: outcomeOf(before, after),
      pointsMoved: countMoved(recorded, values.length),
    },
  };
}

function outcomeOf(before: ShapeTest, after: ShapeTest): TreatmentAudit["outcome"] {
  if (before.passes === null) return "untestable";
  if (before.passes) return "passed-as-is";
  return after.passes ? "passes-now" : "still-fails";
}

function countMoved(steps: readonly TreatmentStep[], unitCount: number): number {
  const standing = steps.filter((step) => step.stands);
  let count = 0;
  for (let u = 0; u < unitCount; u++) {
    if (standing.some(({ marks }) => marks[u]! > 0 && marks[u] !== TRANSFORMED)) count++;
  }
  return count;
}
