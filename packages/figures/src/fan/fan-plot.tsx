/** History and fan between four edges; the months run from left to right in every language. */

import { formatTick } from "@salus/core";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";
import { hatchFill } from "../drawing/figure-svg.tsx";
import { TextOnHatch } from "../drawing/text-on-hatch.tsx";
import { fanBand, fanLine } from "./fan-band.ts";
import { historyStretches, type TimedFan } from "./fan-data.ts";
import { timeLabels } from "./time-labels.ts";

export type FanPlotProps = {
  readonly fan: TimedFan;
  readonly place: FigurePlace;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly domain: readonly [number, number];
  readonly ticks: number;
  /** Why there is no forecast, in words that stand in its place; empty where they are said elsewhere. */
  readonly missing: string | null;
};

/** Share of the plot that a missing forecast takes: with its reason, and without. */
const missingShare = { said: 0.48, bare: 0.3 };

/** The scale of values and where times lie, for marks beside the plot. */
export function fanScales({ fan, left, right, top, bottom, domain, ticks, missing }: FanPlotProps): {
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
  readonly marks: readonly number[];
  readonly lastSeen: number;
  readonly end: number;
} {
  const first = fan.history[0]?.time ?? fan.forecast[0]?.time ?? 0;
  const lastSeen = fan.history.at(-1)?.time ?? first - 1;
  const share = missing === "" ? missingShare.bare : missingShare.said;
  const unseen = Math.max(1, ((lastSeen - first) * share) / (1 - share));
  const end = Math.max(fan.forecast.at(-1)?.time ?? lastSeen + unseen, first + 1);
  const y = scaleLinear(domain, [bottom, top]).nice(ticks);
  return {
    x: scaleLinear([first - 0.5, end + 0.5], [left, right]),
    y,
    marks: y.ticks(ticks),
    lastSeen,
    end,
  };
}

export function FanPlot(props: FanPlotProps): ReactElement {
  const { fan, place, left, right, top, bottom, missing } = props;
  const { x, y, marks, lastSeen } = fanScales(props);
  const line = (tick: number): string => `M${coordinate(left)} ${coordinate(y(tick))}H${coordinate(right)}`;
  const seenX = x(lastSeen + 0.5);
  return (
    <g>
      <path className="rule" d={marks.map(line).join("")} />
      <g direction="ltr" textAnchor="end">
        {marks.map((tick) => (
          <text key={tick} className="s n" x={coordinate(left - 5)} y={coordinate(y(tick) + 4)}>
            {formatTick(tick)}
          </text>
        ))}
      </g>
      {missing !== null && (
        <>
          <path
            className="missing"
            fill={hatchFill(place.idPrefix)}
            d={`M${coordinate(seenX)} ${coordinate(top)}H${coordinate(right)}V${coordinate(bottom)}H${coordinate(seenX)}Z`}
          />
          {missing !== "" && (
            <TextOnHatch
              text={missing}
              x={(seenX + right) / 2}
              y={(top + bottom) / 2}
              width={right - seenX}
              most={Math.floor((bottom - top) / 13)}
            />
          )}
        </>
      )}
      <path className="fan-wide" d={fanBand(fan.forecast, { x, y, low: "low", high: "high" })} />
      <path className="fan-half" d={fanBand(fan.forecast, { x, y, low: "low50", high: "high50" })} />
      {fan.forecast.length > 0 && (
        <>
          <path className="fan-edge" d={fanLine(fan.forecast, { x, y, of: "low" })} />
          <path className="fan-edge" d={fanLine(fan.forecast, { x, y, of: "high" })} />
          <path className="fan-median" d={fanLine(fan.forecast, { x, y, of: "median" })} />
        </>
      )}
      <History fan={fan} x={x} y={y} />
      <path className="edge" d={`M${coordinate(seenX)} ${coordinate(top - 4)}V${coordinate(bottom)}`} />
      <path className="axis" d={`M${coordinate(left)} ${coordinate(bottom)}H${coordinate(right)}`} />
      {timeLabels(fan, { x, left, right, say: place.say }).map(({ key, text, at, edge }) => (
        <g key={key}>
          <path className="axis" d={`M${coordinate(x(key))} ${coordinate(bottom)}v4`} />
          <text
            className="s n"
            {...(/^\d+$/.test(text) ? { direction: "ltr" } : {})}
            x={coordinate(at)}
            y={coordinate(bottom + 15)}
            textAnchor={anchor(edge, /^\d+$/.test(text) ? "ltr" : place.direction)}
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** A line through neighbouring months; a month alone between two gaps is a point. */
function History({
  fan,
  x,
  y,
}: {
  readonly fan: TimedFan;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}): ReactElement {
  const stretches = historyStretches(fan.history);
  const path = stretches
    .filter((stretch) => stretch.length > 1)
    .map(
      (stretch) =>
        `M${stretch.map(({ time, value }) => `${coordinate(x(time))} ${coordinate(y(value))}`).join("L")}`,
    );
  const last = stretches.at(-1)?.at(-1);
  const alone = stretches.filter((stretch) => stretch.length === 1).map(([point]) => point!);
  const points = last === undefined || alone.includes(last) ? alone : [...alone, last];
  return (
    <>
      <path className="fan-past" d={path.join("")} />
      {points.map(({ time, value }) => (
        <circle
          key={time}
          className="fan-point"
          cx={coordinate(x(time))}
          cy={coordinate(y(value))}
          r={time === last?.time ? 3 : 2}
        />
      ))}
    </>
  );
}
