/** The links of a case, read: who drives whom, what feeds itself, and what would follow if people were right. */

import {
  type CountedLinks,
  type CrossImpactInput,
  countAccounts,
  type LinkEvidence,
  STRONGEST_LINK,
  threatNodes,
} from "../../evidence/index.ts";
import type { Framework } from "../../framework/index.ts";
import type {
  CaseLeverage,
  CaseLinks,
  CaseLoops,
  CaseScenarios,
  NamedLoop,
  NodeReading,
  ThreatSpirals,
} from "./case-links.ts";
import { communitiesOf } from "./communities.ts";
import { consistentScenarios } from "./cross-impact.ts";
import { explore } from "./explore.ts";
import { influenceOf } from "./influence.ts";
import { defaultLinks, type LinksChoice } from "./links-schema.ts";
import { findLoops, type Loop, type LoopKind, type Loops, rankLeverage } from "./loops.ts";
import { spiralsThrough } from "./loops-through.ts";
import { buildNetwork, type LinkNetwork, networkGraph, type SignedGraph } from "./network.ts";
import { pageRank } from "./page-rank.ts";
import { pillarMatrix, rolesOf } from "./roles.ts";
import { testSeries } from "./series-hypotheses.ts";
import type { SeriesPanel } from "./series-panel.ts";

/** So many loops of either kind, and so many links, are kept for people to read. */
const KEPT_LOOPS = 50;
const KEPT_LINKS = 20;

export type LinkSurroundings = {
  /** As the recipe states it; undefined for the defaults. */
  readonly choice: LinksChoice | undefined;
  readonly seed: number;
  /** Series that hypotheses may be tested on. */
  readonly panels: readonly SeriesPanel[];
  /** What people of a survey named; null where none asked. */
  readonly causes: CountedLinks | null;
};

/** Read the links of a case. The same input and seed give the same result. */
export function assessLinks(
  { threats }: Pick<Framework, "threats">,
  { nodes: others, statements, crossImpact }: LinkEvidence,
  { choice = defaultLinks, seed, panels, causes }: LinkSurroundings,
): CaseLinks {
  const counted = countAccounts([...statements, ...(causes?.links ?? [])]);
  const network = buildNetwork([...threatNodes(threats), ...others], counted.links);
  const graph = networkGraph(network);
  const { community, ...communities } = communitiesOf(graph, { seed });
  const nodes = readNodes(network, graph, { community, secondOrder: choice.secondOrder });
  const loops = findLoops(graph, choice.loops);
  const nameLoop = loopNamer(network);
  return {
    network,
    few: counted.few + (causes?.few ?? 0),
    nodes,
    communities,
    pillars: pillarMatrix(network),
    loops: keepLoops(loops, choice.loops, nameLoop),
    leverage: keepLeverage(network, graph, choice),
    threats: threatSpirals(network, graph, { loops, nameLoop, count: threats.length }),
    explorations: explore(network, nodes, { choice, seed }),
    scenarios: crossImpact === undefined ? null : scenariosOf(crossImpact),
    hypotheses: choice.hypotheses === undefined ? null : testSeries(panels, choice.hypotheses, seed),
  };
}

function scenariosOf(crossImpact: CrossImpactInput): CaseScenarios {
  return { ...consistentScenarios(crossImpact), descriptors: crossImpact.descriptors.map(({ id }) => id) };
}

function readNodes(
  { nodes, connections }: LinkNetwork,
  graph: SignedGraph,
  { community, secondOrder }: { readonly community: readonly number[]; readonly secondOrder: number },
): readonly NodeReading[] {
  // The measure changes with the scale; it is defined on −3 to 3.
  const influence = influenceOf({ size: nodes.length, arcs: connections }, secondOrder);
  const ranks = pageRank(graph);
  return rolesOf(graph).map((role, k) => ({
    id: nodes[k]!.id,
    ...role,
    ...influence[k]!,
    pageRank: ranks[k]!,
    community: community[k]!,
  }));
}

type LoopNamer = (loop: Loop) => NamedLoop;

function loopNamer({ nodes, connections }: LinkNetwork): LoopNamer {
  const contested = new Set(
    connections.filter((each) => each.contested).map(({ from, to }) => from * nodes.length + to),
  );
  return ({ nodes: own, kind, strength }) => ({
    nodes: Array.from(own, (node) => nodes[node]!.id),
    kind,
    strength,
    contested: own.some((node, i) => contested.has(node * nodes.length + own[(i + 1) % own.length]!)),
  });
}

function keepLoops(
  { loops, complete }: Loops,
  { maxLength, maxCount }: LinksChoice["loops"],
  nameLoop: LoopNamer,
): CaseLoops {
  const ofKind = (kind: LoopKind): readonly Loop[] => loops.filter((loop) => loop.kind === kind);
  // Of equally strong loops the shorter says more; the order of the search settles the rest.
  const strongest = (own: readonly Loop[]): readonly NamedLoop[] =>
    own
      .toSorted((a, b) => b.strength - a.strength || a.nodes.length - b.nodes.length)
      .slice(0, KEPT_LOOPS)
      .map(nameLoop);
  const [reinforcing, balancing] = [ofKind("reinforcing"), ofKind("balancing")];
  return {
    found: { reinforcing: reinforcing.length, balancing: balancing.length },
    complete,
    maxLength,
    maxCount,
    reinforcing: strongest(reinforcing),
    balancing: strongest(balancing),
  };
}

function keepLeverage(
  { nodes }: LinkNetwork,
  graph: SignedGraph,
  { loops }: Pick<LinksChoice, "loops">,
): CaseLeverage {
  const { links, reinforcingStrength, balancingStrength } = rankLeverage(graph, loops);
  return {
    links: links.slice(0, KEPT_LINKS).map(({ from, to, weight, ...rest }) => ({
      from: nodes[from]!.id,
      to: nodes[to]!.id,
      weight: STRONGEST_LINK * weight,
      ...rest,
    })),
    reinforcingStrength,
    balancingStrength,
  };
}

/** Threats stand first among the nodes. */
function threatSpirals(
  { nodes }: LinkNetwork,
  graph: SignedGraph,
  { loops, nameLoop, count }: { readonly loops: Loops; readonly nameLoop: LoopNamer; readonly count: number },
): readonly ThreatSpirals[] {
  return spiralsThrough(graph, loops.loops)
    .slice(0, count)
    .map(({ strongest, arc, loss, strength }, k) => ({
      threat: nodes[k]!.id,
      strongest: strongest && nameLoop(strongest),
      weaken:
        arc < 0
          ? null
          : { from: nodes[graph.arcs[arc]!.from]!.id, to: nodes[graph.arcs[arc]!.to]!.id, loss, strength },
    }));
}
