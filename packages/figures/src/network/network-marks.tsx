/** Boxes with their titles, links with their arrows. */

import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";
import { LinkTip, linkWidth } from "../drawing/link-stroke.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { peerDiamond } from "../profile/peer-diamond.ts";
import { KindOutline } from "./kind-outline.tsx";
import type { PlacedBox, PlacedLink } from "./lay-out-network.ts";
import { linkTip } from "./network-texts.ts";

/** Everything is laid out from left to right; here it is turned to the side where reading starts. */
export type Turned = {
  readonly place: FigurePlace;
  readonly turn: (x: number) => number;
  readonly titles: ReadonlyMap<string, string>;
};

export function NodeBox({
  box,
  looped,
  turn,
}: Pick<Turned, "turn"> & { readonly box: PlacedBox; readonly looped: boolean }): ReactElement {
  const { node, lines, y, width, height } = box;
  const x = turn(box.x);
  return (
    <g className="box">
      <KindOutline kind={node.kind} looped={looped} {...{ x, y, width, height }} />
      <TextLines lines={lines} x={x} y={y} anchor="middle" />
    </g>
  );
}

export function LinkLine({
  placed,
  looped,
  place,
  turn,
  titles,
}: Turned & { readonly placed: PlacedLink; readonly looped: boolean }): ReactElement {
  const { link, path, tip } = placed;
  const mirrored = place.direction === "rtl";
  const right = (tip.towards === 1) !== mirrored;
  return (
    <g className={looped ? "link looped" : "link"}>
      <title>{linkTip(link, titles, place.say)}</title>
      <path
        d={path}
        strokeWidth={linkWidth(link.weight)}
        strokeDasharray={link.weight < 0 ? "5 3" : undefined}
        transform={mirrored ? `translate(${turn(0)} 0) scale(-1 1)` : undefined}
      />
      <LinkTip x={turn(tip.x)} y={tip.y} angle={right ? 0 : 180} />
    </g>
  );
}

/** Views disagree on this link. */
export function ContestedMark({ x, y }: { readonly x: number; readonly y: number }): ReactElement {
  return <path className="peer" d={peerDiamond(coordinate(x), coordinate(y), 4.5)} />;
}
