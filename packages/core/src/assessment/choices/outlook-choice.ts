/** The section `outlook` of a recipe: which series are looked ahead, how, and what was known when. */

import Type, { type Static } from "typebox";

const text = (description: string): ReturnType<typeof Type.String> =>
  Type.String({ minLength: 1, description });
const whole = (minimum: number, maximum: number, description: string): ReturnType<typeof Type.Integer> =>
  Type.Integer({ minimum, maximum, description });
const month = (description: string): ReturnType<typeof Type.String> =>
  Type.String({ pattern: "^\\d{4}-(0[1-9]|1[0-2])$", description });

/** Methods for counts, and for levels: prices, rates, shares. */
export const countMethodNames = [
  "pool",
  "recent-months",
  "weighted-months",
  "negative-binomial",
  "analogues",
] as const;
export const levelMethodNames = [
  "pool",
  "combined",
  "theta",
  "smoothed",
  "ets",
  "seasonal-naive",
  "last-value",
] as const;
export const outbreakMethodNames = ["farrington", "ears-c1", "ears-c2", "ears-c3", "cusum"] as const;

const seriesSchema = Type.Object({
  id: text("its name in alerts.yaml, probabilities and results"),
  title: Type.Optional(text("what people read; default the id")),
  unitOfMeasure: text("of one month's value, such as deaths a month"),
  of: Type.Enum(["events", "series"], {
    description: "events: counted from events.csv; series: the values of that id in series.csv",
  }),
  count: Type.Optional(
    Type.Enum(["events", "deaths"], { description: "of events: incidents, or their deaths; default events" }),
  ),
  types: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: "of events: only incidents of these types; default all",
    }),
  ),
  level: Type.Optional(text("of events: level of the units that incidents are placed in; default all units")),
  depth: Type.Optional(
    whole(0, 4, "of events: what these units are, 0 countries, 1 provinces, 2 districts; default 1"),
  ),
  from: Type.Optional(
    month("of events: first month that was watched. Within the span, silence is 0; outside it nobody looked"),
  ),
  to: Type.Optional(month("of events: last month that was watched")),
  reportDelayDays: Type.Optional(
    whole(0, 3650, "of events: how late an incident without a report date is taken to be known; default 0"),
  ),
  kind: Type.Optional(
    Type.Enum(["count", "level", "share"], {
      description: "count for whole numbers with many zeros, level for prices and rates, share for 0 to 1",
    }),
  ),
  scale: Type.Optional(
    Type.Enum(["linear", "log"], { description: "of levels: forecast as they are, or their logarithms" }),
  ),
  season: Type.Optional(whole(1, 12, "of levels: months of a season; default 12, 1 for none")),
  method: Type.Optional(
    Type.Enum([...new Set([...countMethodNames, ...levelMethodNames])], {
      description: `default pool; for counts ${countMethodNames.join(", ")}; for levels and shares ${levelMethodNames.join(", ")}`,
    }),
  ),
  threats: Type.Optional(Type.Array(Type.String(), { description: "threats it speaks of" })),
});

/** The shape of the section; a file may leave out what `defaultOutlook` states. */
export const outlookChoiceSchema = Type.Object(
  {
    asOf: Type.Optional(
      Type.String({
        minLength: 7,
        description: "the day or month whose knowledge is used; default the end of the data",
      }),
    ),
    horizon: whole(1, 36, "how many months ahead; default 6"),
    level: Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: "probability that a central band is to hold; default 0.9",
    }),
    backtest: Type.Object(
      {
        origins: whole(2, 600, "how many past months forecasts are made again from; default 36"),
        every: whole(1, 60, "months from one origin to the next; default 1"),
      },
      { description: "how the methods are held against what came" },
    ),
    series: Type.Array(seriesSchema, { description: "what is looked ahead" }),
    titles: Type.Record(Type.String(), Type.String({ minLength: 1 }), {
      description: "what people read for other series of series.csv that rules watch, by id",
    }),
    probabilities: Type.Array(
      Type.Object({
        id: text("its name in alerts.yaml and results"),
        series: text("a declared series"),
        atLeast: Type.Number({
          exclusiveMinimum: 0,
          description:
            "what would be reached: by the sum of coming counts, by the mean of coming levels or shares",
        }),
        within: whole(1, 12, "over how many coming months"),
      }),
      { description: "how likely it is that a series reaches something" },
    ),
    phases: Type.Array(
      Type.Object({
        id: text("its name in results"),
        title: Type.Optional(text("what people read; default the id")),
        shares: Type.Array(Type.String({ minLength: 1 }), {
          minItems: 5,
          maxItems: 5,
          description: "series of the share of people in phases 1 to 5",
        }),
      }),
      { description: "phases of food insecurity from shares of people, by the 20 % rule" },
    ),
    outbreaks: Type.Array(
      Type.Object({
        id: text("its name in results"),
        series: text("a declared series of counts"),
        method: Type.Enum([...outbreakMethodNames], { description: outbreakMethodNames.join(", ") }),
      }),
      { description: "more cases than the season leads to expect?" },
    ),
  },
  { description: "what is coming; left out, nothing is looked ahead" },
);

export type OutlookChoice = Readonly<Static<typeof outlookChoiceSchema>>;
export type OutlookSeriesChoice = Readonly<Static<typeof seriesSchema>>;
export type ProbabilityChoice = OutlookChoice["probabilities"][number];
export type OutbreakChoice = OutlookChoice["outbreaks"][number];

/** What the section leaves unsaid. */
export const defaultOutlook: OutlookChoice = {
  horizon: 6,
  level: 0.9,
  backtest: { origins: 36, every: 1 },
  series: [],
  titles: {},
  probabilities: [],
  phases: [],
  outbreaks: [],
};

/**
 * The method of a series, or the default, which is a pool of methods for its kind.
 *
 * @example
 * outlookMethodOf({}); // => "pool"
 */
export function outlookMethodOf({
  method = "pool",
}: Pick<OutlookSeriesChoice, "method">): NonNullable<OutlookSeriesChoice["method"]> {
  return method;
}
