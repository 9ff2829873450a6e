/** What the recipe explores: cascades and maps, each from the nodes that it names. */

import { cascadeRanges } from "./cascade-ranges.ts";
import type { CaseLinks, Exploration, NodeReading, Struck } from "./case-links.ts";
import { explorationProblem, struckBy } from "./check-links.ts";
import { compareMaps, type Squashing } from "./cognitive-map.ts";
import type { ExplorationChoice, LinksChoice } from "./links-schema.ts";
import { type LinkNetwork, networkGraph } from "./network.ts";

/** Id of the exploration that is made where the recipe names none. */
const USUAL = "main-driver";

/** Every exploration that can be carried out; the others have a finding. */
export function explore(
  network: LinkNetwork,
  nodes: CaseLinks["nodes"],
  { choice, seed }: { readonly choice: LinksChoice; readonly seed: number },
): readonly Exploration[] {
  const known = new Set(network.nodes.map(({ id }) => id));
  const asked = choice.explorations ?? usualExploration(nodes);
  return asked
    .filter((each, i) => {
      const earlier = asked.slice(0, i).map(({ id }) => id);
      return explorationProblem(each, earlier, known) === null;
    })
    .map((each) => exploreOne(network, each, { choice, seed }));
}

/** One cascade from the driver of the largest influence; from any node where nothing drives, none where nothing acts. */
function usualExploration(nodes: readonly NodeReading[]): readonly ExplorationChoice[] {
  const acting = nodes.filter(({ total }) => total > 0);
  const drivers = acting.filter(({ role }) => role === "driver");
  const [first] = (drivers.length > 0 ? drivers : acting).toSorted((a, b) => b.total - a.total);
  return first === undefined ? [] : [{ id: USUAL, method: "cascade", shock: { [first.id]: 1 } }];
}

function exploreOne(
  network: LinkNetwork,
  exploration: ExplorationChoice,
  { choice, seed }: { readonly choice: LinksChoice; readonly seed: number },
): Exploration {
  const { id, title = "" } = exploration;
  const struck: Struck = Object.entries(struckBy(exploration)).map(([node, value]) => ({ node, value }));
  const named = { id, title, struck };
  const positions = new Map(network.nodes.map((node, k) => [node.id, k]));
  if (exploration.method === "cascade") {
    const shock = new Float64Array(network.nodes.length);
    for (const { node, value } of struck) shock[positions.get(node)!] = value;
    const { draws, level } = choice;
    return { ...named, method: "cascade", level, ...cascadeRanges(network, { shock, draws, level, seed }) };
  }
  const { squashing = "tanh", rule = "modified" } = exploration;
  const { baseline, scenario, difference } = compareMaps(
    networkGraph(network),
    { rule, squashing: withSlope(squashing), start: network.nodes.map(() => restOf(squashing)) },
    new Map(struck.map(({ node, value }) => [positions.get(node)!, value])),
  );
  return {
    ...named,
    method: "cognitive-map",
    squashing,
    rule,
    baseline: baseline.outcome,
    scenario: scenario.outcome,
    difference: difference && Array.from(difference),
  };
}

function withSlope(kind: NonNullable<ExplorationChoice["squashing"]>): Squashing {
  return kind === "sigmoid" || kind === "tanh" ? { kind, lambda: 1 } : { kind };
}

/** Where a node stands on which nothing acts. */
function restOf(kind: NonNullable<ExplorationChoice["squashing"]>): number {
  return kind === "sigmoid" ? 0.5 : 0;
}
