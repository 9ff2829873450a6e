/** What is stated about how things act on each other. */

import type { CrossImpactInput } from "./cross-impact-input.ts";
import type { Link, NetworkNode } from "./link.ts";

export type LinkEvidence = {
  /** Rights, goals and measures; threats are nodes as well and stand in the framework. */
  readonly nodes: readonly NetworkNode[];
  readonly statements: readonly Link[];
  /** Absent where nobody judged pictures of a future. */
  readonly crossImpact?: CrossImpactInput;
};
