/** The shape of `survey.yaml`: one schema for run-time checks, for the shipped JSON Schema and for the guide. */

import Type from "typebox";
import { shareIntervals } from "./interval.ts";
import {
  adjustSchema,
  capacityItemSchema,
  codeMap,
  codesSchema,
  heardSchema,
  itemSchema,
  microdataSchema,
  text,
} from "./survey-parts-schema.ts";
import { heardDimensions } from "./survey-words.ts";

export const surveyFormat = "salus/survey@1";

export const surveySchema = Type.Object(
  {
    format: Type.Literal(surveyFormat),
    title: Type.Optional(text("what the survey is called")),
    period: Type.Optional(text("when people answered: 2023, 2023-Q3 or 2023-11")),
    file: Type.Optional(
      text("the table of answers in the case folder; default submissions.csv or submissions.xlsx"),
    ),
    language: Type.Optional(text("language of the form in which results are shown, as its columns name it")),
    design: Type.Optional(
      Type.Object(
        {
          weight: Type.Optional(text("column of the weight; without it all weigh the same")),
          strata: Type.Optional(
            Type.Array(Type.String({ minLength: 1 }), {
              description: "columns that together name the stratum",
            }),
          ),
          stages: Type.Optional(
            Type.Array(
              Type.Object({
                cluster: Type.Optional(text("column of what was drawn; default each row for itself")),
                populationSize: Type.Optional(
                  text("column of how many there were to draw from; default no finite population correction"),
                ),
              }),
              { description: "stages of the sample, the first drawn first" },
            ),
          ),
          lonely: Type.Optional(
            Type.Enum(["fail", "remove", "adjust", "average"], {
              description: "a stratum with one cluster: fail, remove, adjust (the default) or average",
            }),
          ),
        },
        { description: "how people were chosen" },
      ),
    ),
    groups: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: "group: the column that tells it, such as sex",
      }),
    ),
    items: Type.Optional(Type.Array(itemSchema, { description: "questions that results are made of" })),
    codes: Type.Optional(codesSchema),
    waves: Type.Optional(
      Type.Object(
        {
          column: text("column that tells in which wave a row was asked"),
          periods: Type.Record(Type.String(), text("period, such as 2023"), {
            description: "answer: when that wave was asked; other rows are left out",
          }),
        },
        { description: "several waves in one table: the latest is shown, and compared with the others" },
      ),
    ),
    adjust: Type.Optional(adjustSchema),
    intervals: Type.Optional(
      Type.Object(
        {
          level: Type.Optional(
            Type.Number({ minimum: 0.5, maximum: 0.999, description: "confidence level; default 0.95" }),
          ),
          shares: Type.Optional(
            Type.Enum([...shareIntervals], {
              description: "how intervals of shares are made; default beta",
            }),
          ),
        },
        { description: "how sure estimates are said to be" },
      ),
    ),
    place: Type.Optional(
      Type.Object(
        {
          unit: Type.Optional(text("id of the unit of units.csv in which all people were asked")),
          column: Type.Optional(text("or the column that tells it")),
          units: codeMap("answer: id of the unit; default the answer is the id"),
        },
        { description: "where people live; groups are units of level group with the columns group:<name>" },
      ),
    ),
    source: Type.Optional(text("id in sources.csv that the survey's figures cite")),
    heard: Type.Optional(
      Type.Object(Object.fromEntries(heardDimensions.map((each) => [each, Type.Optional(heardSchema)])), {
        description: `who was heard, by ${heardDimensions.join(", ")}`,
      }),
    ),
    capacity: Type.Optional(
      Type.Array(capacityItemSchema, { description: "the table of needs, vulnerability and capacity" }),
    ),
    disclosure: Type.Optional(
      Type.Object(
        {
          minimum: Type.Optional(
            Type.Integer({ minimum: 5, description: "fewest people behind any figure; default 10" }),
          ),
          protection: Type.Optional(
            Type.Integer({
              minimum: 5,
              description:
                "how far apart the least and the most must stay that a reader can find; default 10",
            }),
          ),
        },
        { description: "what may leave" },
      ),
    ),
    microdata: Type.Optional(microdataSchema),
    causes: Type.Optional(
      Type.Object(
        {
          cause: text("question or column: what leads to something else; a choice of one answer"),
          effect: text("question or column: to what it leads; a choice of one answer"),
          nodes: codeMap("answer: id of a threat or of nodes.csv; default the answer is the id"),
        },
        {
          description:
            "what people say leads to what, counted over all of them as links; questions that are used for nothing else",
        },
      ),
    ),
    repeats: Type.Optional(
      Type.Array(
        Type.Object({
          file: text("the table of the repeat in the case folder, or the sheet of the workbook"),
          repeat: text("name of the repeat, in the form or of your own"),
          parentKey: Type.Optional(text("column that names the answer a row belongs to")),
          key: Type.Optional(text("column of the submissions that it names")),
          columns: Type.Optional(
            Type.Array(Type.String({ minLength: 1 }), {
              description: "without a form: its columns that are read, as choices",
            }),
          ),
        }),
        { description: "tables with several rows for one answer, such as members of a household" },
      ),
    ),
  },
  { description: "how a survey was drawn and what its columns mean" },
);
