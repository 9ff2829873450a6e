/** One row of the ranking: name, whisker and point, and the same in figures; or why there is no score. */

import { formatRange, formatScore, formatShare } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, type Columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, wideWidth } from "../drawing/figure.ts";
import { hatchFill } from "../drawing/figure-svg.tsx";
import { hasInterval, hasScore } from "../drawing/score.ts";
import { TextOnHatch } from "../drawing/text-on-hatch.tsx";
import { firstFitting, fitText } from "../drawing/text-width.ts";
import type { RankingRow } from "./ranking-data.ts";

type Props = {
  readonly row: RankingRow;
  readonly place: FigurePlace;
  readonly layout: Columns;
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
  readonly close: boolean;
};

export function RankingRowMarks({ row, place, layout, scale, y, close }: Props): ReactElement {
  const { direction } = place;
  const baseline = coordinate(y + 4);
  const labelWidth = direction === "ltr" ? layout.labelX : (place.width ?? wideWidth) - layout.labelX;
  const values = [formatScore(row.score), formatRange(row.low, row.high), formatShare(row.coverage)];
  return (
    <g>
      <text
        className={close ? "name close" : "name"}
        x={coordinate(layout.labelX)}
        y={baseline}
        textAnchor={anchor(layout.labelEdge, direction)}
      >
        {fitText(row.title, labelWidth)}
      </text>
      {hasScore(row) ? (
        <>
          {hasInterval(row) && (
            <path
              className="w"
              d={`M${coordinate(scale(row.low))} ${coordinate(y)}H${coordinate(scale(row.high))}`}
            />
          )}
          <circle
            className="point p"
            cx={coordinate(scale(row.score))}
            cy={coordinate(y)}
            r={close ? 3.5 : 4.5}
          />
          <g className="values" direction="ltr" textAnchor="middle">
            {layout.valueX.map((x, index) => (
              <text key={x} className={index === 0 ? "n" : "n s"} x={coordinate(x)} y={baseline}>
                {values[index]}
              </text>
            ))}
          </g>
        </>
      ) : (
        <Missing row={row} place={place} layout={layout} y={y} />
      )}
    </g>
  );
}

function Missing({ row, place, layout, y }: Omit<Props, "scale" | "close">): ReactElement {
  const { plotLeft, plotRight } = layout;
  const none = place.say("figure.no-score");
  const reason = firstFitting([row.reason ?? none, none], plotRight - plotLeft - 16, 11);
  return (
    <>
      <path
        className="missing"
        fill={hatchFill(place.idPrefix)}
        d={`M${coordinate(plotLeft)} ${coordinate(y - 5)}H${coordinate(plotRight)}v10H${coordinate(plotLeft)}Z`}
      />
      <TextOnHatch text={reason} x={(plotLeft + plotRight) / 2} y={y} width={plotRight - plotLeft} most={1} />
    </>
  );
}
