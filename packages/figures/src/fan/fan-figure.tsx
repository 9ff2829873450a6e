/** One series in one place: what was seen, what may come, and how well such forecasts have done. */

import { formatValue } from "@salus/core";
import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { keepApart } from "../drawing/keep-apart.ts";
import { KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { periodWords } from "../drawing/period-words.ts";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { type FanData, fanDomain, timedFan } from "./fan-data.ts";
import { fanKey } from "./fan-key.tsx";
import { fanNumber } from "./fan-number.ts";
import { FanPlot, type FanPlotProps, fanScales } from "./fan-plot.tsx";
import { fanSummary, fanTitle, noForecastWords } from "./fan-texts.ts";
import { skillSentence, skillVerdict } from "./skill-words.ts";

export type FanFigureProps = FanData & FigurePlace;

const tallPlot = 220;
const lowPlot = 180;
const leastStep = 8.5;
const lineHeight = 16;

export function FanFigure(props: FanFigureProps): ReactElement {
  const { say, direction, width = wideWidth, level, forecast, unitOfMeasure, asOf } = props;
  const key = fanKey(props, { level, hasForecast: forecast.length > 0 });
  const top = keyHeight(key, width) + 46;
  const bottom = top + (isNarrow(width) ? lowPlot : tallPlot);
  const most = Math.max(12, Math.floor((width - 110) / leastStep) - forecast.length);
  const fan = timedFan(props, most);
  const ends = endLabels(props);
  const domain = fanDomain([fan]);
  const tickWidth = Math.max(30, textWidth(formatValue(Math.round(domain[1] * 1.3)), 11) + 8);
  const plot: FanPlotProps = {
    fan,
    place: props,
    left: tickWidth,
    right: width - Math.max(6, ...ends.map(({ text }) => textWidth(text, 11) + 12)),
    top,
    bottom,
    domain,
    ticks: 5,
    missing: forecast.length > 0 ? null : noForecastWords(props, say),
  };
  const { x, y, lastSeen, end } = fanScales(plot);
  const placed = keepApart(
    ends.map(({ value }) => y(value) - top + 7),
    ends.map(() => 14),
    bottom - top + 14,
  );
  const isWorse = skillVerdict(props.skill) === "worse";
  const skill = wrapText(skillSentence(props, level, say), width * (isWorse ? 0.84 : 0.95), 12);
  const start = anchor(startEdge(direction), direction);
  const asOfWords = say("figure.fan.as-of", { date: periodWords(asOf, say) });
  const half = textWidth(asOfWords, 11) / 2;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? fanTitle(props, say)}
      summary={fanSummary(props, say)}
      width={width}
      height={bottom + 28 + skill.length * lineHeight + 6}
      hatched={forecast.length === 0}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <text className="s" x="0" y={coordinate(top - 28)} textAnchor={anchor("left", direction)}>
        {unitOfMeasure}
      </text>
      <text
        className="s"
        x={coordinate(Math.min(Math.max(x(lastSeen + 0.5), half), width - half))}
        y={coordinate(top - 10)}
        textAnchor="middle"
      >
        {asOfWords}
      </text>
      <FanPlot {...plot} />
      <g direction="ltr">
        {ends.map(({ end: which, text }, i) => (
          <text
            key={which}
            className={which === "median" ? "n close" : "n s"}
            x={coordinate(x(end + 0.5) + 6)}
            y={coordinate(placed[i]! + top - 7 + 4)}
            textAnchor="start"
          >
            {text}
          </text>
        ))}
      </g>
      <TextLines
        className={isWorse ? "b" : ""}
        lines={skill}
        x={fromStart(0, width, direction)}
        y={bottom + 28 + 12}
        from="top"
        lineHeight={lineHeight}
        anchor={start}
      />
    </FigureSvg>
  );
}

type EndLabel = { readonly end: "high" | "median" | "low"; readonly value: number; readonly text: string };

/** The last step in figures, from the top down. */
function endLabels({ forecast }: FanFigureProps): readonly EndLabel[] {
  const last = forecast.at(-1);
  if (last === undefined) return [];
  return (["high", "median", "low"] as const).map((end) => ({
    end,
    value: last[end],
    text: fanNumber(last[end], last),
  }));
}
