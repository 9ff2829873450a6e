/** Treatment of a column as a recipe names it. */

import type { TreatChoice } from "../../choices/index.ts";
import { defaultShapeLimits, type ShapeLimits, testShape } from "./shape-limits.ts";
import { type TreatmentAudit, treatColumn } from "./treat-column.ts";
import { applyTreatment, type Treatment } from "./treatment.ts";

/**
 * Treat a column; a cap holds whatever the shape, all other methods only act where the shape fails.
 *
 * @returns the audit is null where the recipe treats nothing
 * @example
 * treatByChoice(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 100), { method: "winsorise" }).values[8]; // => 8
 */
export function treatByChoice(
  values: Float64Array,
  choice: TreatChoice,
): { readonly values: Float64Array; readonly audit: TreatmentAudit | null } {
  if (choice.method === "none") return { values, audit: null };
  const limits: ShapeLimits = {
    skewness: choice.skewness ?? defaultShapeLimits.skewness,
    kurtosis: choice.kurtosis ?? defaultShapeLimits.kurtosis,
  };
  const steps = stepsOf(choice);
  if (choice.method === "cap") return capped(values, steps[0]!, limits);
  return treatColumn(values, { steps, from: choice.start ?? "original", limits });
}

function stepsOf({
  method,
  maxPoints,
  ties,
  otherwise,
  lambda = 0.5,
  low,
  high,
}: TreatChoice): readonly Treatment[] {
  const single = (name: TreatChoice["otherwise"]): Treatment =>
    name === "box-cox" ? { method: name, lambda } : { method: name! };
  if (method === "cap")
    return [{ method, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }];
  if (method !== "winsorise") return [single(method as TreatChoice["otherwise"])];
  const first: Treatment = {
    method,
    ...(maxPoints === undefined ? {} : { maximumPoints: maxPoints }),
    ...(ties === undefined ? {} : { ties }),
  };
  return otherwise === undefined ? [first] : [first, single(otherwise)];
}

function capped(
  values: Float64Array,
  treatment: Treatment,
  limits: ShapeLimits,
): { readonly values: Float64Array; readonly audit: TreatmentAudit } {
  const before = testShape(values, limits);
  const held = applyTreatment(values, treatment, limits);
  const after = testShape(held.values, limits);
  const outcome =
    before.passes === null
      ? "untestable"
      : after.passes === false
        ? "still-fails"
        : before.passes
          ? "passed-as-is"
          : "passes-now";
  const steps =
    held.count === 0 ? [] : [{ treatment, marks: held.marks, count: held.count, after, stands: true }];
  return { values: held.values, audit: { before, steps, after, outcome, pointsMoved: held.count } };
}
