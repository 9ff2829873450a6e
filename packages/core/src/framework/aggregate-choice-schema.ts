/** The shape of an `aggregate` entry, in recipes and in frameworks. */

import Type, { type Static } from "typebox";
import { aggregateMethods } from "./aggregate-methods.ts";

export const aggregateChoiceSchema = Type.Object(
  {
    method: Type.Enum([...aggregateMethods], {
      description:
        "arithmetic, geometric, harmonic, power, median, minimum, mean-min or mazziotta-pareto; comparing all units: borda, copeland, outranking or benefit-of-the-doubt",
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
    alpha: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "for mean-min: how much of the distance from mean to minimum is charged; default 0.5",
      }),
    ),
    beta: Type.Optional(
      Type.Number({
        minimum: 0,
        description: "for mean-min: distances small against it are charged little; default 0",
      }),
    ),
    penalty: Type.Optional(
      Type.Enum(["minus", "plus"], {
        description:
          "for mazziotta-pareto: minus (the default) where a high score is good, plus where it is bad",
      }),
    ),
    variance: Type.Optional(
      Type.Enum(["population", "sample"], {
        description: "for mazziotta-pareto: spread over n (the default) or n − 1",
      }),
    ),
    minShare: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          "for benefit-of-the-doubt: the least that each part makes up of a unit's own score; default 0",
      }),
    ),
    maxShare: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, description: "for benefit-of-the-doubt: the most; default 1" }),
    ),
    on: Type.Optional(
      Type.Enum(["security", "insecurity"], {
        description:
          "insecurity: one minus the aggregate of one minus the scores; default security; not for methods that compare all units",
      }),
    ),
  },
  { description: "how a node is made from the nodes below it" },
);

export type AggregateChoiceShape = Readonly<Static<typeof aggregateChoiceSchema>>;
