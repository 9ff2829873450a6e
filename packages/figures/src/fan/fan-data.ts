/** What the fan draws: what was seen, and what may come with how sure. */

import { monthIndex } from "../drawing/period-words.ts";

export type FanPast = { readonly period: string; readonly value: number | null };

export type FanStep = {
  readonly period: string;
  readonly median: number;
  /** The middle half of what may come. */
  readonly low50: number;
  readonly high50: number;
  /** The band at `level`. */
  readonly low: number;
  readonly high: number;
};

/** How well such forecasts have done in the past. */
export type FanSkill = {
  /** What they were compared with, in words that fit "better than …". */
  readonly baseline: string;
  /** Share of the baseline's score (CRPS) that they save; below 0 where they are worse. */
  readonly value: number | null;
  /** Past forecasts that were scored. */
  readonly n: number;
  /** Share of what came that fell in the band at `level`. */
  readonly coverage: number | null;
  /** Whether they beat it beyond chance (Diebold–Mariano, p < 0.05); null where that was not tested. */
  readonly beats: boolean | null;
};

/** One place. */
export type FanPanel = {
  readonly place: string;
  /** In the order of time; a month without a value stays open. */
  readonly history: readonly FanPast[];
  readonly forecast: readonly FanStep[];
  readonly skill: FanSkill | null;
  /** Why there is no forecast. */
  readonly reason?: string;
  /** Why no skill was computed. */
  readonly skillReason?: string;
};

type FanSeries = {
  readonly seriesTitle: string;
  readonly unitOfMeasure: string;
  /** Of the wide band, such as 0.9. */
  readonly level: number;
  /** What was known then: a month or a day. */
  readonly asOf: string;
};

export type FanData = FanSeries & FanPanel;

export type FanGridData = FanSeries & {
  readonly panels: readonly FanPanel[];
  /** Whether all panels share one scale; each has its own where nothing is said. */
  readonly scale?: "own" | "shared";
};

/** More panels than these cannot be compared. */
const mostPanels = 20;

/** Panels from the highest median at the end of the forecast down; those without a forecast last. */
export function shownPanels({ panels }: FanGridData): readonly FanPanel[] {
  const end = ({ forecast }: FanPanel): number => forecast.at(-1)?.median ?? Number.NEGATIVE_INFINITY;
  return panels
    .toSorted((a, b) => (end(a) === end(b) ? (a.place < b.place ? -1 : 1) : end(b) - end(a)))
    .slice(0, mostPanels);
}

export type Timed<T> = T & { readonly time: number };

export type TimedFan = {
  readonly history: readonly Timed<FanPast>[];
  readonly forecast: readonly Timed<FanStep>[];
};

/** Every period with its place on the axis: months as they follow each other, other periods one after the other. */
export function timedFan({ history, forecast }: FanPanel, mostHistory: number): TimedFan {
  const all = [...history, ...forecast].map(({ period }) => monthIndex(period));
  const isMonthly = all.every((index) => index !== undefined);
  const timeAt = (i: number): number => (isMonthly ? all[i]! : i);
  const last = timeAt(history.length - 1);
  return {
    history: history
      .map((each, i) => ({ ...each, time: timeAt(i) }))
      .filter(({ time }) => time > last - mostHistory),
    forecast: forecast.map((each, i) => ({ ...each, time: timeAt(history.length + i) })),
  };
}

/** Stretches of the history without a gap in time or in values. */
export function historyStretches(
  history: readonly Timed<FanPast>[],
): readonly (readonly Timed<FanPast & { readonly value: number }>[])[] {
  const found: Timed<FanPast & { readonly value: number }>[][] = [];
  for (const point of history) {
    const { value } = point;
    if (value === null || !Number.isFinite(value)) continue;
    const before = found.at(-1)?.at(-1);
    if (before !== undefined && point.time - before.time === 1) found.at(-1)!.push({ ...point, value });
    else found.push([{ ...point, value }]);
  }
  return found;
}

/** The ends of the scale: from 0 where the values come near it. */
export function fanDomain(fans: readonly TimedFan[]): readonly [number, number] {
  const values = fans
    .flatMap(({ history, forecast }) => [
      ...history.map(({ value }) => value),
      ...forecast.flatMap(({ low, high, median }) => [low, median, high]),
    ])
    .filter((value): value is number => value !== null && Number.isFinite(value));
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = least >= 0 && least < most * 0.6 ? 0 : least;
  return most - low > 1e-9 ? [low, most] : [low - (low === 0 ? 0 : 1), low + 1];
}
