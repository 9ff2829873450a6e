// Measures, loops and cascades of a random network, again and again in one process.
// Usage: linkages.ts all|loops REPEATS

import {
  betweennessOf,
  buildNetwork,
  cascadeRanges,
  communitiesOf,
  findLoops,
  influenceOf,
  type Link,
  networkGraph,
  pageRank,
  randomStream,
  rankLeverage,
  rolesOf,
} from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const [part, repeats] = process.argv.slice(2) as [string, string];
const [nodeCount, linkCount] = part === "all" ? [300, 1700] : [281, 1648];
const random = randomStream(1, 0);
const pairs = new Set<number>();
while (pairs.size < linkCount) {
  const from = Math.floor(nodeCount * random());
  const to = Math.floor(nodeCount * random());
  if (from !== to) pairs.add(from * nodeCount + to);
}
const links = Array.from(
  pairs,
  (pair, row): Link => ({
    from: `n${Math.floor(pair / nodeCount)}`,
    to: `n${pair % nodeCount}`,
    sign: random() < 0.25 ? -1 : 1,
    strength: 1 + Math.floor(3 * random()),
    source: "",
    kind: "",
    confidence: "medium",
    statedBy: "",
    note: "",
    file: "linkages.csv",
    row,
  }),
);
const nodes = Array.from({ length: nodeCount }, (_, k) => ({
  id: `n${k}`,
  title: `n${k}`,
  kind: "threat" as const,
  pillar: "security",
}));

function all(): number {
  const network = buildNetwork(nodes, links);
  const graph = networkGraph(network);
  influenceOf({ size: nodeCount, arcs: network.connections });
  betweennessOf(graph);
  pageRank(graph);
  communitiesOf(graph, { seed: 1 });
  rolesOf(graph);
  const { loops } = rankLeverage(graph, { maxLength: 8, maxCount: 1_000_000 });
  cascadeRanges(network, {
    shock: Float64Array.from({ length: nodeCount }, (_, k) => (k === 0 ? 1 : 0)),
    transmission: 0.2,
    seed: 1,
  });
  return loops;
}

const work = part === "all" ? all : () => findLoops(networkGraph(buildNetwork(nodes, links))).loops.length;
const runs = Array.from({ length: Number(repeats) }, () => timed(work));
console.log(JSON.stringify({ seconds: runs.map(({ seconds }) => seconds), loops: runs[0]!.result }));
