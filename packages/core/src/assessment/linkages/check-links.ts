/** Can what a recipe asks of links be carried out? */

import { type Finding, finding, type Place } from "../../finding.ts";
import type { Recipe } from "../recipe.ts";
import type { CaseLinks } from "./case-links.ts";
import type { ExplorationChoice } from "./links-schema.ts";

type ExplorationProblem = "node" | "nothing" | "twice";

/**
 * The first thing that keeps an exploration from being carried out; null where nothing does.
 *
 * @param earlier  ids of the explorations before it
 */
export function explorationProblem(
  exploration: ExplorationChoice,
  earlier: readonly string[],
  nodes: ReadonlySet<string>,
): { readonly problem: ExplorationProblem; readonly node: string } | null {
  const struck = Object.keys(struckBy(exploration));
  const unknown = struck.find((node) => !nodes.has(node));
  if (unknown !== undefined) return { problem: "node", node: unknown };
  if (struck.length === 0) return { problem: "nothing", node: "" };
  return earlier.includes(exploration.id) ? { problem: "twice", node: "" } : null;
}

/** What a cascade shocks, or a map holds. */
export function struckBy({ method, shock, hold }: ExplorationChoice): Readonly<Record<string, number>> {
  return (method === "cascade" ? shock : hold) ?? {};
}

/**
 * Everything in the section `links` that names what is not there.
 *
 * @param nodes  ids of threats and of nodes.csv; null where the case states no links
 */
export function checkLinksChoice(
  { links }: Pick<Recipe, "links">,
  nodes: ReadonlySet<string> | null,
  placeOf: (address: string) => Place,
): readonly Finding[] {
  if (links === undefined) return [];
  if (nodes === null) return [finding("links-awaited", placeOf("links"))];
  const explorations = links.explorations ?? [];
  return explorations.flatMap((each, i) => {
    const earlier = explorations.slice(0, i).map(({ id }) => id);
    const found = explorationProblem(each, earlier, nodes);
    if (found === null) return [];
    const field = each.method === "cascade" ? "shock" : "hold";
    const part = { node: `.${field}`, nothing: "", twice: ".id" }[found.problem];
    const values = { id: each.id.slice(0, 80), field, ...found, node: found.node.slice(0, 80) };
    return [finding("exploration-left-out", placeOf(`links.explorations.${i}${part}`), values)];
  });
}

/** What of the links was asked for and could not be had. */
export function linkFindings(links: Pick<CaseLinks, "hypotheses"> | null): readonly Finding[] {
  const where = { file: "recipe.yaml", column: "links.hypotheses.series" };
  return (links?.hypotheses?.missing ?? []).map((series) =>
    finding("hypothesis-series-missing", where, { series: series.slice(0, 80) }),
  );
}
