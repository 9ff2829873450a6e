export { eventSeries, type PlacedIncidents, placeForSeries } from "./event-series.ts";
export { endOfData, lastKnown, type PeriodValue } from "./last-known.ts";
export { monthlyPanels } from "./monthly-panels.ts";
export { kindOf, type MonthlySeries, type SeriesKind, sinceLastGap } from "./monthly-series.ts";
export { isProjected, publishedSeries, seenBy } from "./published-series.ts";
export { type SeasonProfile, seasonProfile } from "./season-profile.ts";
