export * from "./around-weights.ts";
export { type Influence, influenceOfChoices } from "./influence.ts";
export * from "./interval.ts";
export * from "./probability.ts";
export {
  joinReplays,
  partOfColumns,
  type QuantileColumns,
  type ReplayRange,
  type Replays,
  replay,
  replayBytes,
  replayColumns,
  targetsOf,
} from "./replay.ts";
export * from "./sensitivity.ts";
export { runsPerRow } from "./sensitivity-design.ts";
export * from "./sensitivity-runs.ts";
export { sensitivityTargets } from "./sensitivity-target.ts";
