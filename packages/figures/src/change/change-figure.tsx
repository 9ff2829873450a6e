/** The same things in two periods, each a pair of points on their intervals: what moved, how surely, across which break. */

import { formatShare, formatSigned } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { ColumnHeads } from "../drawing/column-heads.tsx";
import { anchor, columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg, hatchFill } from "../drawing/figure-svg.tsx";
import { missingKey } from "../drawing/interval-key.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { hasInterval, type Score } from "../drawing/score.ts";
import { axisHeight, ScoreAxis, scoreScale } from "../drawing/score-axis.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { TextOnHatch } from "../drawing/text-on-hatch.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { breakMark } from "./break-mark.ts";
import { type ChangeData, type DrawnChange, hasBoth } from "./change-data.ts";
import { changeSummary, changeTitle } from "./change-texts.ts";

export type ChangeFigureProps = ChangeData & FigurePlace;

const rowHeight = 34;

export function ChangeFigure(props: ChangeFigureProps): ReactElement {
  const { say, direction, idPrefix, width = wideWidth, rows } = props;
  const narrow = isNarrow(width);
  const heads = ["change", "rose"].map((id) => say(`change.head.${id}`));
  const longest = Math.max(...rows.map((row) => textWidth(row.title)), 60);
  const layout = columns(width, direction, {
    label: Math.min(longest + 6, width * (narrow ? 0.34 : 0.3)),
    values: narrow ? [44, 42] : [60, 60],
  });
  const { plotLeft, plotRight } = layout;
  const scale = scoreScale(plotLeft, plotRight);
  const placed = rows.map((row, index) => ({ row, y: (index + 0.5) * rowHeight }));
  const drawn = placed.flatMap(({ row, y }) => (hasBoth(row) ? [{ row, y }] : []));
  const missing = placed.filter(({ row }) => !hasBoth(row));
  const key = changeKey(props, {
    isBroken: drawn.some(({ row }) => row.breaks.length > 0),
    isMissing: missing.length > 0,
  });
  const top = keyHeight(key, width) + 22;
  const bottom = top + rows.length * rowHeight;
  const labelWidth = direction === "ltr" ? layout.labelX : width - layout.labelX;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? changeTitle({ ...props }, say)}
      summary={changeSummary({ ...props }, say)}
      width={width}
      height={bottom + axisHeight}
      hatched={missing.length > 0}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ColumnHeads heads={heads} layout={layout} top={top} />
      <ScoreAxis place={props} scale={scale} top={top} bottom={bottom} edges={[]} />
      {placed.map(({ row, y }) => (
        <TextLines
          key={row.id}
          className="name"
          lines={wrapText(row.title, labelWidth, 12, 2)}
          x={layout.labelX}
          y={top + y}
          anchor={anchor(layout.labelEdge, direction)}
        />
      ))}
      <Pairs drawn={drawn} scale={scale} top={top} />
      {missing.map(({ row, y }) => (
        <g key={row.id}>
          <path
            className="missing"
            fill={hatchFill(idPrefix)}
            d={`M${coordinate(plotLeft)} ${coordinate(top + y - 13)}H${coordinate(plotRight)}v26H${coordinate(plotLeft)}Z`}
          />
          <TextOnHatch
            text={row.reason ?? say("figure.no-score")}
            x={(plotLeft + plotRight) / 2}
            y={top + y}
            width={plotRight - plotLeft}
            most={2}
          />
        </g>
      ))}
      <g className="values" direction="ltr" textAnchor="middle">
        {drawn.flatMap(({ row, y }) =>
          [formatSigned(row.change), formatShare(row.rose)].map((text, index) => (
            <text
              key={`${row.id} ${heads[index]}`}
              className={index === 0 ? "n" : "n s"}
              x={coordinate(layout.valueX[index]!)}
              y={coordinate(top + y + 4)}
            >
              {text}
            </text>
          )),
        )}
      </g>
    </FigureSvg>
  );
}

/** All marks of a kind are one path, so that a picture stays small in a report that holds hundreds. */
function Pairs({
  drawn,
  scale,
  top,
}: {
  readonly drawn: readonly { readonly row: DrawnChange; readonly y: number }[];
  readonly scale: ScaleLinear<number, number>;
  readonly top: number;
}): ReactElement {
  const x = (value: number): number => coordinate(scale(value));
  const whiskers = (side: "before" | "after", offset: number): string =>
    drawn.map(({ row, y }) => whisker(row[side], top + y + offset, x)).join("");
  const links = drawn.map(({ row, y }) => ({
    isBroken: row.breaks.length > 0,
    middle: (scale(row.before.score) + scale(row.after.score)) / 2,
    y: top + y,
    line: `M${x(row.before.score)} ${coordinate(top + y - 5)}L${x(row.after.score)} ${coordinate(top + y + 5)}`,
  }));
  return (
    <>
      <path className="peer" d={whiskers("before", -5)} />
      <path className="w" d={whiskers("after", 5)} />
      <path className="axis" d={links.map((link) => (link.isBroken ? "" : link.line)).join("")} />
      {drawn.map(({ row, y }) => (
        <g key={row.id}>
          <circle className="open" cx={x(row.before.score)} cy={coordinate(top + y - 5)} r="4" />
          <circle className="point p" cx={x(row.after.score)} cy={coordinate(top + y + 5)} r="4.5" />
        </g>
      ))}
      <path
        className="break"
        d={links.map((link) => (link.isBroken ? breakMark(link.middle, link.y) : "")).join("")}
      />
    </>
  );
}

function whisker(score: Score, y: number, x: (value: number) => number): string {
  return hasInterval(score) ? `M${x(score.low)} ${coordinate(y)}H${x(score.high)}` : "";
}

function changeKey(
  { say, from, to, idPrefix }: ChangeFigureProps,
  { isBroken, isMissing }: { readonly isBroken: boolean; readonly isMissing: boolean },
): KeyItem[] {
  return [
    {
      id: "before",
      word: say("change.key.before", { period: from }),
      mark: (
        <>
          <path className="peer" d="M-9 0H9" />
          <circle className="open" r="4" />
        </>
      ),
    },
    {
      id: "after",
      word: say("change.key.after", { period: to }),
      mark: (
        <>
          <path className="w" d="M-9 0H9" />
          <circle className="p" r="4.5" />
        </>
      ),
    },
    ...(isBroken
      ? [{ id: "break", word: say("change.key.break"), mark: <path className="break" d={breakMark(0, 0)} /> }]
      : []),
    ...(isMissing ? [missingKey(say, idPrefix)] : []),
  ];
}
