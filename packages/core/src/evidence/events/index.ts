export { type AsOf, countsAsOf, knownBy, knownDay } from "./as-of.ts";
export { dayName, dayNumber, lastMonth, monthName, monthNumber } from "./day.ts";
export { type Deduplication, deduplicate } from "./deduplicate.ts";
export type { Incident } from "./incident.ts";
export type { Outcome } from "./outcome.ts";
export {
  gedPrecision,
  type Placement,
  type PlacementOptions,
  placeIncidents,
  type Unplaced,
} from "./place.ts";
export { tellPlacement } from "./placement-findings.ts";
export { type SeriesValue, seriesAsOf } from "./series-value.ts";
export { countUnitMonths, type Span, type UnitMonths } from "./unit-months.ts";
