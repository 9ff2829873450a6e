/** An outlook as the report shows it: names of places, series and months in the reader's words. */

import {
  dayName,
  dayNumber,
  formatValue,
  momentSentences,
  momentsToAct,
  type Outlook,
  type OutlookSeriesChoice,
  type Say,
} from "@salus/core";
import type { ReportView } from "./report-view.ts";

export type OutlookProps = { readonly view: ReportView; readonly outlook: Outlook };

/** The name of a place. */
export function placeTitle(unit: string, { assessment }: ReportView): string {
  return assessment.input.units.find(({ id }) => id === unit)?.title ?? unit;
}

/** The title of a row of sources.csv; what is no id of one is read as it stands. */
export function sourceTitle(source: string, { assessment }: ReportView): string {
  return assessment.sources.find(({ id }) => id === source)?.title ?? source;
}

/** What people read for a declared series. */
export function seriesTitle({ title, id }: Pick<OutlookSeriesChoice, "title" | "id">): string {
  return title ?? id;
}

/** The name of what a rule reads: a declared series, a probability, or the id of a published series. */
export function signalTitle(id: string, { choice }: Outlook): string {
  const declared = choice.series.find((series) => series.id === id);
  return declared === undefined ? (choice.titles[id] ?? id) : seriesTitle(declared);
}

/** "31.2 to 40.5", or one value where both are alike. */
export function rangeWords(low: number, high: number, say: Say): string {
  const [from, to] = [formatValue(low), formatValue(high)];
  return from === to ? from : say("outlook.range", { low: from, high: to });
}

/** The day by which the agreed action is done, if it began when the rule spoke. */
export function actByDay(issued: string, { leadTimeDays }: { readonly leadTimeDays: number }): string {
  return dayName(dayNumber(issued) + Math.ceil(leadTimeDays));
}

/** When to act on each threat, in words, by its id; null where the case looks at nothing ahead. */
export function momentWords({
  outlook,
  assessment,
  say,
}: ReportView): ReadonlyMap<string, readonly string[]> | null {
  if (outlook === null) return null;
  const threats = assessment.input.framework.threats.map(({ id }) => id);
  return new Map(
    momentsToAct(outlook, threats).map((moment) => [moment.threat, momentSentences(moment, say)]),
  );
}
