/** Cases of real surveys, written where the project's data are present; none of it is part of the repository. */

import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the project's data are, beside the repository. */
export const surveys = fileURLToPath(new URL("../../../../../shared/data/surveys/", import.meta.url));

export function hasSurvey(file: string, from: string = surveys): boolean {
  return existsSync(join(from, file));
}

type SurveyCase = {
  readonly answers: string;
  readonly period: string;
  readonly components: string;
  /** Lines below the header. */
  readonly indicators: readonly string[];
  readonly threats: readonly string[];
  readonly units: readonly string[];
  readonly groups: string;
  readonly survey: string;
  readonly deprivation?: string;
};

/** AmericasBarometer, Brazil 2023: hunger, and trust in four institutions. */
export const brazil: SurveyCase = {
  answers: "lapop_bra23.csv",
  period: "2023",
  components:
    "[{ id: want, title: Want, freedoms: [want] }, { id: voice, title: A say, freedoms: [dignity] }]",
  indicators: [
    "food-out,Ran out of food,want,want,% of adults,-1,0,100,hunger,survey",
    "worse-off,Worse off than a year ago,want,want,% of adults,-1,0,100,hunger,survey",
    "trust-parties,Trust in parties,voice,dignity,% of adults,1,0,100,,survey",
  ],
  threats: ["hunger,Hunger,Not enough food,want,want,food-out,worse-off,yes,low,survey"],
  units: [
    "BRA,Brazil,,country,200000000,",
    "BRA-poor,The poorest fifth,BRA,group,,1",
    "BRA-rich,The richest fifth,BRA,group,,5",
  ],
  groups: "wealth",
  survey: `design: { weight: wt, strata: [strata], stages: [{ cluster: upm }] }
place: { unit: BRA }
groups: { wealth: wealth }
items:
  - { id: fs2, threat: hunger, aspect: experience, scale: ["No", "Sí"], direction: -1, indicator: food-out, profile: true }
  - { id: idio2, threat: hunger, aspect: worry, scale: [Mejor, Igual, Peor], direction: -1, indicator: worse-off, profile: true }
  - { id: b12, scale: [1, 2, 3, 4, 5, 6, 7], direction: 1, profile: true }
  - { id: b13, scale: [1, 2, 3, 4, 5, 6, 7], direction: 1, profile: true }
  - { id: b21, scale: [1, 2, 3, 4, 5, 6, 7], direction: 1, counts: [5, 6, 7], indicator: trust-parties, profile: true }
  - { id: b31, scale: [1, 2, 3, 4, 5, 6, 7], direction: 1, profile: true }
`,
};

const countries = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 21, 22, 23, 25, 27, 28, 30];
const waves = ["2018", "2023"];
const scale = (from: number, to: number): string =>
  `[${Array.from({ length: to - from + 1 }, (_, i) => from + i).join(", ")}]`;

/** AmericasBarometer, 65,566 people of 23 countries in two waves: every question, by country, wave, and both. */
export const americas: SurveyCase = {
  answers: "lapop_ym23.csv",
  period: "2023",
  components: "[{ id: voice, title: A say, freedoms: [dignity] }]",
  indicators: [
    "trust-police,Trust in the police,voice,dignity,mean grade,1,0,1,,survey",
    "trust-army,Trust in the armed forces,voice,dignity,mean grade,1,0,1,,survey",
    "content,Content with democracy,voice,dignity,% of adults,1,0,100,,survey",
  ],
  threats: [],
  units: countries.flatMap((country) => [
    `c${country},Country ${country},,country,,`,
    ...waves.map(
      (wave) => `c${country}-${wave},Country ${country} in wave ${wave},c${country},group,,${wave}`,
    ),
  ]),
  groups: "wave",
  survey: `design: { weight: weight1500, strata: [pais, wave, strata], stages: [{ cluster: upm }], lonely: average }
place: { column: pais, units: { ${countries.map((country) => `"${country}": c${country}`).join(", ")} } }
groups: { country: pais, wave: wave }
items:
  - { id: b12, scale: ${scale(1, 7)}, direction: 1, indicator: trust-army, profile: true }
  - { id: b18, scale: ${scale(1, 7)}, direction: 1, indicator: trust-police, profile: true }
  - { id: ing4, scale: ${scale(1, 7)}, direction: 1, profile: true }
  - { id: pn4, scale: [4, 3, 2, 1], direction: 1, counts: [1, 2], indicator: content, profile: true }
  - { id: vb21n, scale: ${scale(1, 6)} }
  - { id: q14f, scale: ${scale(1, 4)} }
  - { id: edre, scale: ${scale(0, 6)}, direction: 1 }
  - { id: wealth, scale: ${scale(1, 5)}, direction: 1 }
  - { id: q1tc_r, scale: ${scale(1, 3)} }
`,
};

/** Households of informal settlements in Abidjan and Nairobi: water, sanitation and housing. */
export const settlements: SurveyCase = {
  answers: "epfl_household_data.csv",
  period: "2022",
  components: "[{ id: home, title: A home, freedoms: [want] }]",
  indicators: ["shared-toilet,Toilet shared with others,home,want,% of households,-1,0,100,,survey"],
  threats: [],
  units: ["Abidjan,Settlements of Abidjan,,city,,", "Nairobi,Settlements of Nairobi,,city,,"],
  groups: "head",
  survey: `place: { column: City }
groups: { city: City }
items:
  - { id: ToiletFacilitySHARE, kind: choice, counts: ["Y"], direction: -1, indicator: shared-toilet }
`,
  deprivation: `format: salus/deprivation@1
title: Water, sanitation and housing
unitOfAnalysis: household
povertyCutoffs: [0.25, 0.5, 0.75]
groups: [City]
unknown: [111, 999]
dimensions:
  - id: water
    title: Water
    indicators:
      - { id: available, title: Water not always there, column: DrinkingWaterAvailability, codes: ["N"] }
      - { id: distance, title: Water far away, column: DrinkingWaterDist, cutoff: 10, direction: -1, missing: not-deprived }
  - id: sanitation
    title: Sanitation
    indicators:
      - { id: shared, title: Toilet shared or none, column: ToiletFacilitySHARE, codes: ["Y"], missing: deprived }
  - id: housing
    title: Housing
    indicators:
      - { id: floor, title: Earth floor, column: HHFLOOR, codes: [Earth, Dung] }
      - { id: rooms, title: One room, column: HHROOMS, cutoff: 2, direction: 1 }
`,
};

/** Write a case into a folder of its own; the answers are copied as they are. */
export function writeSurveyCase(folder: string, made: SurveyCase, from: string = surveys): string {
  mkdirSync(folder, { recursive: true });
  cpSync(join(from, made.answers), join(folder, "submissions.csv"));
  const priorities = made.threats.length === 0 ? "" : "priorities: {}\n";
  const files: Readonly<Record<string, string | undefined>> = {
    "framework.yaml": `format: salus/framework@1
id: real-survey
version: 1.0.0
title: A real survey
date: 2026-11-26
owner: { body: Nobody, endorsed: false }
requestedBy: null
context: { place: as asked, population: adults, period: "${made.period}", purpose: to test, audience: developers }
freedoms: [want, dignity]
index: { id: security, title: Security, components: ${made.components} }
`,
    "recipe.yaml": `format: salus/recipe@1
period: { at: "${made.period}", take: exact }
uncertainty: { runs: 50, seed: 1, vary: [{ at: values }] }
${priorities}`,
    "indicators.csv": `id,title,component,freedoms,unitOfMeasure,direction,low,high,threats,source
${made.indicators.join("\n")}
`,
    "threats.csv":
      made.threats.length === 0
        ? undefined
        : `id,title,plainWords,component,freedoms,severityIndicators,pervasivenessIndicators,preventable,sensitivity,source
${made.threats.join("\n")}
`,
    "units.csv": `id,title,parent,level,population,group:${made.groups}
${made.units.join("\n")}
`,
    "sources.csv": "id,title,publisher,url,licence,retrieved,vintage\nsurvey,The survey,,,,,\n",
    "survey.yaml": `format: salus/survey@1
title: The survey
period: "${made.period}"
source: survey
${made.survey}`,
    "deprivation.yaml": made.deprivation,
  };
  for (const [file, text] of Object.entries(files))
    if (text !== undefined) writeFileSync(join(folder, file), text);
  return folder;
}
