export { type Audit, auditAssessment } from "./audit.ts";
export { type ColumnStatistics, columnStatistics } from "./column-statistics.ts";
export { type CorrelationMatrix, type Correlations, correlationMatrix } from "./correlations.ts";
export type { Dimensions } from "./dimensions.ts";
export type { PartInfluence } from "./influence.ts";
export {
  type AuditCheck,
  type AuditCode,
  type AuditNote,
  auditChecks,
  type Verdict,
  verdicts,
} from "./note.ts";
export { auditThresholds, type ThresholdName, type ThresholdSource } from "./thresholds.ts";
