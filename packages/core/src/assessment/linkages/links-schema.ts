/** The section `links` of a recipe: how far loops are sought, and what is explored. */

import Type, { type Static } from "typebox";

export const squashings = ["sigmoid", "tanh", "linear", "bivalent", "trivalent"] as const;

const named = {
  id: Type.String({ minLength: 1, description: "its name in explorations.csv" }),
  title: Type.Optional(Type.String({ minLength: 1, description: "what people read" })),
};

const explorationSchema = Type.Object({
  ...named,
  method: Type.Enum(["cascade", "cognitive-map"], {
    description: "cascade: what a shock reaches; cognitive-map: where states settle with some of them held",
  }),
  shock: Type.Optional(
    Type.Record(Type.String(), Type.Number({ minimum: 0, maximum: 1 }), {
      description: "for cascade: id of a threat or node: distress at the start, 0 to 1",
    }),
  ),
  hold: Type.Optional(
    Type.Record(Type.String(), Type.Number({ minimum: -1, maximum: 1 }), {
      description: "for cognitive-map: id of a threat or node: the state at which it is held",
    }),
  ),
  squashing: Type.Optional(
    Type.Enum([...squashings], { description: "for cognitive-map: how sums become states; default tanh" }),
  ),
  rule: Type.Optional(
    Type.Enum(["kosko", "modified", "rescaled"], {
      description:
        "for cognitive-map: what a state is made of: kosko what acts on it; modified, the default, its own state as well, which settles more often; rescaled the same around ½, for sigmoid",
    }),
  ),
});

export const linksSchema = Type.Object(
  {
    secondOrder: Type.Number({
      minimum: 0,
      description: "what the influence of those that a node acts on counts beside its own",
    }),
    loops: Type.Object({
      maxLength: Type.Integer({ minimum: 2, description: "the most links of a loop that is looked for" }),
      maxCount: Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description: "the search ends after so many loops, and says so",
      }),
    }),
    draws: Type.Integer({
      minimum: 100,
      maximum: 10_000,
      description: "draws of the links behind the ranges of a cascade; from the seed of uncertainty",
    }),
    level: Type.Number({
      minimum: 0.5,
      maximum: 0.999,
      description: "share of draws between the ends of a range",
    }),
    explorations: Type.Optional(
      Type.Array(explorationSchema, {
        description: "what is explored; default one cascade from the driver of the largest influence",
      }),
    ),
    hypotheses: Type.Optional(
      Type.Object(
        {
          series: Type.Array(Type.String({ minLength: 1 }), {
            minItems: 2,
            description: "series that are tested for which precedes which",
          }),
          lags: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 24,
              description: "periods of the past that count; default 2",
            }),
          ),
          of: Type.Optional(
            Type.Enum(["changes", "values"], {
              description:
                "changes from period to period, the default, as trends make everything precede everything; or the values",
            }),
          ),
        },
        { description: "which series precede which: hypotheses of links, never causes" },
      ),
    ),
  },
  { description: "optional: how the links of linkages.csv are read; without it as by default" },
);

export type LinksChoice = Readonly<Static<typeof linksSchema>>;

export type ExplorationChoice = NonNullable<LinksChoice["explorations"]>[number];

export type HypothesesChoice = NonNullable<LinksChoice["hypotheses"]>;

/** What a recipe leaves unsaid of links. */
export const defaultLinks: LinksChoice = {
  secondOrder: 0.5,
  loops: { maxLength: 8, maxCount: 200_000 },
  draws: 1000,
  level: 0.9,
};
