/** One loop drawn out: a ring of its nodes in the direction of the arrows, with the sign of each link. */

import { formatScore } from "@salus/core";
import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";
import { LinkTip, linkWidth } from "../drawing/link-stroke.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { KindOutline } from "./kind-outline.tsx";
import { linkKey, type NetworkLoop, type ShownNetwork } from "./network-data.ts";

const halfWidth = 32;
const lineHeight = 13;
const headLine = 16;
const clear = 9;

type Point = { readonly x: number; readonly y: number; readonly angle: number };

type RingLayout = {
  readonly head: readonly string[];
  readonly names: readonly (readonly string[])[];
  readonly points: readonly Point[];
  /** Half the height of the ring. */
  readonly half: number;
  readonly height: number;
  readonly centreY: number;
};

type RingOf = {
  readonly loop: NetworkLoop;
  readonly number: number;
  readonly shown: ShownNetwork;
  readonly width: number;
  readonly place: FigurePlace;
};

/** The first half of the nodes goes down on the right, the others come up on the left. */
function layOutRing({ loop, number, shown, width, place }: RingOf): RingLayout {
  const { nodes, kind, strength } = loop;
  const titleOf = new Map(shown.nodes.map(({ id, title }) => [id, title]));
  const room = width / 2 - halfWidth - 16;
  const names = nodes.map((id) => wrapText(titleOf.get(id)!, room, 11, 4));
  const most = Math.max(...names.map((lines) => lines.length));
  const pitch = Math.max(30, most * lineHeight + 8);
  const onRight = Math.ceil(nodes.length / 2);
  const onLeft = nodes.length - onRight;
  const half = Math.max(26, ((onRight - 1) / 2) * pitch + 15);
  const points = nodes.map((_, i): Point => {
    const isRight = i < onRight;
    const y = isRight ? (i - (onRight - 1) / 2) * pitch : ((onLeft - 1) / 2 - (i - onRight)) * pitch;
    const angle = isRight ? Math.asin(y / half) : Math.PI - Math.asin(y / half);
    return { x: halfWidth * Math.cos(angle), y, angle };
  });
  const words = place.say("figure.network.loop-head", {
    number,
    kind,
    strength: formatScore(strength),
  });
  const head = wrapText(words, width * 0.82, 12);
  const reach = Math.max(half + 6, ((onRight - 1) / 2) * pitch + (most * lineHeight) / 2 + 2);
  const centreY = head.length * headLine + 6 + reach;
  return { head, names, points, half, centreY, height: centreY + reach + 12 };
}

export function loopRingHeight(ring: RingOf): number {
  return layOutRing(ring).height;
}

export function LoopRing({
  x,
  y,
  ...ring
}: RingOf & { readonly x: number; readonly y: number }): ReactElement {
  const { loop, shown, width, place } = ring;
  const { direction } = place;
  const { head, names, points, half, centreY } = layOutRing(ring);
  const kinds = new Map(shown.nodes.map(({ id, kind }) => [id, kind]));
  const weights = new Map(shown.links.map((link) => [linkKey(link.from, link.to), link.weight]));
  const [middleX, middleY] = [x + width / 2, y + centreY];
  return (
    <g className="ring">
      <TextLines
        className="b"
        lines={head}
        x={x + fromStart(0, width, direction)}
        y={y + 12}
        from="top"
        lineHeight={headLine}
        anchor={anchor(startEdge(direction), direction)}
      />
      <g transform={`translate(${coordinate(middleX)} ${coordinate(middleY)})`}>
        {points.map((point, i) => {
          const next = (i + 1) % points.length;
          const weight = weights.get(linkKey(loop.nodes[i]!, loop.nodes[next]!)) ?? 1;
          return <RingArc key={loop.nodes[i]} from={point} to={points[next]!} {...{ weight, half }} />;
        })}
        {points.map((point, i) => (
          <g key={loop.nodes[i]}>
            <KindOutline
              kind={kinds.get(loop.nodes[i]!)!}
              x={point.x}
              y={point.y}
              width={13}
              height={11}
              looped
            />
            <TextLines
              className="close"
              lines={names[i]!}
              x={point.x + (point.x > 0 ? 11 : -11)}
              y={point.y}
              lineHeight={lineHeight}
              anchor={anchor(point.x > 0 ? "left" : "right", direction)}
            />
          </g>
        ))}
        <text className="big" direction="ltr" textAnchor="middle" y="7">
          {loop.kind === "reinforcing" ? "+" : "−"}
        </text>
      </g>
    </g>
  );
}

function RingArc({
  from,
  to,
  weight,
  half,
}: {
  readonly from: Point;
  readonly to: Point;
  readonly weight: number;
  readonly half: number;
}): ReactElement {
  const end = to.angle > from.angle ? to.angle : to.angle + 2 * Math.PI;
  const start = from.angle + clear / speed(from.angle, half);
  const tipAngle = end - clear / speed(end, half);
  const baseAngle = tipAngle - 6 / speed(tipAngle, half);
  const at = (angle: number): { x: number; y: number } => ({
    x: halfWidth * Math.cos(angle),
    y: half * Math.sin(angle),
  });
  const [one, base, tip] = [at(start), at(Math.max(start, baseAngle)), at(tipAngle)];
  const turned = (Math.atan2(tip.y - base.y, tip.x - base.x) * 180) / Math.PI;
  const isLong = baseAngle - start > Math.PI ? 1 : 0;
  return (
    <g className="link looped">
      <path
        d={`M${coordinate(one.x)} ${coordinate(one.y)}A${halfWidth} ${coordinate(half)} 0 ${isLong} 1 ${coordinate(base.x)} ${coordinate(base.y)}`}
        strokeWidth={linkWidth(weight)}
        strokeDasharray={weight < 0 ? "5 3" : undefined}
      />
      <LinkTip x={tip.x} y={tip.y} angle={turned} />
    </g>
  );
}

/** How far a point on the ring moves when its angle grows. */
function speed(angle: number, half: number): number {
  return Math.hypot(halfWidth * Math.sin(angle), half * Math.cos(angle));
}
