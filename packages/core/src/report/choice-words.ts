/** A varied choice in the reader's words. */

import type { Say } from "../messages/index.ts";

/** What a choice of the recipe is called, by its address; addresses without words of their own stay as they are. */
export function choiceWords(at: string, say: Say): string {
  // Message keys of a select cannot hold dots.
  return say("report.choice", { key: at.replaceAll(".", "_"), at });
}
