/** The shape of `deprivation.yaml`: one schema for run-time checks, for the shipped JSON Schema and for the guide. */

import Type, { type Static } from "typebox";
import { missingRules } from "../../framework/index.ts";

export const deprivationFormat = "salus/deprivation@1";

const code = Type.Union([Type.String(), Type.Number()]);
const weight = Type.Optional(
  Type.Number({ minimum: 0, description: "relative to its siblings; 1 where left out" }),
);

const missingSchema = Type.Enum([...missingRules], {
  description:
    "what a gap does: leave-out takes the person out of every figure; not-deprived and deprived count as said, the first where a question does not apply",
});

const indicatorSchema = Type.Object({
  id: Type.String({ minLength: 1, description: "stable; letters, digits and . _ - :" }),
  title: Type.String({ minLength: 1, description: "what people read" }),
  column: Type.String({
    minLength: 1,
    description: "question or column of the survey that holds the answers",
  }),
  cutoff: Type.Optional(
    Type.Number({ description: "deprivation cutoff z; who is at it is not deprived. Needs a direction" }),
  ),
  direction: Type.Optional(
    Type.Enum([1, -1], {
      description: "1: higher is more secure, below the cutoff is a deprivation. -1: above it is one",
    }),
  ),
  worst: Type.Optional(
    Type.Number({
      description:
        "end of the scale, at which a deprivation is as deep as can be; without it every deprivation counts in full",
    }),
  ),
  codes: Type.Optional(
    Type.Array(code, { minItems: 1, description: "instead of a cutoff: answers that are a deprivation" }),
  ),
  unknown: Type.Optional(
    Type.Array(code, { description: "answers that say nothing, beside those named for all" }),
  ),
  missing: Type.Optional(missingSchema),
  weight,
});

export const deprivationSchema = Type.Object(
  {
    format: Type.Literal(deprivationFormat),
    title: Type.String({ minLength: 1, description: "what people read" }),
    unitOfAnalysis: Type.Enum(["person", "household"], { description: "what a row of the survey is" }),
    members: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          "column with the members of each household, so that shares are of people; without it they are of households",
      }),
    ),
    povertyCutoffs: Type.Array(Type.Number({ minimum: 0, maximum: 1 }), {
      minItems: 1,
      description:
        "cutoffs k, all of which are shown: 0 counts everybody with any deprivation, 1 those deprived in all",
    }),
    groups: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), { description: "columns to decompose by" }),
    ),
    unknown: Type.Optional(
      Type.Array(code, { description: "answers that say nothing, in every indicator, such as 98 and 99" }),
    ),
    missing: Type.Optional(missingSchema),
    dimensions: Type.Array(
      Type.Object({
        id: Type.String({ minLength: 1, description: "stable; letters, digits and . _ - :" }),
        title: Type.String({ minLength: 1, description: "what people read" }),
        weight,
        indicators: Type.Array(indicatorSchema, { minItems: 1, description: "what is asked of each person" }),
      }),
      { minItems: 1, description: "respects in which people can be deprived" },
    ),
  },
  { description: "who counts as deprived of what, and in how much at once to count as poor" },
);

export type StatedDeprivation = Readonly<Static<typeof deprivationSchema>>;
export type StatedIndicator = StatedDeprivation["dimensions"][number]["indicators"][number];
