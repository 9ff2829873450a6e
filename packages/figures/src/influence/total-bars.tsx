/** Totals as bars from a common zero, with their numbers. */

import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import { signedWeight } from "../drawing/signed-weight.ts";

type Props = {
  readonly totals: readonly { readonly id: string; readonly total: number; readonly y: number }[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const numberRoom = 44;
const barHeight = 10;

/** From low to high in every language, left to right: totals below 0 lie left of the zero. */
export function TotalBars({ totals, left, right, top, bottom }: Props): ReactElement {
  const most = Math.max(0, ...totals.map(({ total }) => total));
  const least = Math.min(0, ...totals.map(({ total }) => total));
  const from = least < 0 ? left + numberRoom : left + 1;
  const to = most > 0 || least === 0 ? right - numberRoom : right - 1;
  const scale = (to - from) / Math.max(1e-9, most - least);
  const zero = from - least * scale;
  return (
    <g direction="ltr">
      {totals.map(({ id, total, y }) => {
        const end = zero + total * scale;
        return (
          <g key={id}>
            <rect
              className={total < 0 ? "below1" : "above1"}
              x={coordinate(Math.min(zero, end))}
              y={coordinate(y - barHeight / 2)}
              width={coordinate(Math.abs(end - zero))}
              height={barHeight}
            />
            <text
              className="s n"
              x={coordinate(total < 0 ? end - 5 : end + 5)}
              y={coordinate(y + 4)}
              textAnchor={total < 0 ? "end" : "start"}
            >
              {signedWeight(total)}
            </text>
          </g>
        );
      })}
      <path className="axis" d={`M${coordinate(zero)} ${coordinate(top)}V${coordinate(bottom)}`} />
    </g>
  );
}
