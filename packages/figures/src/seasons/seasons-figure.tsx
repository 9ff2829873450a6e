/** The calendar: seasons as bars over the months of the year, what they bring, and how series go over the year. */

import { formatList } from "@salus/core";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, columns, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { monthName, shortMonthName } from "../drawing/period-words.ts";
import { type BlockLayout, layOutBlock, type Paragraph, TextBlock } from "../drawing/text-block.tsx";
import { textWidth } from "../drawing/text-width.ts";
import { ActMark, type MonthScale, ProfileStrip, SeasonBar, stripHeight } from "./season-marks.tsx";
import {
  type MonthlyProfile,
  runsIn,
  type SeasonRow,
  type SeasonsData,
  sortedSeasons,
  yearMonths,
} from "./seasons-data.ts";
import { seasonsKey } from "./seasons-key.tsx";
import { seasonsSummary, seasonsTitle } from "./seasons-texts.ts";

export type SeasonsFigureProps = SeasonsData & FigurePlace;

const barRoom = 24;
const padding = 9;
const headHeight = 34;
/** Above a strip, for the number of its highest month. */
const numberRoom = 16;

type Placed<T> = {
  readonly item: T;
  readonly block: BlockLayout;
  readonly y: number;
  /** Middle of the bar, or foot of the strip. */
  readonly markY: number;
};

export function SeasonsFigure(props: SeasonsFigureProps): ReactElement {
  const { say, direction, width = wideWidth, month, profiles } = props;
  const narrow = isNarrow(width);
  const labelWidth = narrow ? width : width * 0.34;
  const layout = columns(width, direction, { label: narrow ? 0 : labelWidth, values: [] });
  const ends: readonly [number, number] = narrow ? [0, width] : plotEnds(layout);
  const x = scaleLinear([1, 13], ends);
  const key = seasonsKey(props);
  const top = keyHeight(key, width) + headHeight;
  const place = <T,>(
    items: readonly T[],
    from: number,
    words: (item: T) => readonly Paragraph[],
    room: number,
  ): { readonly placed: readonly Placed<T>[]; readonly bottom: number } => {
    let y = from;
    const placed = items.map((item): Placed<T> => {
      const block = layOutBlock(words(item), labelWidth - 4);
      const start = y + padding;
      const height = narrow ? block.height + room + 4 : Math.max(block.height, room);
      const markY = narrow ? start + block.height + 4 : start;
      y = start + height + padding;
      return { item, block, y: start, markY };
    });
    return { placed, bottom: y };
  };
  const seasons = place(sortedSeasons(props), top, (row) => seasonWords(row, props), barRoom);
  const strips = place(
    profiles,
    seasons.bottom,
    (profile) => profileWords(profile, props),
    stripHeight + numberRoom,
  );
  const bottom = strips.bottom;
  const start = anchor(startEdge(direction), direction);
  const labelX = direction === "ltr" ? 0 : width;
  const unknown = profiles.some(({ months }) => yearMonths.some((_, i) => (months[i] ?? null) === null));
  return (
    <FigureSvg
      place={props}
      title={props.title ?? seasonsTitle(props, say)}
      summary={seasonsSummary(props, say)}
      width={width}
      height={bottom + 2}
      hatched={unknown}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <path
        className="plate now"
        d={`M${coordinate(x(month))} ${coordinate(top - headHeight)}H${coordinate(x(month + 1))}V${coordinate(bottom)}H${coordinate(x(month))}Z`}
      />
      <MonthHeads place={props} month={month} x={x} top={top} />
      {[...seasons.placed, ...strips.placed].map(({ y, item }) => (
        <path key={item.id} className="rule" d={`M0 ${coordinate(y - padding)}H${width}`} />
      ))}
      {seasons.placed.map(({ item, block, y, markY }) => (
        <g key={item.id} className="season-row">
          <TextBlock block={block} x={labelX} y={y} anchor={start} />
          <SeasonBar row={item} x={x} y={markY + barRoom / 2} runs={runsIn(item, month)} />
          {item.actBy !== undefined && (
            <ActMark x={(x(item.actBy) + x(item.actBy + 1)) / 2} y={markY + barRoom / 2} />
          )}
        </g>
      ))}
      {strips.placed.map(({ item, block, y, markY }) => (
        <g key={item.id} className="profile-row">
          <TextBlock block={block} x={labelX} y={y} anchor={start} />
          <ProfileStrip profile={item} place={props} x={x} bottom={markY + stripHeight + numberRoom} />
        </g>
      ))}
    </FigureSvg>
  );
}

function plotEnds({ plotLeft, plotRight }: ReturnType<typeof columns>): readonly [number, number] {
  return plotLeft < 60 ? [0, plotRight] : [plotLeft, plotRight + 12];
}

function MonthHeads({
  place: { say, direction },
  month: now,
  x,
  top,
}: {
  readonly place: FigurePlace;
  readonly month: number;
  readonly x: MonthScale;
  readonly top: number;
}): ReactElement {
  const names = yearMonths.map((month) => shortMonthName(month, say));
  const room = x(2) - x(1);
  const fit = Math.max(...names.map((name) => textWidth(name, 11))) <= room - 1;
  const nowWord = say("figure.seasons.now");
  const half = textWidth(nowWord, 11) / 2;
  const middle = (month: number): number => (x(month) + x(month + 1)) / 2;
  return (
    <g textAnchor="middle">
      <text
        className="close"
        x={coordinate(Math.min(Math.max(middle(now), x(1) + half), x(13) - half))}
        y={coordinate(top - 20)}
      >
        {nowWord}
      </text>
      {yearMonths.map((month) => (
        <text
          key={month}
          className={month === now ? "close" : "s"}
          direction={fit ? direction : "ltr"}
          x={coordinate(middle(month))}
          y={coordinate(top - 5)}
        >
          {fit ? names[month - 1] : month}
        </text>
      ))}
    </g>
  );
}

function seasonWords(row: SeasonRow, { say }: FigurePlace): readonly Paragraph[] {
  const { title, kind, begins, ends, threats } = row;
  const span = { kind, begins: monthName(begins, say), ends: monthName(ends, say) };
  return [
    { text: title, look: "bold" },
    { text: say("figure.seasons.span", span), look: "small" },
    ...(threats.length === 0
      ? []
      : [{ text: say("figure.seasons.brings", { list: formatList(threats) }), look: "small" as const }]),
  ];
}

function profileWords(
  { title, unitOfMeasure, years }: MonthlyProfile,
  { say }: FigurePlace,
): readonly Paragraph[] {
  return [
    { text: title, look: "bold" },
    { text: say("figure.seasons.profile", { unitOfMeasure, years }), look: "small" },
  ];
}
