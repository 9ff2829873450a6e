/** One score over several periods; the line is cut where two neighbours rest on different things. */

import { formatTick } from "@salus/core";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, narrowWidth } from "../drawing/figure.ts";
import { FigureSvg, hatchFill } from "../drawing/figure-svg.tsx";
import { hasInterval, hasScore } from "../drawing/score.ts";
import { textWidth } from "../drawing/text-width.ts";
import { breakMark } from "./break-mark.ts";
import { brokenSteps, stretches, type TrendData, type TrendPoint } from "./trend-data.ts";
import { trendSummary, trendTitle } from "./trend-texts.ts";

export type TrendFigureProps = TrendData & FigurePlace;

const margin = { left: 34, right: 16, top: 12, bottom: 24 };
const height = 132;

/** The axis shows at least this much of the scale, so that noise does not look like change. */
const leastSpan = 0.2;

export function TrendFigure(props: TrendFigureProps): ReactElement {
  const { say, idPrefix, width = narrowWidth, points } = props;
  const times = points.map((point) => point.time);
  const x = scaleLinear(
    [Math.min(...times), Math.max(...times, Math.min(...times) + 1e-9)],
    [margin.left + 10, width - margin.right - 10],
  );
  const y = scaleLinear(shownRange(points), [height - margin.bottom, margin.top]);
  const at = (point: TrendPoint): number => coordinate(x(point.time));
  const scored = points.filter(hasScore);
  const missing = points.filter((point) => !hasScore(point));
  const ticks = y.ticks(4);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? trendTitle({ ...props }, say)}
      summary={trendSummary({ ...props }, say)}
      width={width}
      height={height}
      hatched={missing.length > 0}
    >
      <path
        className="rule"
        d={ticks.map((tick) => `M${margin.left} ${coordinate(y(tick))}H${width - margin.right}`).join("")}
      />
      {missing.length > 0 && (
        <path
          className="missing"
          fill={hatchFill(idPrefix)}
          d={missing
            .map((point) => `M${coordinate(at(point) - 5)} ${margin.top}h10V${height - margin.bottom}h-10Z`)
            .join("")}
        />
      )}
      <path
        className="w"
        d={scored
          .map((point) =>
            hasInterval(point)
              ? `M${at(point)} ${coordinate(y(point.low))}V${coordinate(y(point.high))}`
              : "",
          )
          .join("")}
      />
      <path
        className="axis"
        d={stretches(points)
          .filter((stretch) => stretch.length > 1)
          .map(
            (stretch) => `M${stretch.map((point) => `${at(point)} ${coordinate(y(point.score))}`).join("L")}`,
          )
          .join("")}
      />
      {scored.map((point) => (
        <circle key={point.period} className="point p" cx={at(point)} cy={coordinate(y(point.score))} r="4" />
      ))}
      <path
        className="break"
        d={brokenSteps(points)
          .map(({ from, to }) =>
            breakMark((x(from.time) + x(to.time)) / 2, (y(from.score) + y(to.score)) / 2, 7),
          )
          .join("")}
      />
      <g direction="ltr">
        <g textAnchor="end">
          {ticks.map((tick) => (
            <text key={tick} className="s n" x={margin.left - 6} y={coordinate(y(tick) + 4)}>
              {formatTick(tick)}
            </text>
          ))}
        </g>
        <g textAnchor="middle">
          {labelled(points, at).map((point) => (
            <text key={point.period} className="s n" x={at(point)} y={height - 6}>
              {point.period}
            </text>
          ))}
        </g>
      </g>
    </FigureSvg>
  );
}

/** The part of the scale that holds every interval, not less than a fifth of it, within 0 and 1. */
function shownRange(points: readonly TrendPoint[]): [number, number] {
  const ends = points
    .filter(hasScore)
    .flatMap((point) => [point.score, ...(hasInterval(point) ? [point.low, point.high] : [])]);
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const pad = Math.max(0.02, (leastSpan - (high - low)) / 2);
  const from = Math.max(0, Math.min(low - pad, 1 - leastSpan));
  return [from, Math.min(1, Math.max(high + pad, from + leastSpan))];
}

/** Periods whose names find room, the last one first: it is the one that the page speaks of. */
function labelled(points: readonly TrendPoint[], at: (point: TrendPoint) => number): readonly TrendPoint[] {
  let free = Number.POSITIVE_INFINITY;
  return points.toReversed().filter((point) => {
    const half = textWidth(point.period, 11) / 2 + 4;
    if (at(point) + half > free) return false;
    free = at(point) - half;
    return true;
  });
}
