export { type PhaseReading, phaseOfShares } from "./phase-of-shares.ts";
export { type PublishedPhase, readPhases } from "./read-phases.ts";
export { type ProjectionRecord, scoreProjections } from "./score-projections.ts";
