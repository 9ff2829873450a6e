/** What a page says of what it was made from. */

import { type Assessment, assessmentHead, type MethodHashes, type Provenance } from "@salus/core";

/** Version of the engine, and hashes of framework, recipe and evidence. */
export function methodHashes(assessment: Assessment, provenance: Provenance): MethodHashes {
  const head = assessmentHead(assessment, provenance);
  const hashes = head["hashes"] as { readonly recipe: string; readonly evidence: string };
  const framework = head["framework"] as { readonly hash: string };
  return { engine: provenance.engine, framework: framework.hash, ...hashes };
}
