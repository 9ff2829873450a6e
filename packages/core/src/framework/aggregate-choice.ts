/** How the scores below a node become its own: the choice, as data. The arithmetic is in `assessment/index`. */

import type { AggregateChoiceShape } from "./aggregate-choice-schema.ts";

export type AggregateChoice = AggregateChoiceShape;
