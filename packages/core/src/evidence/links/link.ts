/** Links as people state them: which thing acts on which, which way, how strongly, and who says so. */

import type { Threat } from "../../framework/index.ts";
import type { Confidence } from "../voices/survey-words.ts";

/** What a node stands for. Rights, goals and measures stand in `nodes.csv`, threats in `threats.csv`. */
export const networkNodeKinds = ["threat", "right", "goal", "measure"] as const;

export type NetworkNodeKind = (typeof networkNodeKinds)[number];

export type NetworkNode = {
  readonly id: string;
  readonly title: string;
  readonly kind: NetworkNodeKind;
  /** Security, development or rights, or another grouping of the case; empty where none is stated. */
  readonly pillar: string;
};

/**
 * Threats as nodes of a network. Their pillar is security.
 *
 * @example
 * threatNodes([{ id: "flood", title: "Flood" }]); // => [{ id: "flood", title: "Flood", kind: "threat", pillar: "security" }]
 */
export function threatNodes(threats: readonly Pick<Threat, "id" | "title">[]): readonly NetworkNode[] {
  return threats.map(({ id, title }) => ({ id, title, kind: "threat", pillar: "security" }));
}

/** One statement about one pair. */
export type Link = {
  readonly from: string;
  readonly to: string;
  /** 1: more of the one brings more of the other; −1: less. */
  readonly sign: number;
  /** 0 (looked at, no effect) to 3; NaN where somebody states a link and not how strong it is. */
  readonly strength: number;
  readonly source: string;
  /** How it is known, in the words of the case: study, statistics, judgement, account. */
  readonly kind: string;
  readonly confidence: Confidence;
  /** A code for the party that states it; empty where nobody is named. */
  readonly statedBy: string;
  readonly note: string;
  /** How many people said so, of those asked in a survey or a session; NaN where nobody counted. */
  readonly people: number;
  readonly file: string;
  readonly row: number;
};

/** The strongest that a link can be; divided by it, strengths lie in [0, 1]. */
export const STRONGEST_LINK = 3;

export type LinkProblemKind =
  | "node-unknown"
  | "link-to-itself"
  | "sign-invalid"
  | "strength-invalid"
  | "stated-twice";

export type LinkProblem = {
  readonly problem: LinkProblemKind;
  readonly column: "from" | "to" | "sign" | "strength" | "statedBy";
  readonly link: Link;
};

/**
 * What is wrong with links, all of it. A strength that is not stated (NaN) is no problem; a second statement by the
 * same named party about the same pair is.
 */
export function checkLinks(
  nodes: readonly Pick<NetworkNode, "id">[],
  links: readonly Link[],
): readonly LinkProblem[] {
  const known = new Set(nodes.map(({ id }) => id));
  const seen = new Set<string>();
  return links.flatMap((link) => {
    const problems: LinkProblem[] = [];
    const { from, to, sign, strength, statedBy } = link;
    if (!known.has(from)) problems.push({ problem: "node-unknown", column: "from", link });
    if (!known.has(to)) problems.push({ problem: "node-unknown", column: "to", link });
    if (from === to) problems.push({ problem: "link-to-itself", column: "to", link });
    if (sign !== 1 && sign !== -1) problems.push({ problem: "sign-invalid", column: "sign", link });
    if (!(Number.isNaN(strength) || (strength >= 0 && strength <= STRONGEST_LINK))) {
      problems.push({ problem: "strength-invalid", column: "strength", link });
    }
    const key = JSON.stringify([statedBy, from, to]);
    if (statedBy !== "" && seen.has(key))
      problems.push({ problem: "stated-twice", column: "statedBy", link });
    seen.add(key);
    return problems;
  });
}
