export { type Phase, type PhaseReading, phaseOfShares } from "./phase-of-shares.ts";
export { type PhaseRecord, type PhasesNow, phaseRecords, phasesAsOf } from "./phase-records.ts";
export {
  type PhaseScore,
  type ProjectionScore,
  type ScoredProjection,
  scoreProjections,
} from "./score-projections.ts";
