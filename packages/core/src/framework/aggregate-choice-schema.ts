/** The shape of an `aggregate` entry, in recipes and in frameworks. */

import Type, { type Static } from "typebox";
import { aggregateMethods } from "./aggregate-methods.ts";

export const aggregateChoiceSchema = Type.Object(
  {
    method: Type.Enum([...aggregateMethods], {
      description:
        "arithmetic, geometric, harmonic, power, median or minimum (each weighted, except minimum)",
    }),
    offset: Type.Optional(
      Type.Number({
        minimum: 0,
        description:
          "for geometric, harmonic and power: added to every score before and taken off after, so that one zero does not decide alone; default 0",
      }),
    ),
    p: Type.Optional(
      Type.Number({ description: "exponent of the power mean; 1 is arithmetic, 0 geometric, −1 harmonic" }),
    ),
    on: Type.Optional(
      Type.Enum(["security", "insecurity"], {
        description: "insecurity: one minus the aggregate of one minus the scores; default security",
      }),
    ),
  },
  { description: "how a node is made from the nodes below it" },
);

export type AggregateChoiceShape = Readonly<Static<typeof aggregateChoiceSchema>>;
