/** Which units have enough data to take part at all: the choice, as data. */

import Type, { type Static } from "typebox";
import { screenMethods } from "../methods.ts";

export const screenChoiceSchema = Type.Object(
  {
    by: Type.Enum([...screenMethods], {
      description: "what a unit may be left out for: missing values, zeros, either of them, or none",
    }),
    minAvailable: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "share of the scored indicators for which a unit must have a value; default 0.65",
      }),
    ),
    minNonZero: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "share of its values that must not be zero; default 0.5",
      }),
    ),
    forceIn: Type.Optional(
      Type.Array(Type.String(), {
        description: "units that take part whatever their data; say why in the report",
      }),
    ),
    forceOut: Type.Optional(
      Type.Array(Type.String(), {
        description: "units that are left out whatever their data; say why in the report",
      }),
    ),
  },
  { description: "units that are left out before anything is computed, so that they do not move the others" },
);

export type ScreenChoice = Readonly<Static<typeof screenChoiceSchema>>;
