/** The outline that tells what a node is: a threat has corners, a right is round, a goal is cut, a measure has walls. */

import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import type { NetworkKind } from "./network-data.ts";

type Props = {
  readonly kind: NetworkKind;
  /** Middle of the outline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Part of a loop that is drawn. */
  readonly looped?: boolean;
};

export function KindOutline({ kind, x, y, width, height, looped = false }: Props): ReactElement {
  return (
    <path
      className={`node ${kind}${looped ? " looped" : ""}`}
      d={outline(kind, width, height)}
      transform={`translate(${coordinate(x)} ${coordinate(y)})`}
    />
  );
}

/** Around 0, 0. */
function outline(kind: NetworkKind, width: number, height: number): string {
  const [right, bottom] = [coordinate(width / 2), coordinate(height / 2)];
  if (kind === "right") {
    const r = coordinate(Math.min(height / 2, 15));
    const [across, down] = [coordinate(width - 2 * r), coordinate(height - 2 * r)];
    return `M${coordinate(r - right)} ${-bottom}h${across}a${r} ${r} 0 0 1 ${r} ${r}v${down}a${r} ${r} 0 0 1 ${-r} ${r}h${-across}a${r} ${r} 0 0 1 ${-r} ${-r}v${-down}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
  }
  if (kind === "goal") {
    const cut = coordinate(Math.min(height * 0.34, 9));
    const [x, y] = [coordinate(right - cut), coordinate(bottom - cut)];
    return `M${-x} ${-bottom}H${x}L${right} ${-y}V${y}L${x} ${bottom}H${-x}L${-right} ${y}V${-y}Z`;
  }
  const box = `M${-right} ${-bottom}H${right}V${bottom}H${-right}Z`;
  if (kind === "threat") return box;
  const wall = coordinate(right - Math.min(width * 0.18, 5));
  return `${box}M${-wall} ${-bottom}V${bottom}M${wall} ${-bottom}V${bottom}`;
}
