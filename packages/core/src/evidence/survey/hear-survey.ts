/** From answers to evidence: who was asked where, what each question came to, and what of it may be shown. */

import type { Unit } from "../unit.ts";
import type { AdjustmentProblem, Survey } from "../voices/index.ts";
import { countCauses } from "./count-causes.ts";
import type { DoorOptions } from "./door.ts";
import { hearWave, type SurveyReading } from "./hear-wave.ts";
import { splitWaves } from "./split-waves.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";

export type Hearing = {
  /** The latest wave, with those before it; undefined where no row is of a wave that the survey names. */
  readonly evidence: SurveyEvidence | undefined;
  readonly unknownPlaces: ReadonlyMap<string, number>;
  readonly unknownWaves: ReadonlyMap<string, number>;
  /** Why weights stay as they came, though the survey asks for more. */
  readonly adjustmentProblems: readonly AdjustmentProblem[];
  /** Answers to the questions of causes that mean no threat and no node; null where no causes are counted. */
  readonly unknownCauses: number | null;
};

/**
 * Hear a survey: every question of survey.yaml, or of its form where survey.yaml names none, in every grouping, wave
 * by wave.
 *
 * @param against  what left before, for a release
 * @param nodes  threats and nodes that people may have named as causes and effects
 */
export function hearSurvey(
  reading: SurveyReading,
  units: readonly Unit[],
  against: DoorOptions["against"] = null,
  nodes: ReadonlySet<string> = new Set(),
): Hearing {
  const { survey } = reading;
  const { waves, unknown } = splitWaves(reading.answers, survey);
  const heard = (waves ?? []).map(({ period, answers }) => {
    const own = { ...survey, period: period === "" ? null : period };
    const door = { rule: survey.disclosure, population: populationOf(own), against };
    return hearWave({ ...reading, survey: own, answers }, units, door);
  });
  const latest = heard.at(-1);
  const causes =
    latest === undefined
      ? null
      : countCauses(
          { ...latest.evidence, nodes, weights: latest.evidence.design.weights },
          latest.evidence.door,
        );
  return {
    evidence: latest && {
      ...latest.evidence,
      earlier: heard.slice(0, -1).map(({ evidence }) => evidence),
      causes: causes && { links: causes.links, few: causes.few },
      records: [...latest.evidence.records, ...(causes?.records ?? [])],
    },
    unknownPlaces: latest?.unknownPlaces ?? new Map(),
    unknownWaves: unknown,
    adjustmentProblems: latest?.adjustmentProblems ?? [],
    unknownCauses: causes?.unknown ?? null,
  };
}

/** The people that the counts of a survey are of. */
export function populationOf({ title, period }: Pick<Survey, "title" | "period">): string {
  return `${title || "survey"} ${period ?? ""}`.trim();
}
