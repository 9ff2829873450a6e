/** The profile of a community from its own questions: strengths before gaps, each with its interval. */

import { type Community, type CommunityItem, personScores, scoredAnswers } from "./community.ts";
import { meanOfFew, type SmallSampleMean } from "./small-sample.ts";

/** `strength`: the whole interval above the middle of the scale. `gap`: the whole interval below. */
export type ItemStanding = "strength" | "between" | "gap" | "withheld";

export type ProfileItem = {
  readonly item: CommunityItem;
  /** Share of the item weights. */
  readonly share: number;
  readonly answered: number;
  /** Without an answer, and with one that is not on the scale. */
  readonly unanswered: number;
  readonly outside: number;
  readonly standing: ItemStanding;
  /** On 0 to 1, 1 = secure; null where fewer answered than may be shown. */
  readonly score: SmallSampleMean | null;
};

export type CommunityProfile = {
  readonly community: string;
  readonly title: string;
  readonly period: string;
  readonly people: number;
  /** Strengths, then what lies between, then gaps, each from the highest score down; withheld items last. */
  readonly items: readonly ProfileItem[];
  /** Mean of the people's own weighted means; null where fewer than may be shown have one. */
  readonly index: SmallSampleMean | null;
  /** The population stated is below the people asked, so it was not used. */
  readonly populationRefused: boolean;
};

export type ProfileOptions = {
  readonly level?: number;
  /** Fewest answers that are shown. */
  readonly minN?: number;
  /** Least share of the item weights that a person must have answered to enter the index. */
  readonly minShare?: number;
};

const order: readonly ItemStanding[] = ["strength", "between", "gap", "withheld"];

/**
 * Profile of a community. Forty answers to six items are enough: intervals are those of `meanOfFew`.
 *
 * @throws RangeError  for items and answers of unequal number or length, or weights that are negative or all 0
 */
export function communityProfile(community: Community, options: ProfileOptions = {}): CommunityProfile {
  const { level = 0.95, minN = 10, minShare = 0.5 } = options;
  const { items, answers, weights, population } = community;
  const people = answers[0]?.length ?? 0;
  checkShape(community, people);
  const populationRefused = population !== null && !(population >= people);
  const sampling = { weights, population: populationRefused ? null : population, level };
  const scores = items.map((item, k) => scoredAnswers(item, answers[k]!));
  const itemWeights = items.map(({ weight }) => weight);
  const whole = itemWeights.reduce((sum, each) => sum + each, 0);
  const estimate = (values: Float64Array): SmallSampleMean | null =>
    present(values) < minN ? null : meanOfFew(values, sampling);
  const rows = items.map((item, k): ProfileItem => {
    const score = estimate(scores[k]!);
    const given = present(answers[k]!);
    const answered = present(scores[k]!);
    return {
      item,
      share: item.weight / whole,
      answered,
      unanswered: people - given,
      outside: given - answered,
      standing: standingOf(score),
      score,
    };
  });
  return {
    community: community.id,
    title: community.title,
    period: community.period,
    people,
    items: rows.toSorted(
      (a, b) =>
        order.indexOf(a.standing) - order.indexOf(b.standing) ||
        (b.score?.estimate.value ?? 0) - (a.score?.estimate.value ?? 0),
    ),
    index: estimate(personScores(scores, itemWeights, minShare)),
    populationRefused,
  };
}

function standingOf(score: SmallSampleMean | null): ItemStanding {
  if (score === null) return "withheld";
  const { low, high } = score.estimate;
  return low > 0.5 ? "strength" : high < 0.5 ? "gap" : "between";
}

function present(values: ArrayLike<number>): number {
  return Array.from(values).filter((each) => !Number.isNaN(each)).length;
}

function checkShape({ id, items, answers, weights }: Community, people: number): void {
  const lengths = [...answers, ...(weights === null ? [] : [weights])].map(({ length }) => length);
  if (items.length === 0 || answers.length !== items.length || lengths.some((each) => each !== people)) {
    throw new RangeError(
      `Cannot profile ${id}: ${items.length} items, columns of ${lengths.join(", ")} answers`,
    );
  }
  const own = items.map(({ weight }) => weight);
  if (!own.every((each) => each >= 0) || !own.some((each) => each > 0)) {
    throw new RangeError(`Cannot profile ${id}: item weights must be at least 0, and one above`);
  }
}
