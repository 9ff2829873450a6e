export {
  forecastLevels,
  type LevelMethod,
  type LevelOptions,
  type LevelQuestion,
  levelBaseline,
  levelForecaster,
  levelPool,
} from "./forecast-levels.ts";
export type { SingleLevelMethod } from "./level-hindcasts.ts";
