/** The shape of `alerts.yaml`: one schema for run-time checks, for the shipped JSON Schema and for the guide. */

import Type from "typebox";
import { simpleSignKinds } from "./alert-rule.ts";

export const alertsFormat = "salus/alerts@1";

const text = (description: string): ReturnType<typeof Type.String> =>
  Type.String({ minLength: 1, description });
const number = (description: string): ReturnType<typeof Type.Number> => Type.Number({ description });
const days = (description: string): ReturnType<typeof Type.Number> =>
  Type.Number({ minimum: 0, description });
const whole = (description: string): ReturnType<typeof Type.Integer> =>
  Type.Integer({ minimum: 1, description });

const thresholds = {
  series: Type.Optional(text("the series it reads, in series.csv")),
  worse: Type.Optional(
    Type.Enum(["higher", "lower"], {
      description: "which way is worse; default higher. Shares and probabilities: always higher",
    }),
  ),
  watch: Type.Optional(number("threshold of the lower level; without it there is none")),
  alert: Type.Optional(number("threshold of the higher level")),
  extreme: Type.Optional(number("from here on it speaks also within the quiet period")),
  clear: Type.Optional(number("recovered when better than this; must be better than the lowest threshold")),
  over: Type.Optional(whole("change: how many values back it is measured; default 1")),
  relative: Type.Optional(
    Type.Boolean({ description: "change: as a share of the earlier value; default false" }),
  ),
};

const signSchema = Type.Object(
  {
    kind: Type.Enum([...simpleSignKinds, "combined"], {
      description:
        "level: the value; change: from an earlier value; record: how many values in a row were better; forecast-probability, community-sign, ipc-share: a share from 0 to 1; combined: several of them",
    }),
    ...thresholds,
    parts: Type.Optional(
      Type.Array(
        Type.Object({
          kind: Type.Enum([...simpleSignKinds], { description: "as above, but not combined" }),
          ...thresholds,
        }),
        { minItems: 2, description: "combined: the signs" },
      ),
    ),
    atLeast: Type.Optional(whole("combined: how many parts must have reached a level; default all")),
    maxAgeDays: Type.Optional(days("combined: an older value says nothing any more; default 120")),
  },
  { description: "what the rule watches" },
);

export const ruleSchema = Type.Object({
  id: text("stable"),
  title: Type.Optional(text("what people read; default the id")),
  owner: text("who acts; a rule without one is refused"),
  action: text("what was agreed beforehand that they do; a rule without it is refused"),
  leadTimeDays: Type.Number({
    exclusiveMinimum: 0,
    description: "how long the action takes to protect anybody; a rule without it is refused",
  }),
  horizonDays: Type.Optional(
    days(
      "an alert was right if the harm came within this time; at least leadTimeDays, default 180 or leadTimeDays",
    ),
  ),
  quietDays: Type.Optional(days("for so long nothing as high is said again, unless extreme; default 180")),
  clearReadings: Type.Optional(whole("how many readings in a row must be clear to stand down; default 1")),
  threats: Type.Optional(
    Type.Array(Type.String(), { description: "threats of threats.csv it watches over" }),
  ),
  harm: Type.Optional(
    Type.Object(
      {
        series: text("the series that shows the harm, in series.csv or the outlook of recipe.yaml"),
        atLeast: number("it has come in the first period at or above this after one below"),
      },
      {
        description: "the harm it warns of, beside what outcomes.csv verifies: closes alerts as hit or false",
      },
    ),
  ),
  alertsPerYear: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      description:
        "how many alerts a unit can act on in a year: other thresholds are tried within this budget",
    }),
  ),
  sign: signSchema,
});

export const alertsSchema = Type.Object(
  {
    format: Type.Literal(alertsFormat),
    rules: Type.Array(ruleSchema, { description: "each watches every unit that has its series" }),
  },
  { title: "alerts.yaml", description: "When to call for which agreed action." },
);
