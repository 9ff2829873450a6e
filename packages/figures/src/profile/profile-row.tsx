/** One component: whisker, mark and peers' diamond, or a hatched bar with the reason. */

import { formatRange, formatScore } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, type Columns } from "../drawing/columns.ts";
import { ComponentMark } from "../drawing/component-mark.tsx";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, wideWidth } from "../drawing/figure.ts";
import { hatchFill } from "../drawing/figure-svg.tsx";
import { hasInterval, hasScore } from "../drawing/score.ts";
import { TextLines } from "../drawing/text-lines.tsx";
import { TextOnHatch } from "../drawing/text-on-hatch.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { peerDiamond } from "./peer-diamond.ts";
import type { ProfileComponent } from "./profile-data.ts";
import { reason } from "./profile-texts.ts";

type Props = {
  readonly row: ProfileComponent;
  readonly place: FigurePlace;
  readonly layout: Columns;
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
  readonly strong: boolean;
};

export function ProfileRow(props: Props): ReactElement {
  const { row, place, layout, strong, y } = props;
  const { direction, width = wideWidth } = place;
  const labelWidth = direction === "ltr" ? layout.labelX : width - layout.labelX;
  return (
    <g>
      <TextLines
        className={strong ? "name b" : "name"}
        lines={wrapText(row.title, labelWidth, strong ? 12.6 : 12, 2)}
        x={layout.labelX}
        y={y}
        anchor={anchor(layout.labelEdge, direction)}
      />
      {hasScore(row) ? <Marks {...props} /> : <Missing {...props} />}
    </g>
  );
}

function Marks({ row, layout, scale, y, strong }: Props): ReactElement {
  const whisker = row.hue === undefined ? "w" : `w wh${row.hue}`;
  const x = scale(row.score!);
  const values = [formatScore(row.score), formatRange(row.low, row.high)];
  return (
    <>
      {hasInterval(row) && (
        <path
          className={whisker}
          d={`M${coordinate(scale(row.low))} ${coordinate(y)}H${coordinate(scale(row.high))}`}
        />
      )}
      {row.comparison !== null && <path className="peer" d={peerDiamond(scale(row.comparison), y, 6)} />}
      {row.hue === undefined ? (
        <circle className="point p" cx={coordinate(x)} cy={coordinate(y)} r={strong ? 6 : 5} />
      ) : (
        <ComponentMark x={x} y={y} hue={row.hue} />
      )}
      <g className="values" direction="ltr" textAnchor="middle">
        {layout.valueX.map((valueX, index) => (
          <text
            key={valueX}
            className={index === 0 ? (strong ? "n b" : "n") : "n s"}
            x={coordinate(valueX)}
            y={coordinate(y + 4)}
          >
            {values[index]}
          </text>
        ))}
      </g>
    </>
  );
}

function Missing({ row, place, layout, y }: Props): ReactElement {
  const { plotLeft, plotRight } = layout;
  return (
    <>
      <path
        className="missing"
        fill={hatchFill(place.idPrefix)}
        d={`M${coordinate(plotLeft)} ${coordinate(y - 14)}H${coordinate(plotRight)}v28H${coordinate(plotLeft)}Z`}
      />
      <TextOnHatch
        text={reason(row, place.say)}
        x={(plotLeft + plotRight) / 2}
        y={y}
        width={plotRight - plotLeft}
        most={2}
      />
    </>
  );
}
