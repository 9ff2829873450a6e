/** What is done to outliers: the choice, as data. */

import Type, { type Static } from "typebox";
import { type TreatMethod, treatMethods } from "../methods.ts";

const changing = ["log", "log-unit-shift", "log-skew-aware", "box-cox"] as const;

export const treatChoiceSchema = Type.Object(
  {
    method: Type.Enum([...treatMethods], {
      description:
        "none, winsorise, log, log-unit-shift, log-skew-aware, box-cox, or cap at stated bounds; all but cap only where the shape fails",
    }),
    maxPoints: Type.Optional(
      Type.Integer({ minimum: 0, description: "for winsorise: how many values may be moved; default 5" }),
    ),
    otherwise: Type.Optional(
      Type.Enum([...changing], { description: "for winsorise: what is tried where it was not enough" }),
    ),
    start: Type.Optional(
      Type.Enum(["original", "previous"], {
        description:
          "for otherwise: whether it starts from the values as given (the default) or as winsorised",
      }),
    ),
    lambda: Type.Optional(Type.Number({ description: "for box-cox: the exponent; default 0.5" })),
    low: Type.Optional(Type.Number({ description: "for cap: the lower bound, in the unit of measure" })),
    high: Type.Optional(Type.Number({ description: "for cap: the upper bound" })),
    skewness: Type.Optional(
      Type.Number({ minimum: 0, description: "the shape fails from this absolute skewness on; default 2" }),
    ),
    kurtosis: Type.Optional(Type.Number({ description: "and from this kurtosis on; default 3.5" })),
    ties: Type.Optional(
      Type.Enum(["within-limit", "whole"], {
        description:
          "for winsorise: stop before a tie at the end exceeds maxPoints (the default), or move it whole",
      }),
    ),
  },
  { description: "what is done to outliers, with an audit table" },
);

export type TreatChoice = Readonly<Static<typeof treatChoiceSchema>>;

const scaleChanging: ReadonlySet<TreatMethod> = new Set(changing);

/**
 * Whether a treatment may carry a whole column to another scale, on which goalposts in the unit of measure mean nothing.
 *
 * @example
 * changesScale({ method: "winsorise", otherwise: "log" }); // => true
 * changesScale({ method: "winsorise" }); // => false
 */
export function changesScale({ method, otherwise }: TreatChoice): boolean {
  return scaleChanging.has(method) || (method === "winsorise" && otherwise !== undefined);
}
