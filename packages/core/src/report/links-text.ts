/** Links in plain sentences: who drives, who passes on, where effects arrive, and what comes back on itself. */

import {
  type Assessment,
  type CaseLinks,
  defaultLinks,
  type NamedLoop,
  type NodeReading,
  type NodeRole,
} from "../assessment/index.ts";
import type { Say } from "../messages/index.ts";
import { formatList, formatScore, formatShare, formatTick } from "./numbers.ts";

/** The titles of nodes by id. */
export function nodeTitles({ network }: Pick<CaseLinks, "network">): ReadonlyMap<string, string> {
  return new Map(network.nodes.map(({ id, title }) => [id, title]));
}

/** A role names so many nodes; the others are counted. */
const NAMED = 4;

/** One sentence each for main drivers, bridges and outcomes; also where there is none. */
export function roleSentences(links: CaseLinks, say: Say): readonly string[] {
  return [
    roleSentence(links, "driver", (a, b) => b.outStrength - a.outStrength, say),
    roleSentence(links, "bridge", (a, b) => b.betweenness - a.betweenness, say),
    roleSentence(links, "outcome", (a, b) => b.inStrength - a.inStrength, say),
  ];
}

function roleSentence(
  links: CaseLinks,
  role: NodeRole,
  order: (a: NodeReading, b: NodeReading) => number,
  say: Say,
): string {
  const titles = nodeTitles(links);
  const own = links.nodes.filter((node) => node.role === role).toSorted(order);
  if (own.length === 0) return say(`links.roles.no-${role}s`);
  const named = own.slice(0, NAMED).map(({ id }) => titles.get(id)!);
  const more = own.length - named.length;
  const list = formatList(more === 0 ? named : [...named, say("links.roles.more", { count: more })]);
  return say(`links.roles.${role}s`, { list });
}

/** A strength of a loop, which is never rounded to nothing. */
export function formatStrength(strength: number): string {
  return strength > 0 && strength < 0.005 ? "<0.01" : formatScore(strength);
}

/** A loop step by step: more of this brings less of that, less of that brings more of the next. */
export function loopSentence(loop: NamedLoop, links: CaseLinks, say: Say): string {
  const titles = nodeTitles(links);
  const position = new Map(links.network.nodes.map(({ id }, k) => [id, k]));
  const weightOf = (from: string, to: string): number =>
    links.network.connections.find(
      (each) => each.from === position.get(from) && each.to === position.get(to),
    )!.weight;
  let before: "more" | "less" = "more";
  const steps = loop.nodes.map((from, i) => {
    const to = loop.nodes[(i + 1) % loop.nodes.length]!;
    const after = weightOf(from, to) > 0 ? before : before === "more" ? "less" : "more";
    const step = say("links.loop.step", { before, after, from: titles.get(from)!, to: titles.get(to)! });
    before = after;
    return step;
  });
  return say("links.loop", {
    steps: formatList(steps),
    strength: formatStrength(loop.strength),
    contested: loop.contested ? "yes" : "no",
  });
}

/** The names around a loop, back to the first. */
export function loopPath({ nodes }: Pick<NamedLoop, "nodes">, links: CaseLinks, say: Say): string {
  const titles = nodeTitles(links);
  const [first, ...others] = [...nodes, nodes[0]!].map((id) => titles.get(id)!);
  return others.reduce((from, to) => say("links.pair", { from, to }), first!);
}

/** How far loops were sought, and whether that is all of them. */
export function searchSentence({ loops }: Pick<CaseLinks, "loops">, say: Say): string {
  return say(loops.complete ? "links.loops.complete" : "links.loops.incomplete", {
    length: loops.maxLength,
    most: loops.maxCount,
    ...loops.found,
  });
}

/** The strongest spiral in one line, for the screen. */
export function spiralLine(links: CaseLinks, say: Say): string {
  const [strongest] = links.loops.reinforcing;
  if (strongest === undefined) return say("links.summary.no-spiral");
  return say("links.summary.spiral", {
    count: links.loops.found.reinforcing,
    strength: formatStrength(strongest.strength),
    path: loopPath(strongest, links, say),
  });
}

/** How links were read, in full sentences; none where the case states none. */
export function describeLinks(
  { links, recipe }: Pick<Assessment, "links" | "recipe">,
  say: Say,
): readonly string[] {
  if (links === null) return [];
  const { secondOrder, loops, draws, level } = recipe.links ?? defaultLinks;
  return [
    say("links.method.network", { secondOrder: formatTick(secondOrder) }),
    say("links.method.loops", { length: loops.maxLength, most: loops.maxCount }),
    say("links.method.explorations", { draws, level: formatShare(level), seed: recipe.uncertainty.seed }),
  ];
}
