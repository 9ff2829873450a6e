/** One correlation as a square whose side grows with its size, filled above 0 and open below, with its number. */

import { formatCorrelation } from "@salus/core";
import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import { hatchFill } from "../drawing/figure-svg.tsx";
import { textWidth } from "../drawing/text-width.ts";

type Props = {
  readonly value: number | null;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly idPrefix: string;
  /** Without plate and number, for a key. */
  readonly bare?: boolean;
};

const numberHeight = 13;
const least = 2;

export function CorrelationCell({ value, box, idPrefix, bare = false }: Props): ReactElement {
  const plate = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  const number = formatCorrelation(value);
  const isNumbered = !bare && textWidth(number, 11) <= plate.width;
  const most = bare ? box.width : Math.min(plate.width - 6, plate.height - numberHeight - 6);
  const middleX = box.x + box.width / 2;
  const middleY = isNumbered ? plate.y + 3 + most / 2 : box.y + box.height / 2;
  const side = value === null ? most : Math.max(least, Math.abs(value) * most);
  const square = {
    x: coordinate(middleX - side / 2),
    y: coordinate(middleY - side / 2),
    width: coordinate(side),
    height: coordinate(side),
  };
  return (
    <g className="cell">
      {!bare && (
        <rect
          className="plate"
          x={coordinate(plate.x)}
          y={coordinate(plate.y)}
          width={coordinate(plate.width)}
          height={coordinate(plate.height)}
          rx="2"
        />
      )}
      {value === null ? (
        <rect fill={hatchFill(idPrefix)} {...square} />
      ) : (
        <rect className={value < 0 ? "against" : "p"} {...square} />
      )}
      {isNumbered && (
        <text
          className="s n"
          direction="ltr"
          x={coordinate(middleX)}
          y={coordinate(plate.y + plate.height - 4)}
          textAnchor="middle"
        >
          {number}
        </text>
      )}
    </g>
  );
}
