/** The shape of `survey.yaml`: one schema for run-time checks, for the shipped JSON Schema and for the guide. */

import Type from "typebox";

export const surveyFormat = "salus/survey@1";

/** What a question asks about a threat. */
export const aspects = [
  "worry",
  "experience",
  "severity",
  "frequency",
  "likelihood",
  "coping",
  "trust",
] as const;

export type Aspect = (typeof aspects)[number];

const text = (description: string) => Type.String({ minLength: 1, description });
const codeList = (description: string) =>
  Type.Optional(Type.Array(Type.Union([Type.String(), Type.Number()]), { description }));

const codesSchema = Type.Object(
  {
    dontKnow: codeList("answers that mean don't know, such as 98 or dk"),
    refused: codeList("answers that mean refused, such as 99 or pnta"),
    notAsked: codeList("answers that mean the question was not asked"),
    notAnswered: codeList("answers that mean nothing was written down"),
    values: codeList("numbers that look like such codes and are none, such as -99 degrees"),
  },
  { description: "what answers mean that are no answers" },
);

const itemSchema = Type.Object({
  id: text("stable; letters, digits and . _ - :"),
  column: Type.Optional(text("question of the form, or column of the file; default the id")),
  title: Type.Optional(text("what people were asked; default the form's label")),
  threat: Type.Optional(text("id of the threat it speaks of, from threats.csv")),
  aspect: Type.Optional(
    Type.Enum([...aspects], {
      description:
        "what it asks about the threat: worry, experience, severity, frequency, likelihood, coping or trust",
    }),
  ),
  scale: codeList("its answers in order, from one end to the other; default the order of the form's list"),
  labels: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: "answer: what people read for it" }),
  ),
  direction: Type.Optional(
    Type.Enum([1, -1, 0], {
      description:
        "1: later on the scale, or a higher number, is more secure; -1: less; 0: neither, the default",
    }),
  ),
  kind: Type.Optional(
    Type.Enum(["choice", "number"], {
      description:
        "without a form: choice where it is one of a few answers, number otherwise; a scale makes it choice",
    }),
  ),
  codes: Type.Optional(codesSchema),
});

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
