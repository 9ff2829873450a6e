/** A scale of shares in percent: from left to right in every language, with a firm line at 0. */

import { formatShare } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { coordinate } from "./coordinate.ts";

type Props = {
  /** What the shares are of. */
  readonly caption: string;
  readonly scale: ScaleLinear<number, number>;
  readonly top: number;
  readonly bottom: number;
};

export const shareAxisHeight = 36;

export function ShareAxis({ caption, scale, top, bottom }: Props): ReactElement {
  const [left, right] = scale.range() as [number, number];
  const ticks = scale.ticks(right - left > 240 ? 5 : 3);
  const line = (share: number): string =>
    `M${coordinate(scale(share))} ${coordinate(top)}V${coordinate(bottom)}`;
  return (
    <g>
      <path className="rule" d={ticks.map(line).join("")} />
      <path
        className="axis"
        d={`${line(0)}M${coordinate(left)} ${coordinate(bottom)}H${coordinate(right)}`}
      />
      <g direction="ltr" textAnchor="middle">
        {ticks.map((tick) => (
          <text key={tick} className="s n" x={coordinate(scale(tick))} y={coordinate(bottom + 14)}>
            {formatShare(tick)}
          </text>
        ))}
      </g>
      <text className="s" x={coordinate((left + right) / 2)} y={coordinate(bottom + 30)} textAnchor="middle">
        {caption}
      </text>
    </g>
  );
}
