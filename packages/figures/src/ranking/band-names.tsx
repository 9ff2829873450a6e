/** The names of the bands above their stretch of the scale; left out together when one does not fit. */

import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import type { Band } from "../drawing/score.ts";
import { textWidth } from "../drawing/text-width.ts";

type Props = {
  readonly bands: readonly Band[];
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
};

export function BandNames({ bands, scale, y }: Props): ReactElement | null {
  const fits = bands.every((band) => textWidth(band.title, 11) <= scale(band.high) - scale(band.low) - 2);
  if (!fits) return null;
  return (
    <g textAnchor="middle">
      {bands.map((band) => (
        <text key={band.id} className="s" x={coordinate(scale((band.low + band.high) / 2))} y={coordinate(y)}>
          {band.title}
        </text>
      ))}
    </g>
  );
}
