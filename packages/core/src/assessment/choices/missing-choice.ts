/** What gaps do to the nodes above them: the choice, as data. */

import Type, { type Static } from "typebox";

export const missingChoiceSchema = Type.Object({
  minCoverage: Type.Number({
    minimum: 0,
    maximum: 1,
    description: "below this share of values a node gets no score",
  }),
  of: Type.Enum(["leaves", "children"], {
    description: "what coverage counts: indicators below the node, or its children",
  }),
  by: Type.Enum(["count", "weight"], { description: "counted, or by weight" }),
  rule: Type.Enum(["available", "strict"], {
    description: "available: aggregate what is there; strict: any gap, no score",
  }),
});

export type MissingChoice = Readonly<Static<typeof missingChoiceSchema>>;
