/** The map laid out: boxes with their titles, and links that run between the columns. */

import { coordinate } from "../drawing/coordinate.ts";
import { wrapText } from "../drawing/text-width.ts";
import { layerNodes, type NetworkColumn } from "./layer-nodes.ts";
import type { NetworkLinkData, NetworkNodeData, ShownNetwork } from "./network-data.ts";
import { placePorts, portCounts, portDistance, sidesOf } from "./network-ports.ts";
import { orderColumns, type Route, type Stop } from "./order-columns.ts";
import { placeStops } from "./place-stops.ts";

export type PlacedBox = {
  readonly node: NetworkNodeData;
  readonly lines: readonly string[];
  /** Middle of the box. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type PlacedLink = {
  readonly link: NetworkLinkData;
  readonly path: string;
  /** A point on it, for a mark. */
  readonly middle: { readonly x: number; readonly y: number };
  /** Where its arrow ends, and whether it points right (1) or left (−1). */
  readonly tip: { readonly x: number; readonly y: number; readonly towards: 1 | -1 };
};

export type NetworkLayout = {
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
  readonly heads: readonly {
    readonly role: NetworkColumn["role"];
    readonly x: number;
    readonly width: number;
  }[];
  /** Nodes without a link, in rows beneath. */
  readonly apart: readonly PlacedBox[];
  /** Lower end of the linked nodes, and of all. */
  readonly netBottom: number;
  readonly bottom: number;
};

const lineHeight = 14;
const boxGap = 13;
const passingHeight = 9;
const tipLength = 7;
const apartHead = 26;

/** From left to right; a page that reads the other way mirrors it. */
export function layOutNetwork(shown: ShownNetwork, width: number): NetworkLayout {
  const { columns, apart } = layerNodes(shown);
  const count = Math.max(1, columns.length);
  const gap = count > 3 ? Math.max(60, width * 0.088) : Math.max(84, width * 0.12);
  const boxWidth = Math.min(220, (width - (count - 1) * gap) / count);
  const pitch = count === 1 ? 0 : (width - boxWidth) / (count - 1);
  const centre = (column: number): number => boxWidth / 2 + column * pitch;
  const ordered = orderColumns(columns, shown.links);
  const last = columns.length - 1;
  const ports = portCounts(ordered.routes, last);
  const linesOf = (node: NetworkNodeData): readonly string[] => wrapText(node.title, boxWidth - 22, 12, 5);
  const heightOf = ({ key, node }: Stop): number =>
    node === undefined
      ? passingHeight
      : Math.max(linesOf(node).length * lineHeight + 13, (ports.get(key) ?? 0) * portDistance + 8);
  const { middles, height } = placeStops(
    ordered,
    (stop) => heightOf(stop) + (stop.node === undefined ? 0 : boxGap),
  );
  const boxes = ordered.columns.flatMap((stops) =>
    stops.flatMap((stop): PlacedBox[] =>
      stop.node === undefined
        ? []
        : [
            {
              node: stop.node,
              lines: linesOf(stop.node),
              x: centre(stop.column),
              y: middles.get(stop.key)!,
              width: boxWidth,
              height: heightOf(stop),
            },
          ],
    ),
  );
  const ends = placePorts(ordered.routes, last, middles, heightOf);
  const links = ordered.routes.map((route, i) => {
    const [from, to] = [route.stops[0]!, route.stops.at(-1)!];
    const sides = sidesOf(route, last);
    const half = (side: "left" | "right"): number => (side === "left" ? -boxWidth / 2 : boxWidth / 2);
    return routed(route, {
      start: { x: centre(from.column) + half(sides.from), y: ends[i]!.from },
      end: { x: centre(to.column) + half(sides.to), y: ends[i]!.to, towards: sides.to === "left" ? 1 : -1 },
      passed: route.stops.slice(1, -1).map((stop) => ({
        left: centre(stop.column) - boxWidth / 2,
        right: centre(stop.column) + boxWidth / 2,
        y: middles.get(stop.key)!,
      })),
      room: pitch - boxWidth,
    });
  });
  const placedApart = placeApart(apart, { linesOf, boxWidth, width, top: height + apartHead });
  return {
    boxes,
    links,
    heads: headsOf(columns, { centre, boxWidth }),
    apart: placedApart,
    netBottom: height,
    bottom: Math.max(height, ...placedApart.map((box) => box.y + box.height / 2)),
  };
}

type Way = {
  readonly start: { readonly x: number; readonly y: number };
  readonly end: { readonly x: number; readonly y: number; readonly towards: 1 | -1 };
  readonly passed: readonly { readonly left: number; readonly right: number; readonly y: number }[];
  /** Width of the gap between two columns. */
  readonly room: number;
};

function routed({ link, stops }: Route, { start, end, passed, room }: Way): PlacedLink {
  const goal = { x: end.x - end.towards * tipLength, y: end.y };
  const forward = stops.at(-1)!.column > stops[0]!.column;
  let path = `M${coordinate(start.x)} ${coordinate(start.y)}`;
  let at = start;
  let middle: { x: number; y: number } | undefined;
  const curve = (to: { readonly x: number; readonly y: number }, one: number, other: number): void => {
    path += `C${coordinate(one)} ${coordinate(at.y)} ${coordinate(other)} ${coordinate(to.y)} ${coordinate(to.x)} ${coordinate(to.y)}`;
    middle ??= { x: (at.x + 3 * one + 3 * other + to.x) / 8, y: (at.y + to.y) / 2 };
    at = to;
  };
  if (stops[0]!.column === stops.at(-1)!.column) {
    const bulge = Math.min(room * 0.9, 22 + Math.abs(end.y - start.y) * 0.35);
    const x = start.x - end.towards * bulge;
    curve(goal, x, x);
  } else {
    for (const { left, right, y } of passed) {
      const [near, far] = forward ? [left, right] : [right, left];
      curve({ x: near, y }, (at.x + near) / 2, (at.x + near) / 2);
      path += `H${coordinate(far)}`;
      at = { x: far, y };
    }
    curve(goal, (at.x + goal.x) / 2, (at.x + goal.x) / 2);
  }
  return { link, path, middle: middle!, tip: end };
}

function headsOf(
  columns: readonly NetworkColumn[],
  { centre, boxWidth }: { readonly centre: (column: number) => number; readonly boxWidth: number },
): NetworkLayout["heads"] {
  const roles = [...new Set(columns.map(({ role }) => role))];
  return roles.map((role) => {
    const own = columns.flatMap((column, i) => (column.role === role ? [i] : []));
    const [left, right] = [centre(own[0]!) - boxWidth / 2, centre(own.at(-1)!) + boxWidth / 2];
    return { role, x: (left + right) / 2, width: right - left };
  });
}

function placeApart(
  nodes: readonly NetworkNodeData[],
  place: {
    readonly linesOf: (node: NetworkNodeData) => readonly string[];
    readonly boxWidth: number;
    readonly width: number;
    readonly top: number;
  },
): readonly PlacedBox[] {
  const { linesOf, boxWidth, width, top } = place;
  const perRow = Math.max(1, Math.floor((width + boxGap) / (boxWidth + boxGap)));
  let y = top;
  return Array.from({ length: Math.ceil(nodes.length / perRow) }, (_, row) => {
    const own = nodes.slice(row * perRow, (row + 1) * perRow);
    const height = Math.max(...own.map((node) => linesOf(node).length)) * lineHeight + 13;
    const middle = y + height / 2;
    y += height + boxGap;
    return own.map((node, i) => ({
      node,
      lines: linesOf(node),
      x: boxWidth / 2 + i * (boxWidth + boxGap),
      y: middle,
      width: boxWidth,
      height,
    }));
  }).flat();
}
