/** The key of the map: only what is drawn. */

import type { FigurePlace } from "../drawing/figure.ts";
import type { KeyItem } from "../drawing/key-row.tsx";
import { LinkTip } from "../drawing/link-stroke.tsx";
import { KindOutline } from "./kind-outline.tsx";
import { networkKinds, type ShownNetwork } from "./network-data.ts";
import { ContestedMark } from "./network-marks.tsx";

export function networkKey(
  { nodes, links, loops }: ShownNetwork,
  say: FigurePlace["say"],
  withLoops: boolean,
): KeyItem[] {
  const kinds = networkKinds.filter((kind) => nodes.some((node) => node.kind === kind));
  const line = (id: string, looped: boolean, dash?: string): KeyItem => ({
    id,
    word: say(`figure.network.key.${id}`),
    mark: (
      <g className={looped ? "link looped" : "link"}>
        <path d="M-10 0H3" strokeWidth="2.1" strokeDasharray={dash} />
        <LinkTip x={10} y={0} angle={0} />
      </g>
    ),
  });
  return [
    ...kinds.map((kind) => ({
      id: kind,
      word: say(`figure.network.key.${kind}`),
      mark: <KindOutline kind={kind} x={0} y={0} width={20} height={13} />,
    })),
    line("raises", false),
    ...(links.some(({ weight }) => weight < 0) ? [line("lowers", false, "5 3")] : []),
    ...(links.some(({ contested }) => contested)
      ? [{ id: "contested", word: say("figure.network.key.contested"), mark: <ContestedMark x={0} y={0} /> }]
      : []),
    ...(withLoops && loops.length > 0 ? [line("loop", true)] : []),
  ];
}
