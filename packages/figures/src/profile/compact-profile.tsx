/**
 * A profile in at most 3 KB, for a report that holds hundreds: all whiskers are one path, all diamonds another,
 * and everything said by a class stays out of the markup. Its key stands once, before the first of them.
 */

import { formatScore, formatTick } from "@salus/core";
import type { ReactElement } from "react";
import { anchor, columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, narrowWidth } from "../drawing/figure.ts";
import { FigureSvg, hatchFill } from "../drawing/figure-svg.tsx";
import { hasInterval, hasScore, innerEdges } from "../drawing/score.ts";
import { scoreScale } from "../drawing/score-axis.tsx";
import { firstFitting, fitText } from "../drawing/text-width.ts";
import { peerDiamond } from "./peer-diamond.ts";
import { orderedComponents, type ProfileData } from "./profile-data.ts";
import { componentScores, profileTitle, reason } from "./profile-texts.ts";

const rowHeight = 18;
const labelWidth = 140;

export function CompactProfile(props: ProfileData & FigurePlace): ReactElement {
  const { say, direction, idPrefix, width = narrowWidth, bands = [] } = props;
  const data: ProfileData = { ...props, order: props.order ?? "given" };
  const rows = orderedComponents(data);
  const layout = columns(width, direction, { label: labelWidth, values: [32] });
  const { plotLeft, plotRight } = layout;
  const scale = scoreScale(plotLeft, plotRight);
  const bottom = rows.length * rowHeight;
  const placed = rows.map((row, index) => ({ row, y: (index + 0.5) * rowHeight }));
  const scored = placed.filter(({ row }) => hasScore(row));
  const missing = placed.filter(({ row }) => !hasScore(row));
  const compared = scored.filter(({ row }) => row.comparison !== null);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? profileTitle(data, say)}
      summary={componentScores(data, say)}
      width={width}
      height={bottom + 18}
      hatched={missing.length > 0}
    >
      <path className="rule" d={`M${plotLeft} 0V${bottom}M${plotRight} 0V${bottom}`} />
      <path
        className="edge"
        d={innerEdges(bands)
          .map((edge) => `M${coordinate(scale(edge))} 0V${bottom}`)
          .join("")}
      />
      <g textAnchor={anchor(layout.labelEdge, direction)}>
        {placed.map(({ row, y }) => (
          <text key={row.id} x={layout.labelX} y={y + 4}>
            {fitText(row.title, labelWidth)}
          </text>
        ))}
      </g>
      <path
        className="w"
        d={scored
          .map(({ row, y }) =>
            hasInterval(row) ? `M${coordinate(scale(row.low))} ${y}H${coordinate(scale(row.high))}` : "",
          )
          .join("")}
      />
      <path
        className="peer"
        d={compared.map(({ row, y }) => peerDiamond(scale(row.comparison!), y, 5)).join("")}
      />
      {scored.map(({ row, y }) => (
        <circle key={row.id} className="p" cx={coordinate(scale(row.score!))} cy={y} r="4" />
      ))}
      {missing.length > 0 && (
        <path
          fill={hatchFill(idPrefix)}
          d={missing.map(({ y }) => `M${plotLeft} ${y - 7}H${plotRight}v14H${plotLeft}z`).join("")}
        />
      )}
      {missing.map(({ row, y }) => (
        <text key={row.id} className="s on" x={(plotLeft + plotRight) / 2} y={y + 4} textAnchor="middle">
          {firstFitting([reason(row, say), say("figure.no-score")], plotRight - plotLeft, 11)}
        </text>
      ))}
      <g direction="ltr" textAnchor="middle">
        {scored.map(({ row, y }) => (
          <text key={row.id} className="n" x={layout.valueX[0]} y={y + 4}>
            {formatScore(row.score)}
          </text>
        ))}
        {[0, 1].map((end) => (
          <text key={end} className="s" x={scale(end)} y={bottom + 13}>
            {formatTick(end)}
          </text>
        ))}
      </g>
    </FigureSvg>
  );
}
