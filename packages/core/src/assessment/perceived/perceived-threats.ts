/** Perceived threats: for each, how many worry, how many lived through it, and who did not say. */

import {
  type Estimate,
  type EstimateOptions,
  estimateMean,
  estimateProportion,
  type SurveyDesign,
} from "../../evidence/index.ts";
import { among, counted, type GradedAnswers, type PerceivedItem } from "./perceived-answers.ts";

/** One question, estimated. */
export type PerceivedShare = {
  /** Share that counts, of those who answered; null where fewer answered than may be shown. */
  readonly share: Estimate | null;
  readonly answered: number;
  /** Of all who were asked; null where fewer were asked than may be shown. */
  readonly dontKnow: Estimate | null;
  readonly refused: Estimate | null;
};

export type PerceivedThreat = {
  readonly threat: string;
  readonly title: string;
  readonly worry: PerceivedShare;
  readonly experience: PerceivedShare | null;
  /** Worried less lived through it, of those who answered both: above 0 where more fear it than lived through it. */
  readonly gap: Estimate | null;
};

export type PerceivedOptions = Pick<EstimateOptions, "level" | "domain"> & {
  /** Fewest answers that are shown; 10 where left out. */
  readonly minN?: number;
};

/**
 * Perceived threats under the design of their survey, in the order given. Shares have Korn and Graubard's interval,
 * the gap Student's: it is a mean of differences within people, so what both answers have in common cancels.
 *
 * @throws RangeError  for columns that are not as long as the survey, or a scale whose ends are not in order
 */
export function perceivedThreats(
  design: SurveyDesign,
  items: readonly PerceivedItem[],
  options: PerceivedOptions = {},
): readonly PerceivedThreat[] {
  return items.map(({ threat, title, worry, experience }) => ({
    threat,
    title,
    worry: shareOf(design, worry, options),
    experience: experience === null ? null : shareOf(design, experience, options),
    gap: experience === null ? null : gapOf(design, worry, experience, options),
  }));
}

function shareOf(design: SurveyDesign, answers: GradedAnswers, options: PerceivedOptions): PerceivedShare {
  const all = estimateProportion(design, counted(answers), options);
  return {
    share: shown(all, options),
    answered: all.n,
    dontKnow: shown(estimateProportion(design, among(answers, answers.dontKnow), options), options),
    refused: shown(estimateProportion(design, among(answers, answers.refused), options), options),
  };
}

function gapOf(
  design: SurveyDesign,
  worry: GradedAnswers,
  experience: GradedAnswers,
  options: PerceivedOptions,
): Estimate | null {
  const lived = counted(experience);
  const difference = counted(worry).map((worried, i) => worried - lived[i]!);
  return shown(estimateMean(design, difference, options), options);
}

/** The estimate, or null where it rests on fewer answers than may be shown. */
export function shown(estimate: Estimate, { minN = 10 }: Pick<PerceivedOptions, "minN">): Estimate | null {
  return estimate.n >= minN ? estimate : null;
}
