/** A survey of people who do not exist, read from its files as any other: three threats in two places, a small group in one. */

import { type Hearing, hearSurvey, type SurveyReading, type Unit } from "../evidence/index.ts";
import type { Finding } from "../finding.ts";
import { createFindingList } from "../finding-list.ts";
import { createAnswersReader } from "../formats/case/submissions-table.ts";
import { parseSurvey } from "../formats/case/survey-file.ts";
import { randomStream } from "../numerics/index.ts";

export const madeUpUnits: readonly Unit[] = [
  unit("land", null, "country", {}),
  unit("north", "land", "region", {}),
  unit("south", "land", "region", {}),
  unit("land-women", "land", "group", { sex: "f" }),
  unit("north-women", "north", "group", { sex: "f" }),
  unit("north-men", "north", "group", { sex: "m" }),
];

function unit(id: string, parent: string | null, level: string, groups: Unit["groups"]): Unit {
  return { id, title: id, parent, level, population: 5000, groups };
}

export const madeUpYaml = `
format: salus/survey@1
title: Made up
period: "2026"
design: { weight: w, strata: [region], stages: [{ cluster: village }] }
groups: { sex: sex, legs: legs }
place: { column: region, units: { n: north, s: south } }
source: made-up
codes: { dontKnow: [98], refused: [99] }
items:
  - { id: c1, title: Hunger, threat: hunger, aspect: worry, scale: [1, 2, 3, 4], direction: -1, indicator: fear-hunger, profile: true }
  - { id: d1, title: Was hungry, threat: hunger, aspect: experience, scale: [0, 1], direction: -1, indicator: was-hungry, profile: true }
  - { id: c2, title: Attack, threat: attack, aspect: worry, scale: [1, 2, 3, 4], direction: -1 }
  - { id: c3, title: Flood, threat: flood, aspect: worry, scale: [1, 2, 3, 4], direction: -1, counts: [3, 4] }
  - { id: hours, title: Hours for water, kind: number, indicator: water-hours }
heard:
  sex: { column: sex, labels: { f: Women, m: Men, x: Others }, targets: { f: 0.5, m: 0.5 } }
  disability: { column: legs, labels: { "1": Cannot walk well, "0": Walk well } }
capacity:
  - { id: savings-group, title: Saves with others, aspect: capacity, column: cope, counts: [save], harm: none }
  - { id: sold-land, title: Sold land, aspect: capacity, column: cope, counts: [sold], harm: none }
`;

export const madeUpHeader = [
  "w",
  "region",
  "village",
  "sex",
  "legs",
  "c1",
  "d1",
  "c2",
  "c3",
  "hours",
  "cope",
];

/** Rows of answers, weights unequal, answers alike within villages; `small` people of the north cannot walk well. */
export function madeUpRows({
  people = 240,
  small = 6,
  seed = 3,
}: {
  readonly people?: number;
  readonly small?: number;
  readonly seed?: number;
} = {}): readonly (readonly string[])[] {
  const random = randomStream(seed, 0);
  const levels = Array.from({ length: people }, () => random());
  return Array.from({ length: people }, (_, person) => {
    const village = Math.floor(person / 12);
    const region = village % 2 === 0 ? "n" : "s";
    const level = levels[village]!;
    const draw = random();
    const worry = (): string =>
      String(Math.min(4, 1 + Math.floor((random() * 0.6 + level * 0.25 + draw * 0.4) * 3.6)));
    const hunger = random() < 0.06 ? "98" : worry();
    return [
      String(0.5 + Math.round(random() * 8) / 4),
      region,
      `v${village}`,
      person % 2 === 0 ? "f" : "m",
      region === "n" && person < small ? "1" : "0",
      hunger,
      random() < 0.2 + 0.4 * level ? "1" : "0",
      worry(),
      worry(),
      String(Math.round(random() * 10)),
      random() < 0.4 ? "save" : random() < 0.5 ? "sold" : "nothing",
    ];
  });
}

export type ReadSurvey = { readonly reading: SurveyReading; readonly findings: readonly Finding[] };

/** Read a survey from its description and its rows. */
export function readSurvey(
  yaml: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): ReadSurvey {
  const list = createFindingList();
  const survey = parseSurvey("survey.yaml", yaml, list)!;
  const reader = createAnswersReader({ form: null, survey }, list);
  const push = reader.table("submissions.csv");
  push(header, 1);
  for (const [k, row] of rows.entries()) push([...row], k + 2);
  return { reading: { survey, form: null, answers: reader.answers()!, coding: [] }, findings: list.all() };
}

/** Read and hear the made-up survey. */
export function hearMadeUp(
  options: Parameters<typeof madeUpRows>[0] = {},
  yaml = madeUpYaml,
): Hearing & ReadSurvey {
  const read = readSurvey(yaml, madeUpHeader, madeUpRows(options));
  return { ...read, ...hearSurvey(read.reading, madeUpUnits) };
}
