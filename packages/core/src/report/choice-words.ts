/** A varied choice in the reader's words. */

import { addressKeys } from "../assessment/index.ts";
import type { Say } from "../messages/index.ts";

/**
 * What a choice of the recipe is called, by its address; addresses without words of their own stay as they are, and
 * a choice for one node is named with the node's id.
 */
export function choiceWords(at: string, say: Say): string {
  const [first, node, ...rest] = addressKeys(at);
  if (first === "nodes" && node !== undefined && rest.length > 0) {
    return say("sensitivity.choice-at-node", { node, choice: wordsOf(rest.join("."), say) });
  }
  return wordsOf(at, say);
}

function wordsOf(at: string, say: Say): string {
  // Message keys of a select cannot hold dots.
  return say("report.choice", { key: at.replaceAll(".", "_"), at });
}
