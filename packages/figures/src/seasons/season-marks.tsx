/** Marks of the calendar: bars of seasons, the month to act by, strips of months. */

import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";
import { hatchFill } from "../drawing/figure-svg.tsx";
import { textWidth } from "../drawing/text-width.ts";
import {
  type MonthlyProfile,
  measureOf,
  type SeasonPiece,
  type SeasonRow,
  seasonPieces,
  yearMonths,
} from "./seasons-data.ts";
import { profileValue } from "./seasons-texts.ts";

/** Left edge of a month, 1–12; of 13 the end of the year. The months run from left to right in every language. */
export type MonthScale = (month: number) => number;

const barHeight = 14;
const point = 6;

export function SeasonBar({
  row,
  x,
  y,
  runs,
}: {
  readonly row: Pick<SeasonRow, "begins" | "ends">;
  readonly x: MonthScale;
  /** Middle of the bar. */
  readonly y: number;
  readonly runs: boolean;
}): ReactElement {
  return (
    <path
      className={runs ? "season runs" : "season"}
      d={seasonPieces(row)
        .map((piece) => piecePath(piece, x, y))
        .join("")}
    />
  );
}

/** Pointed where it goes on in the new year, notched where it comes from the old one. */
export function piecePath({ from, to, fromOld, intoNew }: SeasonPiece, x: MonthScale, y: number): string {
  const left = coordinate(x(from) + (fromOld ? 0 : 1.5));
  const right = coordinate(x(to + 1) - (intoNew ? point : 1.5));
  const [top, bottom] = [coordinate(y - barHeight / 2), coordinate(y + barHeight / 2)];
  const end = intoNew ? `L${coordinate(right + point)} ${coordinate(y)}L${right} ${bottom}` : `V${bottom}`;
  const start = fromOld ? `L${coordinate(left + point)} ${coordinate(y)}` : "";
  return `M${left} ${top}H${right}${end}H${left}${start}Z`;
}

/** A flag whose foot is in the month. */
export function ActMark({ x, y }: { readonly x: number; readonly y: number }): ReactElement {
  return (
    <path
      className="act"
      d="M-4 9V-9H7L4 -5L7 -1H-2V9Z"
      transform={`translate(${coordinate(x)} ${coordinate(y)})`}
    />
  );
}

export const stripHeight = 34;

export function ProfileStrip({
  profile,
  place,
  x,
  bottom,
}: {
  readonly profile: MonthlyProfile;
  readonly place: FigurePlace;
  readonly x: MonthScale;
  readonly bottom: number;
}): ReactElement {
  const { months } = profile;
  const known = months.filter((value): value is number => value !== null && Number.isFinite(value));
  const most = Math.max(0, ...known);
  const mean = measureOf(profile) === "share" ? 1 / 12 : 1;
  const top = Math.max(most, mean) || 1;
  const height = (value: number): number => (Math.max(0, value) / top) * stripHeight;
  const peak = months.indexOf(most);
  const words = known.length === 0 ? "" : profileValue(most, profile, place.say);
  const half = textWidth(words, 11) / 2;
  return (
    <g className="strip">
      {yearMonths.map((month) => {
        const value = months[month - 1] ?? null;
        const [left, right] = [coordinate(x(month) + 1.5), coordinate(x(month + 1) - 1.5)];
        const up = value === null ? stripHeight : Math.max(value > 0 ? 1 : 0, height(value));
        return (
          <path
            key={month}
            {...(value === null ? { fill: hatchFill(place.idPrefix) } : { className: "bar" })}
            d={`M${left} ${coordinate(bottom)}V${coordinate(bottom - up)}H${right}V${coordinate(bottom)}Z`}
          />
        );
      })}
      <path
        className="edge"
        d={`M${coordinate(x(1))} ${coordinate(bottom - height(mean))}H${coordinate(x(13))}`}
      />
      <path className="axis" d={`M${coordinate(x(1))} ${coordinate(bottom)}H${coordinate(x(13))}`} />
      {peak >= 0 && known.length > 0 && (
        <text
          className="s n"
          {...(measureOf(profile) === "share" ? { direction: "ltr" } : {})}
          x={coordinate(
            Math.min(Math.max((x(peak + 1) + x(peak + 2)) / 2, x(1) + half + 1), x(13) - half - 1),
          )}
          y={coordinate(bottom - height(most) - 4)}
          textAnchor="middle"
        >
          {words}
        </text>
      )}
    </g>
  );
}
