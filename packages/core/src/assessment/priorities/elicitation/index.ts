export * from "./best-worst.ts";
export * from "./best-worst-consistency.ts";
export { BUDGET_ALLOCATION_LIMIT, type BudgetAllocation, budgetAllocation } from "./budget-allocation.ts";
export * from "./group-weights.ts";
export * from "./rank-order-centroid.ts";
export * from "./swing.ts";
