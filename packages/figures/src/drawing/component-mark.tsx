/** The mark of a component: a hue and a shape, so that either tells it. */

import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from "d3-shape";
import type { ReactElement } from "react";
import { coordinate } from "./coordinate.ts";

/** A hexagon on its point; d3 has none. */
const hexagon: SymbolType = {
  draw(context, size) {
    const radius = Math.sqrt(size / 2.6);
    for (let corner = 0; corner < 6; corner++) {
      const angle = (Math.PI / 3) * corner + Math.PI / 6;
      const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
      if (corner === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.closePath();
  },
};

const shapes = [symbolCircle, symbolTriangle, symbolSquare, symbolCross, symbolStar, hexagon, symbolWye].map(
  (type) => symbol(type, 84).digits(1)() ?? "",
);

type Props = {
  readonly x: number;
  readonly y: number;
  /** 0–6, the same for a component in every figure. */
  readonly hue: number;
};

/** @throws RangeError  for a hue that is not one of the seven */
export function ComponentMark({ x, y, hue }: Props): ReactElement {
  const shape = shapes[hue];
  if (shape === undefined)
    throw new RangeError(`Cannot mark hue ${hue}: there are ${shapes.length}, counted from 0`);
  return (
    <path className={`point h${hue}`} d={shape} transform={`translate(${coordinate(x)} ${coordinate(y)})`} />
  );
}
