/** The section `priorities` of a recipe: whether threats are ranked, where, and by which choices. */

import Type, { type Static } from "typebox";

export const priorityWeightMethods = [
  "equal",
  "stated",
  "uniform",
  "ordered",
  "dirichlet",
  "budget-allocation",
  "best-worst",
] as const;

export type PriorityWeightMethod = (typeof priorityWeightMethods)[number];

export const prioritiesSchema = Type.Object(
  {
    places: Type.Union([Type.Literal("top-level"), Type.Array(Type.String(), { minItems: 1 })], {
      description:
        "top-level: every unit that lies in no other, is no group, and has data; or a list of ids of units.csv",
    }),
    further: Type.Array(
      Type.Object({
        id: Type.String({ minLength: 1, description: "its name in shares, order and judgements" }),
        title: Type.String({ minLength: 1, description: "what people read" }),
        column: Type.String({
          minLength: 1,
          description: "the column of threats.csv that lists its indicators for each threat",
        }),
      }),
      { description: "criteria beside severity and pervasiveness; each is asked of every threat" },
    ),
    weights: Type.Object(
      {
        method: Type.Enum([...priorityWeightMethods], { description: priorityWeightMethods.join(", ") }),
        shares: Type.Optional(
          Type.Record(Type.String(), Type.Number({ minimum: 0 }), {
            description:
              "for stated and dirichlet: relative weight of severity, pervasiveness and further criteria; one left out counts 0",
          }),
        ),
        order: Type.Optional(
          Type.Array(Type.String(), { description: "for ordered: criteria from the most important down" }),
        ),
        concentration: Type.Optional(
          Type.Number({ exclusiveMinimum: 0, description: "for dirichlet: α = concentration × share" }),
        ),
      },
      { description: "how much each criterion counts, and what is open about it" },
    ),
    combine: Type.Enum(["geometric"], {
      description: "geometric; the additive mean is computed beside it as the declared check",
    }),
    minCoverage: Type.Number({
      minimum: 0,
      maximum: 1,
      description: "below this share of observed indicators a threat gets no value on the criterion",
    }),
    reach: Type.Number({
      minimum: 0,
      maximum: 1,
      description: "without pervasiveness indicators: severity from which people in a group count as reached",
    }),
    guard: Type.Object({
      level: Type.Number({
        minimum: 0,
        maximum: 1,
        description: "severity in any group above the floor that lifts a threat into view",
      }),
      minN: Type.Number({ minimum: 0, description: "floor: observations behind the group" }),
      minPopulation: Type.Number({ minimum: 0, description: "floor: or people in the group" }),
    }),
    draws: Type.Integer({
      minimum: 100,
      maximum: 100_000,
      description: "draws of weights and values at each place",
    }),
    spread: Type.Enum(["normal", "uniform"], {
      description: "how a value varies within its range where there are no replays of all",
    }),
    voices: Type.Object({
      minGroup: Type.Integer({
        minimum: 1,
        description: "groups with fewer judges or ballots are not shown separately",
      }),
      kendallW: Type.Number({
        minimum: 0,
        maximum: 1,
        description: "agreement of ballots from which their order is called shared",
      }),
      disagreementIndex: Type.Number({
        exclusiveMinimum: 0,
        description: "RAND disagreement index of ratings above which a panel is called divided",
      }),
    }),
  },
  { description: "optional: rank the threats of threats.csv by severity and pervasiveness" },
);

export type PrioritiesChoice = Readonly<Static<typeof prioritiesSchema>>;

/** What a recipe that asks for priorities leaves unsaid. */
export const defaultPriorities: PrioritiesChoice = {
  places: "top-level",
  further: [],
  weights: { method: "uniform" },
  combine: "geometric",
  minCoverage: 0.5,
  reach: 0.5,
  guard: { level: 0.8, minN: 30, minPopulation: 1000 },
  draws: 1000,
  spread: "normal",
  voices: { minGroup: 10, kendallW: 0.7, disagreementIndex: 1 },
};
