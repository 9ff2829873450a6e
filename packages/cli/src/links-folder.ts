/** The links of a case folder: statements, the nodes that are no threats, and judgements of pictures of a future. */

import {
  causesClash,
  type DeprivationDefinition,
  type LinkEvidence,
  type NetworkNode,
  parseCrossImpact,
  parseLinks,
  parseNodes,
  type Survey,
  type Threat,
} from "@salus/core";
import { type CaseFiles, collectTable } from "./case-files.ts";

export type LoadedLinks = {
  readonly nodes: readonly NetworkNode[];
  /** Of threats and of nodes. */
  readonly ids: ReadonlySet<string>;
  /** undefined where the case has no linkages.csv. */
  readonly statements: LinkEvidence["statements"] | undefined;
  readonly crossImpact: LinkEvidence["crossImpact"];
};

/** Read what a case states of links; what cannot be used has a finding, and the rest is kept. */
export async function loadLinks(reading: CaseFiles, threats: readonly Threat[]): Promise<LoadedLinks> {
  const { list } = reading;
  const own = new Set(threats.map(({ id }) => id));
  const nodesTable = await collectTable(reading, "nodes", "optional");
  const nodes = nodesTable === undefined ? [] : parseNodes(nodesTable, own, list);
  const ids = new Set([...own, ...nodes.map(({ id }) => id)]);
  const table = await collectTable(reading, "linkages", "optional");
  const judgements = await collectTable(reading, "cross-impact", "optional");
  return {
    nodes,
    ids,
    statements: table === undefined ? undefined : parseLinks(table, ids, list),
    crossImpact: judgements === undefined ? undefined : parseCrossImpact(judgements, list),
  };
}

/** Links as evidence; undefined where neither a table nor people in a survey state any. */
export function linkEvidence(
  { nodes, statements, crossImpact }: LoadedLinks,
  hasCauses: boolean,
): LinkEvidence | undefined {
  if (statements === undefined && !hasCauses) return undefined;
  return { nodes, statements: statements ?? [], ...(crossImpact === undefined ? {} : { crossImpact }) };
}

/** The survey without its questions of causes where they are used for something else as well, which is told. */
export function withoutClash(
  survey: Survey,
  deprivation: DeprivationDefinition | undefined,
  { list }: CaseFiles,
): Survey {
  const clash = causesClash(survey, deprivation);
  if (clash === null) return survey;
  list.add("survey-causes-also-asked", { file: "survey.yaml", column: "causes" }, clash);
  return { ...survey, causes: null };
}
