/** Links as the report shows them: nodes by their titles, the figures' data, and numbers with their signs. */

import {
  type CascadeRange,
  type CaseLinks,
  type Connection,
  formatCorrelation,
  formatScore,
  formatTick,
  nodeTitles,
  noNumber,
} from "@salus/core";
import type { InfluenceData, NetworkData } from "@salus/figures";
import type { ReportView } from "./report-view.ts";

export type LinksProps = { readonly view: ReportView; readonly links: CaseLinks };

/** The map of links. */
export function networkOf({ network, nodes, loops }: CaseLinks): NetworkData {
  return {
    nodes: network.nodes.map(({ id, title, kind }, k) => ({
      id,
      title,
      kind,
      role: nodes[k]!.role,
      community: nodes[k]!.community,
    })),
    links: network.connections.map((each) => ({ ...endsOf(each, network), views: each.views.length })),
    loops: [...loops.reinforcing, ...loops.balancing],
    loopCount: loops.found.reinforcing + loops.found.balancing,
  };
}

/** Who acts on whom; nodes without a link would be empty rows. */
export function influenceOfNodes({ network, nodes }: CaseLinks): InfluenceData {
  const linked = new Set(network.connections.flatMap(({ from, to }) => [from, to]));
  const kept = nodes.filter((_, k) => linked.has(k));
  return {
    nodes: kept.map(({ id, role }) => ({
      id,
      role,
      title: network.nodes.find((node) => node.id === id)!.title,
    })),
    cells: network.connections.map((each) => endsOf(each, network)),
    totals: kept.map(({ id, out, in: into, total }) => ({ id, out, in: into, total })),
  };
}

function endsOf(
  { from, to, weight, low, high, contested }: Connection,
  { nodes }: CaseLinks["network"],
): InfluenceData["cells"][number] {
  return { from: nodes[from]!.id, to: nodes[to]!.id, weight, low, high, contested };
}

/** "Drought → Going hungry". */
export function pairWords(
  { from, to }: { readonly from: string; readonly to: string },
  { view, links }: LinksProps,
): string {
  const titles = nodeTitles(links);
  return view.say("links.pair", { from: titles.get(from)!, to: titles.get(to)! });
}

/** A connection by the titles of its ends. */
export function connectionWords({ from, to }: Connection, props: LinksProps): string {
  const { nodes } = props.links.network;
  return pairWords({ from: nodes[from]!.id, to: nodes[to]!.id }, props);
}

/** Nodes with what they begin with: "Drought 1". */
export function struckWords(
  struck: readonly { readonly node: string; readonly value: number }[],
  { view, links }: LinksProps,
): readonly string[] {
  const titles = nodeTitles(links);
  return struck.map(({ node, value }) =>
    view.say("links.explore.part", { node: titles.get(node)!, value: formatTick(value).replace("-", "−") }),
  );
}

/** "0.44 (0.11 to 0.81)"; one number where the range has no width. */
export function rangeWords({ median, low, high }: CascadeRange, { view: { say } }: LinksProps): string {
  // Nothing arrives there: no number.
  if (low === 0 && high === 0) return noNumber;
  const value = formatCorrelation(median);
  if (formatScore(low) === formatScore(high)) return value;
  return say("links.explore.range", {
    value,
    low: formatCorrelation(low),
    high: formatCorrelation(high),
  });
}
