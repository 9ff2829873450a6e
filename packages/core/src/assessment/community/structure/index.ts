export {
  type CorrelationKind,
  correlationKinds,
  type ParallelAnalysis,
  type ParallelAnalysisOptions,
  parallelAnalysis,
} from "./parallel-analysis.ts";
export { type Polychoric, type PolychoricProblem, polychoric } from "./polychoric.ts";
export {
  type LeftOutItem,
  type Structure,
  type StructureItem,
  type StructureOptions,
  type StructureVerdict,
  testStructure,
} from "./structure.ts";
