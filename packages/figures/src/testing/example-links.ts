/** For tests: made-up links between threats, rights, goals and measures. No link here describes a real place. */

import type { InfluenceData } from "../influence/influence-data.ts";
import type { NetworkData, NetworkKind, NetworkRole } from "../network/network-data.ts";

const nodes: readonly (readonly [string, string, NetworkKind, NetworkRole])[] = [
  ["drought", "Drought in the planting months", "threat", "driver"],
  ["arms", "Small arms that move across the border", "threat", "driver"],
  ["wells", "Repairing wells with user committees", "measure", "driver"],
  ["harvest", "Failed harvest", "threat", "bridge"],
  ["hunger", "Not enough to eat", "threat", "bridge"],
  ["debt", "Debt at interest that cannot be repaid", "threat", "mixed"],
  ["clashes", "Clashes between herders and farmers", "threat", "mixed"],
  ["flight", "Families who have to flee", "threat", "outcome"],
  ["school", "Right to education", "right", "outcome"],
  ["health", "Good health and well-being", "goal", "outcome"],
  ["silence", "Right to speak freely", "right", "apart"],
];

function link(from: string, to: string, weight: number, contested = false): NetworkData["links"][number] {
  const spread = contested ? 3 : 0.5;
  const ends = { low: Math.max(-3, weight - spread), high: Math.min(3, weight + spread) };
  return { from, to, weight, ...ends, contested, views: contested ? 5 : 3 };
}

/** Eleven nodes, one without a link; three loops, of which one balances itself. */
export const exampleNetwork: NetworkData = {
  nodes: nodes.map(([id, title, kind, role], i) => ({ id, title, kind, role, community: i % 2 })),
  links: [
    link("drought", "harvest", 3),
    link("drought", "clashes", 1.5),
    link("arms", "clashes", 2.5),
    link("wells", "harvest", -1),
    link("wells", "clashes", -1.5, true),
    link("harvest", "hunger", 3),
    link("harvest", "debt", 2),
    link("debt", "hunger", 1.5),
    link("hunger", "debt", 2.5),
    link("hunger", "health", -2.5),
    link("clashes", "flight", 3),
    link("flight", "harvest", 2),
    link("flight", "school", -2.5),
    link("clashes", "harvest", 2),
    link("hunger", "clashes", 1, true),
    link("health", "debt", -1),
    link("drought", "flight", 1),
  ],
  loops: [
    { nodes: ["debt", "hunger"], kind: "reinforcing", strength: 0.417 },
    { nodes: ["harvest", "hunger", "clashes", "flight"], kind: "reinforcing", strength: 0.222 },
    { nodes: ["hunger", "health", "debt"], kind: "reinforcing", strength: 0.139 },
    { nodes: ["harvest", "hunger", "clashes"], kind: "balancing", strength: 0.222 },
  ],
};

const words = ["Drought", "Flood", "Hunger", "Debt", "Eviction", "Cholera", "Flight", "Silence"];
const where = [
  "in the planting months",
  "along the road to the market",
  "among people who had to flee",
  "at the border",
];

/** A network of any size with two to three links a node, many of them backwards, and the loops of two and three. */
export function largeNetwork(size: number): NetworkData {
  const many = Array.from({ length: size }, (_, i) => ({
    id: `N${i}`,
    title: `${words[i % 8]!} ${where[(i >> 1) % 4]!} ${i}`,
    kind: (["threat", "threat", "right", "goal", "measure"] as const)[i % 5]!,
    role: (["driver", "mixed", "outcome", "mixed", "bridge"] as const)[(i * 7) % 5]!,
    community: i % 3,
  }));
  const links = many.flatMap(({ id }, i) =>
    [1, 5, 11]
      .slice(0, 2 + (i % 2))
      .map((step, k) => (i % 4 === 3 && k === 0 ? i + size - 1 : i * (k + 1) + step) % size)
      .filter((to, k, all) => to !== i && all.indexOf(to) === k)
      .map((to, k) => ({
        ...link(id, `N${to}`, ((i * 5 + k * 3) % 13) / 2 - 3 || 1.5, i % 9 === 0),
        views: k + 1,
      })),
  );
  const weight = new Map(links.map((each) => [`${each.from} ${each.to}`, each.weight]));
  const between = (from: string, to: string): number => weight.get(`${from} ${to}`) ?? 0;
  const loops = links.flatMap(({ from, to }) => {
    const ways = [[from, to], ...many.map(({ id }) => [from, to, id])];
    return ways.flatMap((ids) => {
      const product = ids.reduce((sum, id, i) => (sum * between(id, ids[(i + 1) % ids.length]!)) / 3, 1);
      if (product === 0 || ids.some((id) => id < from) || new Set(ids).size < ids.length) return [];
      const kind = product > 0 ? ("reinforcing" as const) : ("balancing" as const);
      return [{ nodes: ids, kind, strength: Math.abs(product) }];
    });
  });
  return { nodes: many, links, loops };
}

/** The same links as a matrix, with totals in which a second step counts half. */
export function influenceOfNetwork({ nodes, links }: NetworkData): InfluenceData {
  const sum = (id: string, end: "from" | "to"): number =>
    links.filter((each) => each[end] === id).reduce((total, { weight }) => total + weight, 0);
  return {
    nodes: nodes.map(({ id, title, role }) => ({ id, title, role })),
    cells: links,
    totals: nodes.map(({ id }) => {
      const second = links
        .filter((each) => each.from === id)
        .map((each) => each.weight * sum(each.to, "from"));
      const out = sum(id, "from");
      return {
        id,
        out,
        in: sum(id, "to"),
        total: out + 0.5 * second.reduce((total, each) => total + each, 0),
      };
    }),
  };
}

export const exampleInfluence = influenceOfNetwork(exampleNetwork);
