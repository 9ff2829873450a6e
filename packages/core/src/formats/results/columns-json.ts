/** What was done to columns, and where weights came from the data, as JSON. */

import type { Assessment } from "../../assessment/index.ts";

/** Choices of each column that differ from indicator to indicator, its treatment, and what was filled in. */
export function columnsJson({ columns, input }: Assessment): string {
  return JSON.stringify(
    columns.map(({ indicator, choices: { impute, treat, normalise }, treatment, filled }) => ({
      indicator: input.framework.indicators[indicator]!.id,
      impute,
      treat,
      normalise,
      treatment:
        treatment === null
          ? null
          : {
              outcome: treatment.outcome,
              before: treatment.before,
              after: treatment.after,
              points: treatment.pointsMoved,
              steps: treatment.steps.map((step) => ({
                ...step.treatment,
                count: step.count,
                stands: step.stands,
                after: step.after,
              })),
            },
      filled: filled.map((u) => input.units[u]!.id),
    })),
  );
}

/** Loadings, or importances reached, of every node whose weights came from the data. */
export function derivedWeightsJson({ derivedWeights }: Assessment): string {
  return JSON.stringify(
    [...derivedWeights].map(([node, weights]) => ({
      node,
      shares: weights.shares,
      problem: weights.shares === null ? weights.problem : null,
      ...(weights.derivation?.method === "principal" && {
        loadings: Array.from(weights.derivation.principal.weights),
      }),
      ...(weights.derivation?.method === "optimised" && {
        importances: Array.from(weights.derivation.optimised.shares),
        residual: weights.derivation.optimised.residual,
      }),
    })),
  );
}
