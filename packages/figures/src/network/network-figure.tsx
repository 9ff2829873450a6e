/** The map of links: drivers on one side, outcomes on the other, and the strongest loops drawn out beneath. */

import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { LinkList, type ListedLink, linkListHeight } from "../drawing/link-list.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { layOutNetwork } from "./lay-out-network.ts";
import { LoopRing, loopRingHeight } from "./loop-ring.tsx";
import { linkKey, type NetworkData, type ShownNetwork, shownNetwork } from "./network-data.ts";
import { networkKey } from "./network-key.tsx";
import { ContestedMark, LinkLine, NodeBox } from "./network-marks.tsx";
import { networkSummary, networkTitle, titlesOf } from "./network-texts.ts";

export type NetworkFigureProps = NetworkData & FigurePlace;

const headLine = 14;
const listed = 10;
const ringGap = 28;
const leastRing = 290;

export function NetworkFigure(props: NetworkFigureProps): ReactElement {
  const { say, width = wideWidth } = props;
  const shown = shownNetwork(props);
  const key = networkKey(shown, say, !isNarrow(width));
  const top = keyHeight(key, width) + 14;
  const net = isNarrow(width) ? undefined : drawNet(props, shown, width, top);
  const rings = drawRings(props, shown, width, net === undefined ? top : net.bottom + 22);
  const list = net === undefined ? drawList(props, shown, width, rings.bottom + 6) : undefined;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? networkTitle(props, say)}
      summary={networkSummary(props, say)}
      width={width}
      height={(list ?? rings).bottom + 4}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      {net?.drawn}
      {rings.drawn}
      {list?.drawn}
    </FigureSvg>
  );
}

type Part = { readonly drawn: ReactElement; readonly bottom: number };

function drawNet(place: NetworkFigureProps, shown: ShownNetwork, width: number, top: number): Part {
  const { say, direction } = place;
  const layout = layOutNetwork(shown, width);
  const titles = titlesOf(shown);
  const turn = (x: number): number => fromStart(x, width, direction);
  const heads = layout.heads.map((head) => ({
    ...head,
    lines: wrapText(say(`figure.network.role.${head.role}`), Math.max(head.width, 120) * 0.95, 11, 3),
  }));
  const headHeight = Math.max(0, ...heads.map(({ lines }) => lines.length)) * headLine + 8;
  const looped = new Set(shown.loops.flatMap(({ nodes }) => nodes));
  const isLooped = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    shown.inLoops.has(linkKey(from, to));
  // Links of loops lie above the others.
  const links = layout.links.toSorted((a, b) => Number(isLooped(a.link)) - Number(isLooped(b.link)));
  const drawn = (
    <g className="net">
      {heads.map(({ role, x, lines }) => (
        <TextLines
          key={role}
          className="s"
          lines={lines}
          x={turn(x)}
          y={top + 8}
          from="top"
          anchor="middle"
        />
      ))}
      <g transform={`translate(0 ${coordinate(top + headHeight)})`}>
        {links.map((placed) => (
          <LinkLine
            key={linkKey(placed.link.from, placed.link.to)}
            looped={isLooped(placed.link)}
            {...{ placed, place, turn, titles }}
          />
        ))}
        {links
          .filter(({ link }) => link.contested)
          .map(({ link, middle }) => (
            <ContestedMark key={linkKey(link.from, link.to)} x={turn(middle.x)} y={middle.y} />
          ))}
        {layout.apart.length > 0 && (
          <text
            className="s"
            x={coordinate(turn(0))}
            y={coordinate(layout.netBottom + 18)}
            textAnchor={anchor(startEdge(direction), direction)}
          >
            {say("figure.network.role.apart")}
          </text>
        )}
        {[...layout.boxes, ...layout.apart].map((box) => (
          <NodeBox key={box.node.id} box={box} looped={looped.has(box.node.id)} turn={turn} />
        ))}
      </g>
    </g>
  );
  return { drawn, bottom: top + headHeight + layout.bottom };
}

function drawRings(place: NetworkFigureProps, shown: ShownNetwork, width: number, top: number): Part {
  const { say, direction } = place;
  const perRow = Math.max(1, Math.floor((width + ringGap) / (leastRing + ringGap)));
  const ringWidth = (width - (perRow - 1) * ringGap) / perRow;
  const words = shown.loops.length === 0 ? "figure.network.loops-none" : "figure.network.loops";
  const head = wrapText(say(words), width * 0.82, 12);
  let y = top + head.length * 16 + 8;
  const rows = Array.from({ length: Math.ceil(shown.loops.length / perRow) }, (_, row) => {
    const rings = shown.loops.slice(row * perRow, (row + 1) * perRow).map((loop, i) => ({
      loop,
      number: row * perRow + i + 1,
      x: fromStart(i * (ringWidth + ringGap), width, direction) - (direction === "ltr" ? 0 : ringWidth),
      y,
      shown,
      place,
      width: ringWidth,
    }));
    y += Math.max(...rings.map(loopRingHeight)) + 8;
    return rings;
  });
  const drawn = (
    <>
      <TextLines
        className={shown.loops.length === 0 ? "s" : "b"}
        lines={head}
        x={fromStart(0, width, direction)}
        y={top + 12}
        from="top"
        lineHeight={16}
        anchor={anchor(startEdge(direction), direction)}
      />
      {rows.flat().map((ring) => (
        <LoopRing key={ring.number} {...ring} />
      ))}
    </>
  );
  return { drawn, bottom: y };
}

function drawList(place: NetworkFigureProps, shown: ShownNetwork, width: number, top: number): Part {
  const { say, direction } = place;
  const titles = titlesOf(shown);
  const links = shown.links
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, listed)
    .map(
      (link): ListedLink => ({
        ...link,
        key: linkKey(link.from, link.to),
        from: titles.get(link.from)!,
        to: titles.get(link.to)!,
      }),
    );
  const drawn = (
    <>
      <text
        className="b"
        x={coordinate(fromStart(0, width, direction))}
        y={coordinate(top + 12)}
        textAnchor={anchor(startEdge(direction), direction)}
      >
        {say("figure.network.strongest")}
      </text>
      <LinkList links={links} place={place} width={width} y={top + 22} />
    </>
  );
  return { drawn, bottom: top + 22 + linkListHeight(links, width) };
}
