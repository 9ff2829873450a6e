export { type GapInputOptions, gapInputs } from "./gap-inputs.ts";
export {
  type GapInput,
  type GapLevel,
  type GapLines,
  type GapQuadrant,
  type GapRow,
  gapQuadrants,
  gapView,
} from "./gap-view.ts";
export type { GradedAnswers, PerceivedItem } from "./perceived-answers.ts";
export {
  type PerceivedBand,
  type PerceivedIndex,
  type PerceivedIndexOptions,
  perceivedIndex,
} from "./perceived-index.ts";
export {
  type PerceivedOptions,
  type PerceivedShare,
  type PerceivedThreat,
  perceivedThreats,
} from "./perceived-threats.ts";
export { type PerceivedQuestions, perceivedQuestions, type UnusedItem } from "./survey-items.ts";
