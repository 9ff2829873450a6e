/** What stands where a value is missing: the choice, as data. */

import Type, { type Static } from "typebox";
import { type ImputeMethod, imputeMethods } from "../methods.ts";

export const imputeChoiceSchema = Type.Object(
  {
    method: Type.Enum([...imputeMethods], {
      description:
        "none; from the other units: mean, median, group-mean, group-median; from the unit's other indicators: row-mean, row-median, regression, nearest, normal, multiple; from other periods: latest, linear, constant",
    }),
    by: Type.Optional(
      Type.String({
        description: "for group-mean and group-median: a group column of units.csv, without group:",
      }),
    ),
    within: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          "for methods that read other indicators: component (the indicator's own, the default), or the id of a node whose indicators are read",
      }),
    ),
    scale: Type.Optional(
      Type.Enum(["min-max", "none"], {
        description:
          "for row-mean and row-median: whether indicators are brought to one scale and direction first; default min-max",
      }),
    ),
    neighbours: Type.Optional(
      Type.Integer({ minimum: 1, description: "for nearest: how many units are asked; default 5" }),
    ),
    predictors: Type.Optional(
      Type.Integer({ minimum: 1, description: "for regression: how many indicators at most; default 3" }),
    ),
    maxYears: Type.Optional(
      Type.Number({
        minimum: 0,
        description:
          "for latest, linear and constant: values further away in time are not used; default no limit",
      }),
    ),
  },
  { description: "what stands where a value is missing; it never counts as coverage" },
);

export type ImputeChoice = Readonly<Static<typeof imputeChoiceSchema>>;

/** Methods that read a unit's other indicators. */
export const acrossIndicators: ReadonlySet<ImputeMethod> = new Set([
  "row-mean",
  "row-median",
  "regression",
  "nearest",
  "normal",
  "multiple",
]);

/** Methods that read other periods. */
export const acrossPeriods: ReadonlySet<ImputeMethod> = new Set(["latest", "linear", "constant"]);
