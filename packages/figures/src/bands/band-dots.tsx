/** The dots of one band in a block: filled ones first, open ones after them. */

import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import type { BandCount } from "./bands-data.ts";

const pitch = 10;

type Props = {
  readonly count: BandCount;
  /** Where the first dot stands, and the way the rows grow. */
  readonly x: number;
  readonly y: number;
  readonly across: 1 | -1;
  readonly down: 1 | -1;
  readonly perRow: number;
};

/** How many dots go beside each other. */
export function dotsPerRow(width: number): number {
  return Math.max(1, Math.floor(width / pitch));
}

export function dotsHeight(count: number, perRow: number): number {
  return Math.ceil(count / perRow) * pitch;
}

export function BandDots({ count, x, y, across, down, perRow }: Props): ReactElement {
  return (
    <>
      {Array.from({ length: count.filled + count.open }, (_, index) => {
        const open = index >= count.filled;
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: dots have no name of their own and never move
            key={index}
            className={open ? "point open" : "point p"}
            cx={coordinate(x + across * ((index % perRow) + 0.5) * pitch)}
            cy={coordinate(y + down * (Math.floor(index / perRow) + 0.5) * pitch)}
            r={open ? 3.7 : 4.5}
          />
        );
      })}
    </>
  );
}
