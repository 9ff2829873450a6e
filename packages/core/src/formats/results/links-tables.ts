/** The links of a case, as tables: links, influence, loops, leverage, explorations and hypotheses. */

import type { Assessment, CascadeRange, CaseLinks, Connection, Exploration } from "../../assessment/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

/** `links.csv`: every pair that is linked, all views together; null without links. */
export function linksTable({ links }: Assessment): ResultTable | null {
  if (links === null) return null;
  const { nodes, connections, unweighted } = links.network;
  return {
    file: "links.csv",
    header: [
      "from",
      "to",
      "weight",
      "low",
      "high",
      "contested",
      "views",
      "raisedBy",
      "loweredBy",
      "withoutStrength",
      "missingViews",
      "people",
      "kinds",
      "sources",
    ],
    rows: [...connections, ...unweighted].map((each) => [
      nodes[each.from]!.id,
      nodes[each.to]!.id,
      each.weight,
      each.low,
      each.high,
      each.contested ? "yes" : "no",
      each.views.length,
      statedBy(each, 1),
      statedBy(each, -1),
      each.withoutStrength,
      each.missingViews,
      peopleBehind(each),
      listed(each.views.map(({ kind }) => kind)),
      listed(each.views.map(({ source }) => source)),
    ]),
  };
}

/** The parties that state a link of one sign; those that state no strength are not among them. */
function statedBy({ views }: Connection, sign: number): string {
  return listed(
    views.filter((view) => view.sign === sign && view.strength > 0).map(({ statedBy: party }) => party),
  );
}

function listed(texts: readonly string[]): string {
  return [...new Set(texts)].filter((text) => text !== "").join(";");
}

function peopleBehind({ views }: Connection): number {
  const counted = views.filter(({ people }) => !Number.isNaN(people));
  return counted.length === 0 ? Number.NaN : counted.reduce((sum, { people }) => sum + people, 0);
}

/** `influence.csv`: what each node does to others, and what part it plays; null without links. */
export function influenceTable({ links }: Assessment): ResultTable | null {
  if (links === null) return null;
  const figures = [
    "out",
    "in",
    "outStrength",
    "inStrength",
    "secondOrder",
    "total",
    "rank",
    "role",
    "lean",
    "betweenness",
    "pageRank",
    "community",
  ] as const;
  return {
    file: "influence.csv",
    header: ["node", "title", "kind", "pillar", ...figures],
    rows: links.nodes.map((node, k) => {
      const { title, kind, pillar } = links.network.nodes[k]!;
      return [node.id, title, kind, pillar, ...figures.map((figure) => node[figure])];
    }),
  };
}

/** `loops.csv`: the strongest loops of either kind; null without links. */
export function loopsTable({ links }: Assessment): ResultTable | null {
  if (links === null) return null;
  return {
    file: "loops.csv",
    header: ["kind", "place", "strength", "length", "contested", "nodes"],
    rows: [links.loops.reinforcing, links.loops.balancing].flatMap((loops) =>
      loops.map(({ kind, strength, nodes, contested }, k) => [
        kind,
        k + 1,
        strength,
        nodes.length,
        contested ? "yes" : "no",
        nodes.join(";"),
      ]),
    ),
  };
}

/** `leverage.csv`: the links that, weakened by half, damp spirals most; null without links. */
export function leverageTable({ links }: Assessment): ResultTable | null {
  if (links === null) return null;
  const { leverage } = links;
  return {
    file: "leverage.csv",
    header: [
      "from",
      "to",
      "weight",
      "reinforcing",
      "balancing",
      "reinforcingLoss",
      "balancingLoss",
      "reinforcingShare",
    ],
    rows: leverage.links.map((each) => [
      each.from,
      each.to,
      each.weight,
      each.reinforcing,
      each.balancing,
      each.reinforcingLoss,
      each.balancingLoss,
      each.reinforcingLoss / leverage.reinforcingStrength,
    ]),
  };
}

/** `explorations.csv`: what each exploration does to each node; null without links. */
export function explorationsTable({ links }: Assessment): ResultTable | null {
  if (links === null) return null;
  return {
    file: "explorations.csv",
    header: ["exploration", "method", "node", "measure", "value", "low", "high", "level", "outcome"],
    rows: links.explorations.flatMap((each) => explorationRows(each, links)),
  };
}

function explorationRows(exploration: Exploration, { nodes }: CaseLinks): readonly (readonly CsvCell[])[] {
  const { id, method, struck } = exploration;
  const row = (node: string, measure: string, cells: readonly CsvCell[]): readonly CsvCell[] => [
    id,
    method,
    node,
    measure,
    ...cells,
  ];
  const start = struck.map(({ node, value }) =>
    row(node, "struck", [value, undefined, undefined, undefined, ""]),
  );
  if (exploration.method === "cognitive-map") {
    const { difference, baseline, scenario } = exploration;
    const outcome = scenario === "steady" ? baseline : scenario;
    return [
      ...start,
      ...nodes.map((node, k) =>
        row(node.id, "difference", [difference?.[k], undefined, undefined, undefined, outcome]),
      ),
    ];
  }
  const { distress, orders, level, unsettled } = exploration;
  const outcome = unsettled === 0 ? "steady" : "unsettled";
  const ranged = (measure: string, ranges: readonly CascadeRange[]): readonly (readonly CsvCell[])[] =>
    nodes.map((node, k) => {
      const { median, low, high } = ranges[k]!;
      return row(node.id, measure, [median, low, high, level, outcome]);
    });
  return [
    ...start,
    ...orders.flatMap((order, k) => ranged(`order${k + 1}`, order)),
    ...ranged("distress", distress),
  ];
}

/** `hypotheses.csv`: which series precede which; null where the recipe tests none. */
export function hypothesesTable({ links }: Assessment): ResultTable | null {
  const hypotheses = links?.hypotheses ?? null;
  if (hypotheses === null) return null;
  const columns = [
    "from",
    "to",
    "units",
    "periods",
    "wald",
    "p",
    "pCorrected",
    "bits",
    "bitsByChance",
    "pEntropy",
    "pEntropyCorrected",
  ] as const;
  return {
    file: "hypotheses.csv",
    header: [...columns, "lags", "kept"],
    rows: hypotheses.pairs.map((pair) => [
      ...columns.map((column) => pair[column]),
      hypotheses.lags,
      pair.kept ? "yes" : "no",
    ]),
  };
}

/** The entry `links` of `assessment.json`; "null" without links. */
export function linksJson(links: CaseLinks | null): string {
  if (links === null) return "null";
  const { network, ...rest } = links;
  const { nodes, connections, unweighted, parties } = network;
  const named = ({ from, to, ...more }: Connection): object => ({
    from: nodes[from]!.id,
    to: nodes[to]!.id,
    ...more,
  });
  return JSON.stringify({
    network: { nodes, parties, connections: connections.map(named), unweighted: unweighted.map(named) },
    ...rest,
  });
}
