/** What people fear and live beside what figures show: one row a threat, grouped by what the two say together. */

import { formatShare } from "@salus/core";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, columns, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { ShareAxis, shareAxisHeight } from "../drawing/share-axis.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { type GapData, type GapGroup, gapGroups, gapSides } from "./gap-data.ts";
import { GapRowMarks, GapShade, gapRowHeight, SideShape } from "./gap-row.tsx";
import { gapSummary, gapTitle } from "./gap-texts.ts";

export type GapFigureProps = GapData & FigurePlace;

const headLine = 15;

export function GapFigure(props: GapFigureProps): ReactElement {
  const { say, direction, rows, lines, width = wideWidth } = props;
  const longest = Math.max(60, ...rows.map(({ title }) => textWidth(title)));
  const words = Math.max(
    70,
    ...rows.flatMap((row) => gapSides.map((side) => 48 + textWidth(row[side]?.period ?? "", 11))),
  );
  const layout = columns(width, direction, {
    label: isNarrow(width) ? 0 : Math.min(longest + 6, width * 0.3),
    values: [Math.min(words, width * 0.32)],
  });
  const scale = scaleLinear([0, 1], [layout.plotLeft + 6, layout.plotRight - 6]);
  const key = keyItems(props);
  const top = keyHeight(key, width) + 8;
  const placed = placeGroups(props, width, top);
  const bottom = placed.bottom + 4;
  const edges = [...new Set([lines.perceived, lines.measured])];
  return (
    <FigureSvg
      place={props}
      title={props.title ?? gapTitle(props, say)}
      summary={gapSummary(props, say)}
      width={width}
      height={bottom + shareAxisHeight}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ShareAxis caption={say("figure.gap.axis")} scale={scale} top={top + 4} bottom={bottom} />
      {placed.groups.flatMap((group) =>
        group.rows.map(({ row, y }) => (
          <GapShade key={row.threat} place={props} scale={scale} y={y} row={row} />
        )),
      )}
      <path
        className="edge"
        d={edges
          .map((edge) => `M${coordinate(scale(edge))} ${coordinate(top + 4)}V${coordinate(bottom)}`)
          .join("")}
      />
      {placed.groups.map(({ quadrant, y, head, rows: own }) => (
        <g key={quadrant}>
          {own.map((row) => (
            <GapRowMarks
              key={row.row.threat}
              place={props}
              layout={layout}
              scale={scale}
              y={row.y}
              row={row.row}
            />
          ))}
          <TextLines
            className="b on"
            lines={head}
            x={fromStart(0, width, direction)}
            y={y + 16}
            from="top"
            lineHeight={headLine}
            anchor={anchor(startEdge(direction), direction)}
          />
        </g>
      ))}
    </FigureSvg>
  );
}

function keyItems({ say, lines }: GapFigureProps): readonly KeyItem[] {
  const edge = <path className="edge" d="M0 -7V7" />;
  const lineItems =
    lines.perceived === lines.measured
      ? [{ id: "line", word: say("figure.gap.key.line"), mark: edge }]
      : (["perceived", "measured"] as const).map((side) => ({
          id: `line-${side}`,
          word: say(`figure.gap.key.line-${side}`, { line: formatShare(lines[side]) }),
          mark: edge,
        }));
  return [
    ...gapSides.map((side) => ({
      id: side,
      word: say(`figure.gap.key.${side}`),
      mark: <SideShape side={side} />,
    })),
    { id: "interval", word: say("figure.gap.key.interval"), mark: <path className="w" d="M-9 0H9" /> },
    ...lineItems,
  ];
}

type PlacedGroup = {
  readonly quadrant: GapGroup["quadrant"];
  readonly y: number;
  readonly head: readonly string[];
  readonly rows: readonly { readonly row: GapGroup["rows"][number]; readonly y: number }[];
};

function placeGroups(
  props: GapFigureProps,
  width: number,
  top: number,
): { readonly groups: readonly PlacedGroup[]; readonly bottom: number } {
  let y = top;
  const groups = gapGroups(props).map((group): PlacedGroup => {
    const head = wrapText(props.say(`figure.gap.quadrant.${group.quadrant}`), width, 12);
    const start = y;
    y += head.length * headLine + 10;
    const rows = group.rows.map((row) => {
      const at = y;
      y += gapRowHeight(width);
      return { row, y: at };
    });
    y += 8;
    return { quadrant: group.quadrant, y: start, head, rows };
  });
  return { groups, bottom: y };
}
