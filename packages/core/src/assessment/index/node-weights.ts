/** Weights of a node's children that come from the data: loadings, or an aim at stated importances. */

import { randomStream } from "../../numerics/index.ts";
import type { DataWeights } from "../choices/index.ts";
import { meanImportances, type OptimisedWeights, optimiseWeights } from "../weights/optimised.ts";
import { type PrincipalWeights, principalWeights } from "../weights/principal.ts";

/** How weights came about, to be shown with them. */
export type WeightDerivation =
  | { readonly method: "principal"; readonly principal: PrincipalWeights }
  | { readonly method: "optimised"; readonly optimised: OptimisedWeights };

/** Shares of the children, or why there are none: then the node gets no score. */
export type DerivedWeights =
  | { readonly shares: readonly number[]; readonly derivation: WeightDerivation }
  | {
      readonly shares: null;
      readonly problem: "negative" | "constant" | "too-few";
      /** Children that run against the others, or do not vary. */
      readonly children: readonly number[];
      readonly derivation: WeightDerivation | null;
    };

/**
 * Derive the weights of a node's children. Negative loadings are refused: an indicator must not count against its own
 * direction.
 *
 * @param columns  scores of the children, NaN for gaps; units with a gap are left out
 * @param stated  relative importances aimed at, for `optimised`
 * @example
 * deriveWeights([Float64Array.of(1, 2, 4), Float64Array.of(2, 3, 9)], { method: "principal" }, [1, 1]).shares?.map((share) => share.toFixed(3)); // => ["0.500", "0.500"]
 */
export function deriveWeights(
  columns: readonly Float64Array[],
  { method }: DataWeights,
  stated: readonly number[],
): DerivedWeights {
  return method === "principal" ? fromLoadings(columns) : fromImportances(columns, stated);
}

function fromLoadings(columns: readonly Float64Array[]): DerivedWeights {
  const principal = principalWeights(columns);
  if ("problem" in principal) {
    const constant = principal.problem === "constant-columns";
    const children = constant ? principal.columns : [];
    return { shares: null, problem: constant ? "constant" : "too-few", children, derivation: null };
  }
  const derivation: WeightDerivation = { method: "principal", principal };
  const { negative, weights } = principal;
  if (negative.length > 0) return { shares: null, problem: "negative", children: negative, derivation };
  const sum = weights.reduce((a, b) => a + b, 0);
  return { shares: Array.from(weights, (weight) => weight / sum), derivation };
}

function fromImportances(columns: readonly Float64Array[], stated: readonly number[]): DerivedWeights {
  const complete = Array.from(columns[0] ?? [], (_, u) => u).filter((u) =>
    columns.every((column) => Number.isFinite(column[u]!)),
  );
  if (complete.length < 3) return { shares: null, problem: "too-few", children: [], derivation: null };
  const whole = columns.map((column) => Float64Array.from(complete, (u) => column[u]!));
  const constant = whole.flatMap((column, k) => (column.every((each) => each === column[0]) ? [k] : []));
  if (constant.length > 0) return { shares: null, problem: "constant", children: constant, derivation: null };
  // The starts are drawn from a stream of their own: the same data give the same weights in every run.
  const optimised = optimiseWeights(stated, {
    importances: meanImportances(whole),
    random: randomStream(0, 0),
  });
  return { shares: Array.from(optimised.weights), derivation: { method: "optimised", optimised } };
}
