/** Each step of the construction in words, from the choice that the recipe makes. */

import type {
  ImputeChoice,
  NormaliseChoice,
  ScreenChoice,
  TreatChoice,
  WeightsChoice,
} from "../assessment/index.ts";
import type { AggregateChoice } from "../framework/index.ts";
import type { Say } from "../messages/index.ts";
import { formatShare } from "./numbers.ts";

/** Which units take part. */
export function describeScreen(
  { by, minAvailable = 0.65, minNonZero = 0.5, forceIn = [], forceOut = [] }: ScreenChoice,
  say: Say,
): readonly string[] {
  return [
    say(`method.screen.${by}`, { available: formatShare(minAvailable), nonZero: formatShare(minNonZero) }),
    ...(forceIn.length === 0 ? [] : [say("method.screen.force-in", { units: forceIn.join(", ") })]),
    ...(forceOut.length === 0 ? [] : [say("method.screen.force-out", { units: forceOut.join(", ") })]),
  ];
}

/** What fills a gap. */
export function describeImpute(choice: ImputeChoice, say: Say): string {
  const { method, by = "", within = "component", scale = "min-max" } = choice;
  const { neighbours = 5, predictors = 3, maxYears } = choice;
  return say(`method.impute.${method}`, {
    by,
    within,
    scale,
    neighbours,
    predictors,
    maxYears: maxYears === undefined ? "none" : String(maxYears),
  });
}

/** What happens to outliers. */
export function describeTreat(choice: TreatChoice, say: Say): string {
  const { method, maxPoints = 5, lambda = 0.5, otherwise = "none", start = "original" } = choice;
  const { skewness = 2, kurtosis = 3.5, low = "none", high = "none" } = choice;
  const shape = { skewness: String(skewness), kurtosis: String(kurtosis) };
  const first = say(`method.treat.${method}`, {
    maxPoints,
    lambda: String(lambda),
    low: String(low),
    high: String(high),
    ...shape,
  });
  if (method !== "winsorise" || otherwise === "none") return first;
  return `${first} ${say("method.treat.otherwise", { method: say(`method.treat.${otherwise}.name`), start })}`;
}

/** How values come to one scale. */
export function describeNormalise(choice: NormaliseChoice, say: Say): string {
  const { method, lowest = 0, highest = 1, mean = 0, standardDeviation = 1, factor = 1 } = choice;
  const { low = "", high = "", target = "", reference = "", cap = false, ties = "min" } = choice;
  const words = say(`method.normalise.${method}`, {
    lowest: String(lowest),
    highest: String(highest),
    isUnit: lowest === 0 && highest === 1 ? "yes" : "no",
    mean: String(mean),
    standardDeviation: String(standardDeviation),
    isStandard: mean === 0 && standardDeviation === 1 ? "yes" : "no",
    factor: String(factor),
    low: String(low),
    high: String(high),
    ends: low === "" && high === "" ? "goalposts" : "stated",
    target: target === "" ? "none" : String(target),
    reference,
    cap: cap ? "yes" : "no",
    ties,
  });
  return choice.across === "periods" ? `${words} ${say("method.normalise.across-periods")}` : words;
}

/** Where weights come from. */
export function describeWeightsChoice(weights: WeightsChoice, say: Say): string {
  if (typeof weights !== "string") {
    const { method, importances = "framework" } = weights;
    return say(`method.weights.${method}`, { importances });
  }
  const named = weights === "framework" || weights === "equal" ? weights : "set";
  return say(`method.weights.${named}`, { set: weights });
}

/** How the nodes below become one score. */
export function describeAggregate(choice: AggregateChoice, say: Say): string {
  const method = say(`method.aggregate.${choice.method}`, {
    offset: String(choice.offset ?? 0),
    p: String(choice.p ?? 1),
    alpha: String(choice.alpha ?? 0.5),
    beta: String(choice.beta ?? 0),
    penalty: choice.penalty ?? "minus",
    variance: choice.variance ?? "population",
    minShare: formatShare(choice.minShare ?? 0),
    maxShare: formatShare(choice.maxShare ?? 1),
    bounded: (choice.minShare ?? 0) > 0 || (choice.maxShare ?? 1) < 1 ? "yes" : "no",
  });
  return choice.on === "insecurity" ? say("method.aggregate.insecurity", { method }) : method;
}
