/** How values come to one scale: the choice, as data. */

import Type, { type Static } from "typebox";
import { type NormaliseMethod, normaliseMethods } from "../methods.ts";

export const normaliseChoiceSchema = Type.Object(
  {
    method: Type.Enum([...normaliseMethods], {
      description:
        "goalposts, min-max, z-score, scaled, percentile-rank, rank, borda, distance-to-target, distance-to-reference, distance-to-maximum, fraction-of-maximum or identity",
    }),
    lowest: Type.Optional(
      Type.Number({ description: "for min-max: what the least secure unit gets; default 0" }),
    ),
    highest: Type.Optional(
      Type.Number({ description: "for min-max: what the most secure unit gets; default 1" }),
    ),
    mean: Type.Optional(Type.Number({ description: "for z-score: mean of the scores; default 0" })),
    standardDeviation: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: "for z-score: their standard deviation; default 1" }),
    ),
    low: Type.Optional(
      Type.Number({ description: "for scaled: lower end of the scale; default the low goalpost" }),
    ),
    high: Type.Optional(Type.Number({ description: "for scaled: upper end; default the high goalpost" })),
    factor: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: "for scaled: what the secure end is worth; default 1",
      }),
    ),
    target: Type.Optional(
      Type.Number({
        description: "for distance-to-target: the value to reach; default the goalpost at the secure end",
      }),
    ),
    reference: Type.Optional(
      Type.String({
        description: "for distance-to-reference: id of the unit that the others are measured by",
      }),
    ),
    cap: Type.Optional(
      Type.Boolean({
        description:
          "for scaled and the distances: whether values beyond the end are held at it; default false",
      }),
    ),
    ties: Type.Optional(
      Type.Enum(["min", "average", "max"], {
        description: "for percentile-rank, rank and borda: which rank tied units share; default min",
      }),
    ),
    across: Type.Optional(
      Type.Enum(["units", "periods"], {
        description:
          "for methods that compare units: with those of the period (the default), or with all units in all periods of the case",
      }),
    ),
  },
  { description: "how the values of an indicator come to one scale on which higher is more secure" },
);

export type NormaliseChoice = Readonly<Static<typeof normaliseChoiceSchema>>;

/** Methods that measure by points stated in the unit of measure. */
export const anchored: ReadonlySet<NormaliseMethod> = new Set([
  "goalposts",
  "scaled",
  "distance-to-target",
  "identity",
]);
