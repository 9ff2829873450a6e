/** Where weights come from: the choice, as data. */

import Type, { type Static } from "typebox";
import { weightMethods } from "../methods.ts";

const drawnFromData = Type.Object({
  method: Type.Enum([...weightMethods], {
    description:
      "principal: loadings of the first principal component; optimised: weights under which each part correlates with the node as the importances say",
  }),
  importances: Type.Optional(
    Type.String({
      minLength: 1,
      description: "for optimised: framework (the default), equal, or a set of weights.csv",
    }),
  ),
});

export const weightsChoiceSchema = Type.Union(
  [Type.String({ minLength: 1, description: "framework, equal, or a set of weights.csv" }), drawnFromData],
  { description: "framework, equal, a set of weights.csv, or a method that draws weights from the data" },
);

export type WeightsChoice = Readonly<Static<typeof weightsChoiceSchema>>;

export type DataWeights = Readonly<Static<typeof drawnFromData>>;
