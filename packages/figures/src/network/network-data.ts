/** What the map of links draws: nodes by their role, links between them, and the loops they close. */

export type NetworkKind = "threat" | "right" | "goal" | "measure";

export type NetworkRole = "driver" | "bridge" | "outcome" | "mixed" | "apart";

export type NetworkNodeData = {
  readonly id: string;
  readonly title: string;
  readonly kind: NetworkKind;
  readonly role: NetworkRole;
  /** Nodes of one community stand near each other. */
  readonly community: number;
};

export type NetworkLinkData = {
  /** Ids of the node that acts and of the one acted on. */
  readonly from: string;
  readonly to: string;
  /** −3 to 3: below 0 it lowers what it acts on. */
  readonly weight: number;
  /** Lowest and highest of the views. */
  readonly low: number;
  readonly high: number;
  /** Whether views disagree on its sign. */
  readonly contested: boolean;
  readonly views: number;
};

export type NetworkLoop = {
  /** Ids in the order of the links; the last acts on the first. */
  readonly nodes: readonly string[];
  readonly kind: "reinforcing" | "balancing";
  /** Product of its links' strengths, each on a scale of 0–1. */
  readonly strength: number;
};

export type NetworkData = {
  readonly nodes: readonly NetworkNodeData[];
  readonly links: readonly NetworkLinkData[];
  readonly loops: readonly NetworkLoop[];
  /** How many loops there are, where `loops` has only the strongest. */
  readonly loopCount?: number;
};

export const networkKinds = ["threat", "right", "goal", "measure"] as const;

/** More than these cannot be read in one picture. */
const mostNodes = 40;
const linksPerNode = 2;
const leastLinks = 60;
const mostLoops = 4;

/** The part of a network that is drawn. */
export type ShownNetwork = NetworkData & {
  /** Links of the loops that are drawn, as `linkKey`. */
  readonly inLoops: ReadonlySet<string>;
};

export function linkKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

/** Links between two known nodes, the strongest first. */
export function strongestLinks({ nodes, links }: NetworkData): readonly NetworkLinkData[] {
  const known = new Set(nodes.map(({ id }) => id));
  return links
    .filter(({ from, to, weight }) => from !== to && known.has(from) && known.has(to) && weight !== 0)
    .toSorted(
      (a, b) =>
        Math.abs(b.weight) - Math.abs(a.weight) || (linkKey(a.from, a.to) < linkKey(b.from, b.to) ? -1 : 1),
    );
}

/** Loops of known nodes, the strongest first. */
export function strongestLoops({ nodes, loops }: NetworkData): readonly NetworkLoop[] {
  const known = new Set(nodes.map(({ id }) => id));
  return loops
    .filter((loop) => loop.nodes.length > 0 && loop.nodes.every((id) => known.has(id)))
    .toSorted(
      (a, b) => b.strength - a.strength || a.nodes.length - b.nodes.length || (a.nodes < b.nodes ? -1 : 1),
    );
}

/** What is drawn: of large networks the nodes of the strongest loops and links, of many links the strongest. */
export function shownNetwork(data: NetworkData): ShownNetwork {
  const wanted = strongestLoops(data).slice(0, mostLoops);
  const all = strongestLinks(data);
  const kept = keptNodes(data, wanted, all);
  // Of a large network a loop longer than what is left of the room is not drawn.
  const loops = wanted.filter((loop) => loop.nodes.every((id) => kept.has(id)));
  const inLoops = new Set(
    loops.flatMap(({ nodes }) => nodes.map((id, i) => linkKey(id, nodes[(i + 1) % nodes.length]!))),
  );
  const nodes = data.nodes.filter(({ id }) => kept.has(id));
  const between = all.filter(({ from, to }) => kept.has(from) && kept.has(to));
  const most = Math.max(leastLinks, Math.round(nodes.length * linksPerNode));
  const ofLoops = between.filter(({ from, to }) => inLoops.has(linkKey(from, to)));
  const others = between.filter(({ from, to }) => !inLoops.has(linkKey(from, to)));
  const links = [...others.slice(0, Math.max(0, most - ofLoops.length)), ...ofLoops];
  return { nodes, links, loops, inLoops };
}

function keptNodes(
  { nodes }: NetworkData,
  loops: readonly NetworkLoop[],
  links: readonly NetworkLinkData[],
): ReadonlySet<string> {
  if (nodes.length <= mostNodes) return new Set(nodes.map(({ id }) => id));
  const kept = new Set<string>();
  const groups = [...loops.map((loop) => loop.nodes), ...links.map(({ from, to }) => [from, to])];
  for (const group of groups) {
    const added = group.filter((id) => !kept.has(id));
    if (kept.size + added.length <= mostNodes) for (const id of added) kept.add(id);
  }
  return kept;
}
