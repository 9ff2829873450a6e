/** For each threat a bar of how often it ranks first, second or third, fourth or fifth, and later. */

import { formatChance } from "@salus/core";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { type RankedThreatBar, type RanksData, stretches, tellingTop, topShare } from "./ranks-data.ts";
import { ranksSummary, ranksTitle } from "./ranks-texts.ts";

export type RanksFigureProps = RanksData & FigurePlace;

const rowHeight = 30;
const barHeight = 14;

/** The more pressing a stretch, the more it stands out; later ranks are an outline. */
const fills = { first: "c2", third: "c1", fifth: "c0", later: "plate axis" } as const;

export function RanksFigure(props: RanksFigureProps): ReactElement {
  const { say, direction, threats, width = wideWidth } = props;
  const narrow = isNarrow(width);
  const longest = Math.max(60, ...threats.map(({ title }) => textWidth(title)));
  const layout = columns(width, direction, {
    label: Math.min(longest + 6, width * (narrow ? 0.4 : 0.34)),
    values: [56],
  });
  const ltr = direction === "ltr";
  // The most pressing stretch stands where reading starts.
  const x = scaleLinear(
    [0, 1],
    ltr ? [layout.plotLeft, layout.plotRight] : [layout.plotRight, layout.plotLeft],
  );
  const k = tellingTop(threats.length);
  const key: KeyItem[] = stretches.map((stretch) => ({
    id: stretch,
    word: say(`figure.ranks.${stretch}`),
    mark: <path className={fills[stretch]} d="M-9 -5H9V5H-9Z" />,
  }));
  const top = keyHeight(key, width) + 26;
  const labelWidth = ltr ? layout.labelX : width - layout.labelX;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? ranksTitle(props, say)}
      summary={ranksSummary(props, say)}
      width={width}
      height={top + threats.length * rowHeight}
    >
      <g className="of-3">
        <KeyRow place={props} items={key} width={width} y={0} />
        <text className="s" x={coordinate(layout.valueX[0]!)} y={coordinate(top - 8)} textAnchor="middle">
          {say("figure.ranks.head", { k })}
        </text>
        {threats.map((threat, row) => {
          const y = top + row * rowHeight + rowHeight / 2;
          return (
            <g key={threat.id}>
              <TextLines
                lines={wrapText(threat.title, labelWidth, 12, 2)}
                lineHeight={13}
                x={layout.labelX}
                y={y}
                anchor={anchor(layout.labelEdge, direction)}
              />
              {segmentsOf(threat).map(({ stretch, from, to }) => {
                const ends = [x(from), x(to)].sort((a, b) => a - b) as [number, number];
                return (
                  <path
                    key={stretch}
                    className={fills[stretch]}
                    d={`M${coordinate(ends[0])} ${coordinate(y - barHeight / 2)}H${coordinate(ends[1])}v${barHeight}H${coordinate(ends[0])}Z`}
                  />
                );
              })}
              <text
                className="n"
                direction="ltr"
                x={coordinate(layout.valueX[0]!)}
                y={coordinate(y + 4)}
                textAnchor="middle"
              >
                {formatChance(topShare(threat, k))}
              </text>
            </g>
          );
        })}
      </g>
    </FigureSvg>
  );
}

type Segment = { readonly stretch: (typeof stretches)[number]; readonly from: number; readonly to: number };

function segmentsOf(threat: RankedThreatBar): readonly Segment[] {
  let from = 0;
  return stretches.flatMap((stretch): readonly Segment[] => {
    const to = Math.min(1, from + threat[stretch]);
    const segment = { stretch, from, to };
    from = to;
    return segment.to - segment.from > 0.002 ? [segment] : [];
  });
}
