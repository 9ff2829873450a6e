/** The shape of `recipe.yaml`: one schema for run-time checks, for the shipped JSON Schema and for the guide. */

import Type, { type Static } from "typebox";
import { aggregateChoiceSchema } from "../framework/index.ts";
import {
  imputeChoiceSchema,
  missingChoiceSchema,
  nodeChoicesSchema,
  normaliseChoiceSchema,
  outlookChoiceSchema,
  screenChoiceSchema,
  treatChoiceSchema,
  weightsChoiceSchema,
} from "./choices/index.ts";
import { linksSchema } from "./linkages/links-schema.ts";
import { prioritiesSchema } from "./priorities/priorities-schema.ts";

const number = (description: string): ReturnType<typeof Type.Number> => Type.Number({ description });
const spread = (description: string): ReturnType<typeof Type.Number> =>
  Type.Number({ exclusiveMinimum: 0, description });

const variationSchema = Type.Object({
  at: Type.String({
    minLength: 1,
    description: "weights, values, or the address of a choice in the recipe, such as normalise.method",
  }),
  values: Type.Optional(
    Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
      minItems: 1,
      description: "the alternatives; each run takes one, all equally likely",
    }),
  ),
  uniform: Type.Optional(
    Type.Object(
      { low: number("the smallest value"), high: number("the largest value") },
      { description: "for a number: all values between two ends equally likely" },
    ),
  ),
  normal: Type.Optional(
    Type.Object(
      {
        mean: number("before it is cut off"),
        standardDeviation: spread("before it is cut off"),
        low: Type.Optional(number("the smallest value")),
        high: Type.Optional(number("the largest value")),
      },
      { description: "for a number: normally distributed, cut off where ends are stated" },
    ),
  ),
  triangular: Type.Optional(
    Type.Object(
      {
        low: number("the smallest value"),
        mode: number("the likeliest value"),
        high: number("the largest value"),
      },
      { description: "for a number: rising to the likeliest value and falling from it" },
    ),
  ),
  dirichlet: Type.Optional(
    Type.Object({
      concentration: spread(
        "for weights: α = concentration × share within each node; the larger, the closer to the set",
      ),
    }),
  ),
  sets: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        "for weights: each run takes one of the sets of weights.csv whose names begin so, such as people’s own",
    }),
  ),
  noise: Type.Optional(
    Type.Object(
      {
        factor: Type.Number({
          exclusiveMinimum: 0,
          maximum: 1,
          description: "the largest part of itself by which a weight moves up or down",
        }),
        levels: Type.Optional(
          Type.Array(Type.Integer({ minimum: 1 }), {
            minItems: 1,
            description: "only nodes so many steps below the index: 1 for its components; else all",
          }),
        ),
      },
      { description: "for weights: each moved on its own, evenly distributed around the set" },
    ),
  ),
});

/** Which choice the variance of the results comes from; with it the assessment is replayed sample × (choices + 2) times. */
const sensitivitySchema = Type.Object(
  {
    sample: Type.Integer({
      minimum: 2,
      maximum: 65_536,
      description: "rows of the sample; powers of two fill the space of choices most evenly",
    }),
    bootstrap: Type.Integer({
      minimum: 0,
      maximum: 10_000,
      description: "resamples that the intervals of the shares come from; 0 for none",
    }),
    targets: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description:
        "results to explain: mean-rank-shift, score:<unit>, rank:<unit>; * for every unit, as in rank:*",
    }),
  },
  { description: "which choice the variance of the results comes from; left out, it is not computed" },
);

/** The shape of a complete recipe; a file may leave out what `defaultRecipe` states. */
export const recipeSchema = Type.Object(
  {
    format: Type.Literal("salus/recipe@1"),
    period: Type.Object({
      at: Type.String({ description: "the period assessed: 2015, 2015-Q3 or 2015-11" }),
      take: Type.Enum(["exact", "latest"], {
        description: "exact: observations of that period only; latest: the newest one not after it",
      }),
      maxAgeYears: Type.Number({ minimum: 0, description: "for latest: older observations are not used" }),
      compareWith: Type.Optional(
        Type.Array(Type.String({ minLength: 1 }), {
          description: "further periods, earlier or later, that are assessed alike to show what changed",
        }),
      ),
    }),
    missing: Type.Object({
      ...missingChoiceSchema.properties,
      belowDetection: Type.Enum(["gap", "bound"], {
        description: "a value known only to lie below a bound: left out, or taken at the bound",
      }),
    }),
    screen: screenChoiceSchema,
    impute: imputeChoiceSchema,
    treat: treatChoiceSchema,
    normalise: normaliseChoiceSchema,
    weights: weightsChoiceSchema,
    aggregate: aggregateChoiceSchema,
    nodes: Type.Record(Type.String(), nodeChoicesSchema, {
      description: "by id of an indicator or component: what differs there",
    }),
    bands: Type.Array(
      Type.Object({
        from: Type.Number({ minimum: 0, maximum: 1, description: "the score at which the band starts" }),
        title: Type.Optional(
          Type.String({ minLength: 1, description: "its name; else it is named by its range" }),
        ),
      }),
      { minItems: 1, description: "bands of the score, ascending, the first from 0" },
    ),
    uncertainty: Type.Object({
      runs: Type.Integer({
        minimum: 0,
        maximum: 100_000,
        description: "replays of the assessment; 0 switches intervals off",
      }),
      seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: "start of the random streams" }),
      vary: Type.Array(variationSchema, { description: "the choices that each run draws anew" }),
      sensitivity: Type.Optional(sensitivitySchema),
    }),
    priorities: Type.Optional(prioritiesSchema),
    outlook: Type.Optional(outlookChoiceSchema),
    links: Type.Optional(linksSchema),
    report: Type.Object({
      ranking: Type.Enum(["none", "annex"], {
        description:
          "annex: a table of ranks with intervals and coverage in the annex; never in the main part",
      }),
    }),
  },
  { description: "every methodological choice of an assessment" },
);

export type RecipeShape = Readonly<Static<typeof recipeSchema>>;
