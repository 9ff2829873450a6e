/** The shapes of the parts of `survey.yaml`: its codes and items, who was heard, capacity, weights and microdata. */

import Type from "typebox";
import { adjustMethods, aspects, capacityAspects, harms } from "./survey-words.ts";

export const text = (description: string) => Type.String({ minLength: 1, description });
const codeList = (description: string) =>
  Type.Optional(Type.Array(Type.Union([Type.String(), Type.Number()]), { description }));

export const codesSchema = Type.Object(
  {
    dontKnow: codeList("answers that mean don't know, such as 98 or dk"),
    refused: codeList("answers that mean refused, such as 99 or pnta"),
    notAsked: codeList("answers that mean the question was not asked"),
    notAnswered: codeList("answers that mean nothing was written down"),
    values: codeList("numbers that look like such codes and are none, such as -99 degrees"),
  },
  { description: "what answers mean that are no answers" },
);

export const itemSchema = Type.Object({
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
  counts: codeList(
    "answers that count: the item's figure is the share of people who give one of them; worry and experience have a rule of their own where it is left out",
  ),
  indicator: Type.Optional(
    text("indicator of indicators.csv that the item's figure is the value of, in each place and group"),
  ),
  profile: Type.Optional(
    Type.Boolean({ description: "the item is part of the community's profile and index; default no" }),
  ),
  weight: Type.Optional(
    Type.Number({ minimum: 0, description: "relative to the other items of the profile; default 1" }),
  ),
  codes: Type.Optional(codesSchema),
});

export const codeMap = (description: string) => Type.Optional(Type.Record(Type.String(), text(description)));

export const heardSchema = Type.Object({
  column: text("question or column that tells it"),
  labels: codeMap("answer: what people read for it"),
  targets: Type.Optional(
    Type.Record(Type.String(), Type.Number({ exclusiveMinimum: 0, maximum: 1 }), {
      description: "answer: the share of those heard that should give it, from 0 to 1",
    }),
  ),
});

export const capacityItemSchema = Type.Object({
  id: text("what it is, such as savings-group; harmful ones of the closed list are never capacity"),
  title: text("what people read"),
  aspect: Type.Enum([...capacityAspects], { description: capacityAspects.join(", ") }),
  column: text("question or column of the survey"),
  counts: Type.Array(Type.Union([Type.String(), Type.Number()]), {
    minItems: 1,
    description: "answers that mean it holds",
  }),
  harm: Type.Optional(
    Type.Enum(["none", ...harms], {
      description: "the harm a way of coping does; left out: nobody has said",
    }),
  ),
  confidence: Type.Optional(
    Type.Enum(["high", "medium", "low"], { description: "how sure those who asked are of it" }),
  ),
});

export const adjustSchema = Type.Object(
  {
    method: Type.Enum([...adjustMethods], {
      description:
        "post-stratify: one margin; rake: several; calibrate-linear, calibrate-raking and calibrate-logit: several, within bounds",
    }),
    margins: Type.Array(
      Type.Object({
        column: text("question or column that tells the category"),
        totals: Type.Record(Type.String(), Type.Number({ minimum: 0 }), {
          description: "answer: people of the population who would give it",
        }),
      }),
      { minItems: 1, description: "what is known of the population" },
    ),
    bounds: Type.Optional(
      Type.Object(
        { low: Type.Number({ minimum: 0 }), high: Type.Number({ exclusiveMinimum: 1 }) },
        { description: "least and most of new by old weight; calibrate-logit needs them" },
      ),
    ),
    trim: Type.Optional(
      Type.Object(
        {
          low: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
          high: Type.Number({ minimum: 1 }),
        },
        { description: "least and most weight, in multiples of the mean weight" },
      ),
    ),
  },
  { description: "weights made to agree with what is known of the population" },
);

export const microdataSchema = Type.Object(
  {
    keys: Type.Array(text("question or column by which somebody could recognise a person"), { minItems: 1 }),
    keep: Type.Optional(
      Type.Array(text("question or column"), { description: "answers that leave beside the keys" }),
    ),
    sensitive: Type.Optional(
      Type.Array(text("question or column"), {
        description: "answers whose likeness among people with the same keys is told",
      }),
    ),
    bands: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.Number(), { minItems: 1 }), {
        description: "key that is a number: where its bands begin, such as age: [18, 30, 60]",
      }),
    ),
    recode: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), Type.String()), {
        description: "key: answer: the wider answer in its place, empty to remove it",
      }),
    ),
    important: Type.Optional(
      Type.Array(text("key"), {
        description: "keys that should lose answers last, the most important first",
      }),
    ),
    below: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 0.09,
        description: "global risk that the file must come below; default 0.03",
      }),
    ),
  },
  { description: "optional: which answers of single people `salus release` may let go" },
);
