/** One series in many places: small fans side by side, the highest first. */

import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { periodWords } from "../drawing/period-words.ts";
import { TextLines } from "../drawing/text-lines.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { type FanGridData, type FanPanel, fanDomain, shownPanels, timedFan } from "./fan-data.ts";
import { fanGridSummary, fanGridTitle, panelSentence, scaleWords } from "./fan-grid-texts.ts";
import { fanKey } from "./fan-key.tsx";
import { FanPlot } from "./fan-plot.tsx";
import { noForecastWords } from "./fan-texts.ts";
import { shortSkill, skillVerdict } from "./skill-words.ts";

export type FanGridFigureProps = FanGridData & FigurePlace;

const gap = 22;
const plotHeight = 78;
const leastStep = 4.6;
const leastTicks = 33;

export function FanGridFigure(props: FanGridFigureProps): ReactElement {
  const { say, direction, width = wideWidth, level, unitOfMeasure, asOf } = props;
  const panels = shownPanels(props);
  const perRow = isNarrow(width) ? 2 : Math.max(3, Math.floor((width + gap) / (220 + gap)));
  const panelWidth = (width - (perRow - 1) * gap) / perRow;
  const key = fanKey(props, { level, hasForecast: panels.some(({ forecast }) => forecast.length > 0) });
  const about = say("figure.fan.grid.about", {
    unitOfMeasure,
    asOf: periodWords(asOf, say),
    scale: scaleWords(props, say),
  });
  const head = wrapText(about, width * 0.95, 11);
  const headTop = keyHeight(key, width) + 6;
  const steps = Math.max(6, Math.floor((panelWidth - leastTicks) / leastStep));
  const fans = panels.map((panel) => timedFan(panel, Math.max(6, steps - panel.forecast.length)));
  const shared = fanDomain(fans);
  let y = headTop + head.length * 14 + 10;
  const rows = Array.from({ length: Math.ceil(panels.length / perRow) }, (_, row) => {
    const own = panels.slice(row * perRow, (row + 1) * perRow).map((panel, column) => {
      const i = row * perRow + column;
      const fromLeft = fromStart(column * (panelWidth + gap), width, direction);
      return {
        panel,
        fan: fans[i]!,
        domain: props.scale === "shared" ? shared : fanDomain([fans[i]!]),
        x: direction === "ltr" ? fromLeft : fromLeft - panelWidth,
        names: wrapText(panel.place, panelWidth * 0.86, 12, 2),
        skill: skillLines(panel, panelWidth, props),
      };
    });
    const nameLines = Math.max(...own.map(({ names }) => names.length));
    const skillCount = Math.max(...own.map(({ skill }) => skill.length));
    const top = y;
    y += nameLines * 15 + plotHeight + 30 + skillCount * 14 + 12;
    return own.map((each) => ({ ...each, nameLines, top }));
  });
  const start = anchor(startEdge(direction), direction);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? fanGridTitle(props, say)}
      summary={fanGridSummary(props, say)}
      width={width}
      height={y}
      hatched={panels.some(({ forecast }) => forecast.length === 0)}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <TextLines
        className="s"
        lines={head}
        x={fromStart(0, width, direction)}
        y={headTop + 10}
        from="top"
        anchor={start}
      />
      {rows.flat().map(({ panel, fan, domain, x, names, skill, nameLines, top }) => {
        const plotTop = top + nameLines * 15 + 8;
        const startX = direction === "ltr" ? x : x + panelWidth;
        return (
          <g key={panel.place} className="panel">
            <title>{panelSentence(panel, props, say)}</title>
            <TextLines
              className="b"
              lines={names}
              x={startX}
              y={top + 12}
              from="top"
              lineHeight={15}
              anchor={start}
            />
            <FanPlot
              fan={fan}
              place={props}
              left={x + leastTicks + 4}
              right={x + panelWidth}
              top={plotTop}
              bottom={plotTop + plotHeight}
              domain={domain}
              ticks={2}
              missing={panel.forecast.length > 0 ? null : ""}
            />
            <TextLines
              className={skillVerdict(panel.skill) === "worse" ? "close b" : "s"}
              lines={skill}
              x={startX}
              y={plotTop + plotHeight + 31}
              from="top"
              anchor={start}
            />
          </g>
        );
      })}
    </FigureSvg>
  );
}

/** What a panel is worth, or why it has no forecast. */
function skillLines(panel: FanPanel, width: number, { say }: FigurePlace): readonly string[] {
  const words = panel.forecast.length === 0 ? noForecastWords(panel, say) : shortSkill(panel, say);
  return wrapText(words, width * 0.84, 11, 5);
}
