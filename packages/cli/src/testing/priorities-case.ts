/** The small case with threats, people inside a village, judges and ballots. */

import { type CaseChanges, plus, swap } from "./small-case.ts";

const threats = `id,title,component,severityIndicators,pervasivenessIndicators
hunger,Going hungry,food,hunger;harvest,income
violence,Violence,safety,assaults;trust,
no-school,Out of school,voice,school,school;radios
no-voice,No say,voice,,radios
flood,Flood,living,,
`;

/** Herders are hit hard and enough to be spoken of; others are hit harder and too few. */
const groups = [
  "v01-herders,Herders,v01,group,1100,",
  "v01-farmers,Farmers,v01,group,5600,",
  "v01-others,Others,v01,group,90,",
];

const groupValues = [
  { unit: "v01-herders", assaults: 38, trust: 10 },
  { unit: "v01-farmers", assaults: 3, trust: 90 },
  { unit: "v01-others", assaults: 39, trust: 5 },
].flatMap(({ unit, assaults, trust }) => [
  `${unit},assaults,2024,${assaults},,,3,,survey,`,
  `${unit},trust,2024,${trust},,,4,,survey,`,
]);

const priorities = `priorities:
  places: [v01]
  weights: { method: budget-allocation }
  guard: { level: 0.8, minN: 30, minPopulation: 1000 }
report:`;

/** Twelve women, twelve men and two elders spread points; nine rate the threats. */
const judgements = [
  "judge,group,method,about,value",
  ...Array.from({ length: 26 }, (_, i) => {
    const group = i < 12 ? "women" : i < 24 ? "men" : "elders";
    const points = 20 + ((i * 7) % 60);
    return [
      `j${i},${group},budget-allocation,severity,${points}`,
      `j${i},${group},budget-allocation,pervasiveness,${100 - points}`,
    ].join("\n");
  }),
  ...Array.from({ length: 9 }, (_, i) =>
    [
      `p${i},,rating,hunger,${8 - (i % 2)}`,
      `p${i},,rating,violence,${i % 2 === 0 ? 1 : 9}`,
      `p${i},,rating,no-school,4`,
    ].join("\n"),
  ),
  "",
].join("\n");

/** Two of three put violence first; every fifth leaves out what comes last. */
const ballots = [
  "ballot,group,threat,rank",
  ...Array.from({ length: 24 }, (_, i) => {
    const order = i % 3 === 0 ? ["hunger", "violence", "no-school"] : ["violence", "hunger", "no-school"];
    return order
      .slice(0, i % 5 === 0 ? 2 : 3)
      .map((threat, k) => `b${i},${i < 12 ? "women" : "men"},${threat},${k + 1}`)
      .join("\n");
  }),
  "",
].join("\n");

/** Changes of the small case. */
export const prioritiesCase = {
  "threats.csv": threats,
  "units.csv": plus(...groups),
  "observations.csv": plus(...groupValues),
  "recipe.yaml": swap("report:", priorities),
  "judgements.csv": judgements,
  "ballots.csv": ballots,
} satisfies CaseChanges;
