/** The shape of `framework.yaml`: one schema for run-time checks, for the shipped JSON Schema and for the guide. */

import Type from "typebox";
import { aggregateChoiceSchema } from "./aggregate-choice-schema.ts";

export const frameworkFormat = "salus/framework@1";

const text = (description: string) => Type.String({ minLength: 1, description });

/** One node of the tree, without the nodes below it: those are checked one by one. */
export const componentSchema = Type.Object(
  {
    id: text("stable; letters, digits and . _ - :"),
    title: text("what people read"),
    weight: Type.Optional(Type.Number({ minimum: 0, description: "relative to its siblings; default 1" })),
    freedoms: Type.Optional(Type.Array(Type.String(), { description: "freedoms it serves" })),
    aggregate: Type.Optional(aggregateChoiceSchema),
    note: Type.Optional(
      Type.String({ description: "why it stands here without indicators, or how it is meant" }),
    ),
    components: Type.Optional(
      Type.Array(Type.Unknown(), { description: "the nodes below, of the same shape, to any depth" }),
    ),
  },
  { description: "a node of the tree" },
);

export const frameworkSchema = Type.Object(
  {
    format: Type.Literal(frameworkFormat),
    id: text("stable over all versions"),
    version: text("every published version is immutable"),
    title: text("what people read"),
    derivedFrom: Type.Optional(
      Type.Object({ id: text("framework it was copied from"), version: text("and its version") }),
    ),
    date: text("of this version"),
    owner: Type.Object({
      body: text("who answers for this framework"),
      endorsed: Type.Boolean({
        description: "false is printed as: independent analysis, not endorsed by the Government",
      }),
    }),
    requestedBy: Type.Union([Type.String({ minLength: 1 }), Type.Null()], {
      description: "who asked; null when nobody did",
    }),
    context: Type.Object(
      {
        place: text("where"),
        population: text("whose security"),
        period: text("when"),
        purpose: text("the decision it is meant to help"),
        audience: text("who reads it"),
      },
      { description: "no result without them" },
    ),
    freedoms: Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: "such as fear, want, dignity",
    }),
    index: Type.Unknown({ description: "the root of the tree" }),
  },
  { description: "what security means here" },
);
