/** The small case with a survey of 400 made-up people in two of its villages. */

import type { CaseChanges } from "./small-case.ts";

const threats = `id,title,component,severityIndicators,pervasivenessIndicators
hunger,Going hungry,food,hunger,
violence,Robbery and attack on the road to market,safety,assaults,
flood,Flood,living,,
`;

const survey = `format: salus/survey@1
title: Voices of the valley
period: "2024-09"
source: survey
design: { weight: weight, strata: [village], stages: [{ cluster: hamlet }] }
place: { column: village }
groups: { sex: sex, livelihood: livelihood }
codes: { dontKnow: [88], refused: [99] }
items:
  - { id: worry-hunger, title: How much do you worry about going hungry?, threat: hunger, aspect: worry, scale: [1, 2, 3, 4], direction: -1, labels: { "1": not at all, "2": a little, "3": much, "4": very much } }
  - { id: lived-hunger, title: Did you go hungry in the last year?, threat: hunger, aspect: experience, scale: ["no", "yes"], direction: -1 }
  - { id: worry-violence, title: How much do you worry about being attacked?, threat: violence, aspect: worry, scale: [1, 2, 3, 4], direction: -1 }
  - { id: lived-violence, title: Were you attacked in the last year?, threat: violence, aspect: experience, scale: ["no", "yes"], direction: -1 }
  - { id: worry-flood, title: How much do you worry about a flood?, threat: flood, aspect: worry, scale: [1, 2, 3, 4], direction: -1 }
  - { id: lived-flood, title: Did water come into your house in the last year?, threat: flood, aspect: experience, scale: ["no", "yes"], direction: -1 }
  - { id: help, title: Neighbours help when I am in need, scale: [1, 2, 3, 4, 5], direction: 1, profile: true }
  - { id: water, title: There is clean water close by, scale: [1, 2, 3, 4, 5], direction: 1, profile: true, weight: 2 }
  - { id: path, title: The path to school is safe, scale: [1, 2, 3, 4, 5], direction: 1, profile: true }
  - { id: well, title: The new well is kept in repair, scale: [1, 2, 3, 4, 5], direction: 1, profile: true }
heard:
  sex: { column: sex, targets: { woman: 0.5 } }
  age: { column: age, labels: { young: under 25, middle: 25 to 59, old: 60 and over }, targets: { young: 0.5 } }
  disability: { column: disability, labels: { "yes": people with a disability, "no": people without } }
  displacement: { column: displaced, labels: { "yes": people who fled their homes, "no": people who live where they always did } }
  language: { column: tongue, labels: { hill: the language of the hills, river: the language of the river }, targets: { hill: 0.5 } }
capacity:
  - { id: savings-group, title: In a savings group, aspect: capacity, column: savings, counts: ["yes"], harm: none, confidence: high }
  - { id: fewer-meals, title: Eats fewer meals, aspect: capacity, column: fewer-meals, counts: ["yes"], harm: none }
  - { id: lends-tools, title: Borrows tools, aspect: capacity, column: tools, counts: ["yes"] }
  - { id: seed, title: Needs seed, aspect: need, column: seed, counts: ["yes"], confidence: medium }
  - { id: river, title: Lives by the river, aspect: exposure, column: river, counts: ["yes"] }
`;

const deprivation = `format: salus/deprivation@1
title: Poverty in the valley
unitOfAnalysis: person
povertyCutoffs: [0.5, 0.75, 1]
groups: [sex]
unknown: [88]
dimensions:
  - id: living
    title: Food and water
    indicators:
      - { id: meals, title: Fewer than two meals a day, column: meals, cutoff: 2, direction: 1 }
      - { id: far-water, title: Water is more than half an hour away, column: minutes, cutoff: 30, direction: -1 }
  - id: learning
    title: Learning
    indicators:
      - { id: school, title: A child out of school, column: school, codes: ["no"] }
      - { id: reading, title: Nobody at home can read, column: reading, codes: ["no"] }
`;

/** Numbers in [0, 1) that are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const columns = [
  ...["village", "hamlet", "weight", "sex", "livelihood", "age", "disability", "displaced"],
  ...["worry-hunger", "lived-hunger", "worry-violence", "lived-violence", "worry-flood", "lived-flood"],
  ...["help", "water", "path", "well", "savings", "fewer-meals", "tools", "seed", "river"],
  ...["meals", "minutes", "school", "reading", "tongue"],
];

/** One row a person; seven are traders, four have a disability, nobody fled, four do not say which language they speak. */
function people(): readonly string[] {
  const next = dice(11);
  const yes = (share: number): string => (next() < share ? "yes" : "no");
  const grade = (middle: number, most: number): number =>
    Math.min(most, Math.max(1, Math.round(middle + (next() - 0.5) * 2.5)));
  return Array.from({ length: 400 }, (_, i) => {
    const second = i % 2;
    const fear = next() * 2;
    const asked = (answer: number): number => (next() < 0.06 ? 88 : next() < 0.05 ? 99 : answer);
    const livelihood = i % 57 === 3 ? "trader" : next() < 0.5 ? "farmer" : next() < 0.6 ? "herder" : "weaver";
    return [
      ...[
        second === 0 ? "v01" : "v02",
        `h${i % 20}`,
        (0.6 + next()).toFixed(2),
        next() < 0.58 ? "woman" : "man",
      ],
      ...[
        livelihood,
        next() < 0.2 ? "young" : next() < 0.7 ? "middle" : "old",
        i % 100 === 7 ? "yes" : "no",
        "no",
      ],
      ...[asked(grade(2 + fear, 4)), yes(0.35), asked(grade(1.6 + fear, 4)), yes(0.08)],
      ...[asked(grade(1.2 + fear / 2 + second, 4)), yes(0.2)],
      ...[grade(4, 5), grade(2, 5), grade(3 + second, 5), second === 0 ? grade(3, 5) : ""],
      ...[yes(0.4), yes(0.3), yes(0.2), yes(0.55), yes(0.25)],
      ...[
        next() < 0.45 ? 1 : 2,
        Math.round(next() * 50),
        yes(0.6),
        yes(0.5),
        i % 130 === 5 ? "" : next() < 0.6 ? "hill" : "river",
      ],
    ].join(",");
  });
}

/** Two coders over sixty answers, who differ on four; one code is new, one was given twice. */
const coding = [
  "answer,words,language,place,period,coder,code",
  ...Array.from({ length: 60 }, (_, i) => {
    const code = i < 2 ? "loneliness" : i < 14 ? "debt" : i < 16 ? "wild-dogs" : i < 40 ? "hunger" : "flood";
    const other = i % 15 === 9 ? "violence" : code;
    return [`a${i},made up,en,,2024-09,c1,${code}`, `a${i},,,,2024-09,c2,${other}`].join("\n");
  }),
  "",
].join("\n");

/** Changes of the small case. */
export const voicesCase = {
  "threats.csv": threats,
  "survey.yaml": survey,
  "submissions.csv": `${[columns.join(","), ...people()].join("\n")}\n`,
  "deprivation.yaml": deprivation,
  "coding.csv": coding,
} satisfies CaseChanges;
