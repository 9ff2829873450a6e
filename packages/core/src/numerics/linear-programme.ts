/** Linear programmes as data, so that whoever needs one can be handed any solver. */

/** One row: coefficients, one for each variable, and how their sum relates to `limit`. */
export type LinearConstraint = {
  readonly coefficients: ArrayLike<number>;
  readonly relation: "atMost" | "atLeast" | "equal";
  readonly limit: number;
};

/** Maximise `objective` · x over x ≥ 0 under the constraints. */
export type LinearProgramme = {
  readonly objective: ArrayLike<number>;
  readonly constraints: readonly LinearConstraint[];
};

export type LinearSolution =
  | {
      readonly status: "optimal";
      readonly value: number;
      readonly x: Float64Array;
      /**
       * What one more unit of each limit would add to the value: at least 0 for `atMost`, at most 0 for `atLeast`.
       * They prove the optimum: limits · duals = value, and coefficientsᵀ · duals ≥ objective.
       */
      readonly duals: Float64Array;
    }
  /** No x satisfies all constraints; the value has no bound; rounding kept the solver from an answer. */
  | { readonly status: "infeasible" | "unbounded" | "unsolved" };

export type SolveLinearProgramme = (programme: LinearProgramme) => LinearSolution;
