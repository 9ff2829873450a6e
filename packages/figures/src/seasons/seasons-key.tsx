/** The key of the calendar: only what is drawn. */

import type { FigurePlace } from "../drawing/figure.ts";
import { hatchFill } from "../drawing/figure-svg.tsx";
import type { KeyItem } from "../drawing/key-row.tsx";
import { ActMark, piecePath } from "./season-marks.tsx";
import { runsIn, type SeasonsData, yearMonths } from "./seasons-data.ts";

export function seasonsKey({
  say,
  idPrefix,
  month,
  rows,
  profiles,
}: SeasonsData & FigurePlace): readonly KeyItem[] {
  const across = (month: number): number => (month === 1 ? -10 : 10);
  const whole = { from: 1, to: 1, fromOld: false, intoNew: false };
  const item = (id: string, mark: KeyItem["mark"]): KeyItem => ({
    id,
    word: say(`figure.seasons.key.${id}`),
    mark,
  });
  const unknown = profiles.some(({ months }) => yearMonths.some((_, i) => (months[i] ?? null) === null));
  return [
    ...(rows.length > 0 ? [item("season", <path className="season" d={piecePath(whole, across, 0)} />)] : []),
    ...(rows.some((row) => runsIn(row, month))
      ? [item("runs", <path className="season runs" d={piecePath(whole, across, 0)} />)]
      : []),
    ...(rows.some(({ begins, ends }) => begins > ends)
      ? [item("wraps", <path className="season" d={piecePath({ ...whole, intoNew: true }, across, 0)} />)]
      : []),
    ...(rows.some(({ actBy }) => actBy !== undefined) ? [item("act", <ActMark x={0} y={0} />)] : []),
    ...(profiles.length > 0
      ? [
          item("month", <path className="bar" d="M-9 6V0H-4V6ZM-3 6V-6H2V6ZM3 6V-2H8V6Z" />),
          item("mean", <path className="edge" d="M-10 0H10" />),
        ]
      : []),
    ...(unknown ? [item("missing", <path fill={hatchFill(idPrefix)} d="M-9 -5H9V5H-9Z" />)] : []),
  ];
}
