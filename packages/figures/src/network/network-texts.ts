/** The map of links in words and as a table. */

import { formatList, formatScore, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { signedWeight } from "../drawing/signed-weight.ts";
import {
  type NetworkData,
  type NetworkLinkData,
  type NetworkLoop,
  type NetworkRole,
  shownNetwork,
  strongestLinks,
  strongestLoops,
} from "./network-data.ts";

export function networkTexts(data: NetworkData, say: Say): FigureTexts {
  return {
    title: networkTitle(data, say),
    summary: networkSummary(data, say),
    note: [say("figure.network.note"), ...cutSentences(data, say)].join(" "),
  };
}

/** The strongest loop; where there is none, what acts most. */
export function networkTitle(data: NetworkData, say: Say): string {
  const titles = titlesOf(data);
  const loops = strongestLoops(data);
  const links = strongestLinks(data);
  const [loop] = loops;
  if (loop !== undefined) {
    const [first, second = "", third = ""] = loop.nodes.map((id) => titles.get(id)!);
    return say(`figure.network.title-${loop.kind}`, {
      nodes: loop.nodes.length,
      first: first!,
      second,
      third,
      count: data.loopCount ?? loops.length,
    });
  }
  if (links.length === 0) return say("figure.network.title-none");
  const out = (id: string): number =>
    links.reduce((sum, { from, weight }) => sum + (from === id ? Math.abs(weight) : 0), 0);
  const most = data.nodes.reduce((best, node) => (out(node.id) > out(best.id) ? node : best));
  return say("figure.network.title-no-loop", { first: most.title });
}

const roles: readonly NetworkRole[] = ["driver", "bridge", "mixed", "outcome", "apart"];

export function networkSummary(data: NetworkData, say: Say): string {
  const links = strongestLinks(data);
  if (links.length === 0) return say("figure.network.title-none");
  const titles = titlesOf(data);
  const loops = strongestLoops(data);
  const drawn = shownNetwork(data).loops;
  const more = (data.loopCount ?? loops.length) - drawn.length;
  return [
    say("figure.network.summary", {
      nodes: data.nodes.length,
      links: links.length,
      negative: links.filter(({ weight }) => weight < 0).length,
      contested: links.filter(({ contested }) => contested).length,
    }),
    ...roles.flatMap((role) => {
      const names = data.nodes.filter((node) => node.role === role).map(({ title }) => title);
      if (names.length === 0) return [];
      return [
        say("figure.network.summary-role", {
          role: say(`figure.network.role-name.${role}`),
          names: formatList(names),
        }),
      ];
    }),
    ...drawn.map((loop, i) =>
      say("figure.network.summary-loop", {
        number: i + 1,
        kind: loop.kind,
        strength: formatScore(loop.strength),
        path: loopPath(loop, titles, say),
      }),
    ),
    ...(more > 0 ? [say("figure.network.summary-loops-more", { more })] : []),
    ...cutSentences(data, say),
  ].join(" ");
}

/** What of a large network is not drawn. */
function cutSentences(data: NetworkData, say: Say): readonly string[] {
  const shown = shownNetwork(data);
  const kept = new Set(shown.nodes.map(({ id }) => id));
  const all = strongestLinks(data).filter(({ from, to }) => kept.has(from) && kept.has(to)).length;
  return [
    ...(shown.nodes.length < data.nodes.length
      ? [say("figure.network.summary-cut", { shown: shown.nodes.length, all: data.nodes.length })]
      : []),
    ...(shown.links.length < all
      ? [say("figure.network.summary-links", { shown: shown.links.length, all })]
      : []),
  ];
}

/** The names around a loop, back to the first. */
function loopPath({ nodes }: NetworkLoop, titles: ReadonlyMap<string, string>, say: Say): string {
  const [first, ...others] = [...nodes, nodes[0]!].map((id) => titles.get(id)!);
  return others.reduce((from, to) => say("figure.network.path", { from, to }), first!);
}

/** One link with all that is known of it. */
export function linkTip(link: NetworkLinkData, titles: ReadonlyMap<string, string>, say: Say): string {
  return say("figure.network.link", {
    from: titles.get(link.from)!,
    to: titles.get(link.to)!,
    weight: signedWeight(link.weight),
    contested: link.contested ? "yes" : "no",
  });
}

export function networkTable(data: NetworkData, say: Say): FigureTable {
  const titles = titlesOf(data);
  return {
    caption: say("figure.network.caption", { nodes: data.nodes.length }),
    columns: ["from", "to", "weight", "low", "high", "contested", "views"].map((key) =>
      say(`figure.network.column.${key}`),
    ),
    formats: ["text", "text", "change", "change", "change", "text", "count"],
    rows: strongestLinks(data).map(({ from, to, weight, low, high, contested, views }) => [
      titles.get(from)!,
      titles.get(to)!,
      weight,
      low,
      high,
      say(contested ? "figure.network.yes" : "figure.network.no"),
      views,
    ]),
  };
}

export function titlesOf({ nodes }: Pick<NetworkData, "nodes">): ReadonlyMap<string, string> {
  return new Map(nodes.map(({ id, title }) => [id, title]));
}
