import { coordinate } from "../drawing/coordinate.ts";

/** The open diamond that marks the median of the peers. */
export function peerDiamond(x: number, y: number, radius: number): string {
  return `M${coordinate(x - radius)} ${coordinate(y)}l${radius}-${radius} ${radius} ${radius}-${radius} ${radius}z`;
}
