/** How solid each score is: score across, width of its interval upwards, medians as guides. */

import { formatScore } from "@salus/core";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { axisHeight, ScoreAxis, scoreScale } from "../drawing/score-axis.tsx";
import { guideWords } from "./guide-words.ts";
import { placeLabels } from "./place-labels.ts";
import { extremes, medians, type ScatterData, type ScatterPoint, scatterPoints } from "./scatter-data.ts";
import { scatterSummary, scatterTitle } from "./scatter-texts.ts";
import { SpreadAxis, tickWidth } from "./spread-axis.tsx";

export type ScatterFigureProps = ScatterData & FigurePlace;

/** At most so many points answer to a pointer, and so many carry their name. */
const hovered = 60;
const named = 8;
const top = 26;

export function ScatterFigure(props: ScatterFigureProps): ReactElement {
  const { say, direction, width = wideWidth } = props;
  const points = scatterPoints(props);
  const bottom = top + (isNarrow(width) ? 260 : 340);
  const [left, right] = direction === "ltr" ? [tickWidth + 6, width - 8] : [8, width - tickWidth - 6];
  const x = scoreScale(left, right);
  const y = scaleLinear(
    [0, Math.max(0.1, ...points.map((point) => point.spread * 1.05))],
    [bottom, top],
  ).nice(5);
  const middle = points.length > 0 ? medians(points) : undefined;
  const tips = tipped(points);
  const dots = points.map((point) => ({ id: point.id, x: x(point.score), y: y(point.spread) }));
  const guides =
    middle === undefined
      ? []
      : guideWords(props, { middle, x: x(middle.score), y: y(middle.spread), top, bottom });
  const labelled = extremes(points, named).map((point) => ({
    id: point.id,
    text: point.title,
    x: x(point.score),
    y: y(point.spread),
  }));
  const area = { left: left - 4, right: right + 8, top: top - 6, bottom };
  const labels = placeLabels(
    labelled,
    dots,
    area,
    guides.map((guide) => guide.box),
  );
  return (
    <FigureSvg
      place={props}
      title={props.title ?? scatterTitle(props, say)}
      summary={scatterSummary(props, say)}
      width={width}
      height={bottom + axisHeight}
    >
      <text
        className="s"
        x={fromStart(0, width, direction)}
        y={11}
        textAnchor={anchor(startEdge(direction), direction)}
      >
        {say("figure.scatter.axis")}
      </text>
      <SpreadAxis
        y={y}
        left={left}
        right={right}
        textX={direction === "ltr" ? tickWidth : width - tickWidth}
        edge={direction === "ltr" ? "right" : "left"}
      />
      <ScoreAxis place={props} scale={x} top={top} bottom={bottom} edges={[]} />
      {middle !== undefined && (
        <path
          className="edge"
          d={`M${coordinate(x(middle.score))} ${top}V${bottom}M${coordinate(left)} ${coordinate(y(middle.spread))}H${coordinate(right)}`}
        />
      )}
      {dots.map((dot, index) => (
        <circle key={dot.id} className="point open" cx={coordinate(dot.x)} cy={coordinate(dot.y)} r="3.5">
          {tips.has(dot.id) && <title>{tip(points[index]!, props)}</title>}
        </circle>
      ))}
      {guides.map((guide) => (
        <text
          key={guide.word}
          className="s on"
          x={coordinate(guide.x)}
          y={coordinate(guide.y)}
          textAnchor={anchor(guide.edge, direction)}
        >
          {guide.word}
        </text>
      ))}
      <g textAnchor="middle">
        {labels.map((label) => (
          <text key={label.id} className="name close on" x={coordinate(label.x)} y={coordinate(label.y)}>
            {label.text}
          </text>
        ))}
      </g>
    </FigureSvg>
  );
}

/** Which points answer to a pointer: all of a few, the extremes of many. */
function tipped(points: readonly ScatterPoint[]): Set<string> {
  return new Set((points.length <= hovered ? points : extremes(points, hovered)).map((point) => point.id));
}

function tip(point: ScatterPoint, { say }: FigurePlace): string {
  const { title } = point;
  return say("figure.scatter.tip", {
    title,
    score: formatScore(point.score),
    low: formatScore(point.low),
    high: formatScore(point.high),
  });
}
