/** Choices for one node of the tree: what differs there from the rest of the recipe. */

import Type, { type Static } from "typebox";
import { aggregateChoiceSchema } from "../../framework/index.ts";
import { imputeChoiceSchema } from "./impute-choice.ts";
import { missingChoiceSchema } from "./missing-choice.ts";
import { normaliseChoiceSchema } from "./normalise-choice.ts";
import { treatChoiceSchema } from "./treat-choice.ts";
import { weightsChoiceSchema } from "./weights-choice.ts";

export const nodeChoicesSchema = Type.Object(
  {
    include: Type.Optional(Type.Boolean({ description: "false leaves it out, with all that lies below it" })),
    weight: Type.Optional(Type.Number({ minimum: 0, description: "relative to its siblings" })),
    low: Type.Optional(Type.Number({ description: "for an indicator: its low goalpost" })),
    high: Type.Optional(Type.Number({ description: "for an indicator: its high goalpost" })),
    impute: Type.Optional(imputeChoiceSchema),
    treat: Type.Optional(treatChoiceSchema),
    normalise: Type.Optional(normaliseChoiceSchema),
    weights: Type.Optional(weightsChoiceSchema),
    aggregate: Type.Optional(aggregateChoiceSchema),
    missing: Type.Optional(Type.Partial(missingChoiceSchema)),
  },
  {
    description:
      "choices for one indicator or component: impute, treat and normalise hold for all indicators at or below it, the nearest statement first; weights, aggregate and missing for the node itself",
  },
);

export type NodeChoices = Readonly<Static<typeof nodeChoicesSchema>>;
