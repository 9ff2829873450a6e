/** One link of the matrix: the darker, the stronger; a stripe across it where it lowers. */

import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import { peerDiamond } from "../profile/peer-diamond.ts";
import { weightClass } from "./influence-data.ts";

type Props = {
  /** Middle of the cell. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly weight: number;
  readonly contested: boolean;
};

export function InfluenceMark({ x, y, width, height, weight, contested }: Props): ReactElement {
  const side = weight < 0 ? "below" : "above";
  const [left, top] = [coordinate(x - width / 2), coordinate(y - height / 2)];
  const stripe = coordinate(width * 0.5);
  return (
    <>
      <rect
        className={`${side}${weightClass(weight)}`}
        x={left}
        y={top}
        width={coordinate(width)}
        height={coordinate(height)}
      />
      {weight < 0 && !contested && (
        <path className="stripe" d={`M${coordinate(x - stripe / 2)} ${coordinate(y)}h${stripe}`} />
      )}
      {contested && <path className="peer" d={peerDiamond(x, y, Math.min(5, width / 2 - 1.5))} />}
    </>
  );
}
