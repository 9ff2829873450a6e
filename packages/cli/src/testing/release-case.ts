/** A small case with a survey, for tests of what may leave: four groups of people, one of them small. */

import { makeCase } from "./small-case.ts";

/** Texts that are in the answers and must never be in a package. */
export const secrets = {
  id: "uuid:7f3c0a5e-secret-key",
  name: "Amina Quillfeather",
  words: "they came at night to the blue house",
  latitude: "4.391827",
  place: "Nowhereville of Amina",
  typed: "ask my aunt Zubeidah",
} as const;

const surveyYaml = `format: salus/survey@1
title: Valley survey
period: "2024"
groups: { bank: bank, sex: sex }
place: { column: bank, units: { north: v01, south: v02, island: v03 } }
items:
  - { id: hungry, title: "Were you hungry?", scale: ["no", some, much], counts: [some, much], direction: -1 }
  - { id: fear, title: "Are you afraid?", scale: ["no", "yes"], direction: -1 }
heard:
  place: { column: bank, labels: { north: North bank } }
`;

/** Answers one a row: \`n\` people of each kind; the small group lives on the island. */
function kinds(): readonly (readonly [bank: string, sex: string, hungry: string, fear: string, n: number])[] {
  return [
    ["north", "f", "no", "no", 60],
    ["north", "f", "some", "yes", 35],
    ["north", "f", "much", "yes", 22],
    ["north", "m", "no", "no", 70],
    ["north", "m", "some", "no", 30],
    ["north", "m", "much", "yes", 24],
    ["south", "f", "no", "no", 45],
    ["south", "f", "some", "yes", 25],
    ["south", "f", "much", "no", 18],
    ["south", "m", "no", "no", 55],
    ["south", "m", "some", "yes", 21],
    ["south", "m", "much", "no", 3],
    ["island", "f", "much", "yes", 4],
    ["island", "m", "no", "no", 2],
  ];
}

export type Answers = readonly (readonly [bank: string, sex: string, hungry: string, fear: string])[];

export const plainAnswers: Answers = kinds().flatMap(([bank, sex, hungry, fear, n]) =>
  Array.from({ length: n }, () => [bank, sex, hungry, fear] as const),
);

/** The table of answers, with columns that tell who people are beside them. */
export function submissionsOf(answers: Answers): string {
  const rows = answers.map((row, k) => {
    const secret = k === 7;
    const own = secret
      ? [secrets.id, secrets.name, secrets.words, secrets.latitude]
      : [`uuid:${k}`, "", "", ""];
    return [...row, 20 + ((k * 7) % 50), ...own].join(",");
  });
  return `${["bank,sex,hungry,fear,age,_id,resp_name,comments,latitude", ...rows].join("\n")}\n`;
}

const microdata = `microdata:
  keys: [sex, age]
  keep: [fear, resp_name, today]
  sensitive: [hungry]
  bands: { age: [30, 40, 55] }
  below: 0.05
`;

/** The case in a folder of its own. */
export function surveyCase({
  answers = plainAnswers,
  survey = surveyYaml,
  files = {},
  single = false,
}: {
  readonly answers?: Answers;
  readonly survey?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly single?: boolean;
} = {}): string {
  return makeCase({
    "survey.yaml": single ? survey + microdata : survey,
    "submissions.csv": submissionsOf(answers),
    ...files,
  });
}

export { surveyYaml };
