export {
  type GapInput,
  type GapLevel,
  type GapLines,
  type GapQuadrant,
  type GapRow,
  gapQuadrants,
  gapView,
} from "./gap-view.ts";
