/** Words under the axis of months: the last one of all, the first, and the years between that find room. */

import type { Say } from "@salus/core";
import type { TextEdge } from "../drawing/columns.ts";
import { monthIndex, periodWords } from "../drawing/period-words.ts";
import { textWidth } from "../drawing/text-width.ts";
import type { TimedFan } from "./fan-data.ts";

export type TimeLabel = {
  /** The time it stands for. */
  readonly key: number;
  readonly text: string;
  readonly at: number;
  readonly edge: TextEdge;
};

type Axis = {
  readonly x: (time: number) => number;
  readonly left: number;
  readonly right: number;
  readonly say: Say;
};

const clear = 8;

export function timeLabels(
  { history, forecast }: TimedFan,
  { x, left, right, say }: Axis,
): readonly TimeLabel[] {
  const all = [...history, ...forecast];
  const last = all.at(-1);
  const first = all[0];
  if (last === undefined || first === undefined) return [];
  const isMonthly = monthIndex(last.period) !== undefined;
  const years = isMonthly
    ? Array.from({ length: Math.floor(last.time / 12) - Math.ceil(first.time / 12) + 1 }, (_, i) => {
        const year = Math.ceil(first.time / 12) + i;
        return { key: year * 12, text: String(year) };
      })
    : [];
  const wanted = [
    { key: last.time, text: periodWords(last.period, say) },
    ...years.toReversed(),
    { key: first.time, text: periodWords(first.period, say) },
  ];
  const taken: { from: number; to: number }[] = [];
  return wanted.flatMap(({ key, text }): TimeLabel[] => {
    const width = textWidth(text, 11);
    const middle = Math.min(Math.max(x(key), left + width / 2 - 4), right - width / 2 - 1);
    const [from, to] = [middle - width / 2 - clear, middle + width / 2 + clear];
    if (taken.some((other) => from < other.to && other.from < to)) return [];
    taken.push({ from: from + clear, to: to - clear });
    return [{ key, text, at: middle, edge: "middle" }];
  });
}
