/** Ballots counted: one order from many, a check on it, and how far the voters agree. */

import type { BallotEntry } from "../../../evidence/index.ts";
import { rankDescending } from "../../../numerics/index.ts";
import { type AgreementLevel, agreementLevel, kendallW } from "../agreement/index.ts";
import { type Ballot, copelandTally, preferencesOf, schulze } from "../ballots/index.ts";
import { poolSmallGroups, sortInto } from "./pool-groups.ts";

/** The order of one group's ballots, or of all (`group` null); "" is all groups too small to be shown. */
export type Vote = {
  readonly group: string | null;
  readonly ballots: number;
  /** Threats on any ballot, first to last by Schulze, ties by code. */
  readonly order: readonly VotedThreat[];
  /** Whether Copeland's check puts every threat where Schulze does. */
  readonly checkAgrees: boolean;
  /** Of the ballots that rank every threat; null with fewer than two of them, or one threat. */
  readonly agreement: VoteAgreement | null;
};

export type VotedThreat = {
  readonly threat: string;
  /** Schulze's; ties share the smallest. */
  readonly rank: number;
  /** Pairs won and half of those tied, and the rank by that. */
  readonly copeland: number;
  readonly copelandRank: number;
};

export type VoteAgreement = {
  readonly ballots: number;
  readonly w: number;
  readonly p: number;
  readonly level: AgreementLevel | null;
  /** W reaches the threshold that the recipe fixed. */
  readonly shared: boolean;
};

type Choice = { readonly minGroup: number; readonly kendallW: number };

/** All ballots, then each group that is large enough, where there is more than one. */
export function countVotes(entries: readonly BallotEntry[], choice: Choice): readonly Vote[] {
  if (entries.length === 0) return [];
  const threats = [...new Set(entries.map(({ threat }) => threat))].sort();
  const ballots = [...sortInto(entries, ({ ballot }) => ballot).values()].map((own) => ({
    group: own[0]!.group,
    ranks: threats.map((threat) => own.find((each) => each.threat === threat)?.rank ?? Number.NaN),
  }));
  const pools = poolSmallGroups(ballots, choice.minGroup);
  return [
    { group: null, members: ballots },
    // A single pool is everybody again.
    ...(pools.length > 1 ? pools : []),
  ].map(({ group, members }) => voteOf(group, members, threats, choice));
}

function voteOf(
  group: string | null,
  ballots: readonly { readonly ranks: readonly number[] }[],
  threats: readonly string[],
  choice: Choice,
): Vote {
  const counted: readonly Ballot[] = ballots.map(({ ranks }) => ({ voters: 1, ranks }));
  const preferences = preferencesOf(counted, threats.length);
  const { ranks } = schulze(preferences);
  const copeland = copelandTally(preferences);
  const copelandRanks = rankDescending(Float64Array.from(copeland));
  const order = threats
    .map((threat, t) => ({
      threat,
      rank: ranks[t]!,
      copeland: copeland[t]!,
      copelandRank: copelandRanks[t]!,
    }))
    .sort((a, b) => a.rank - b.rank || (a.threat < b.threat ? -1 : 1));
  return {
    group,
    ballots: ballots.length,
    order,
    checkAgrees: order.every((each) => each.rank === each.copelandRank),
    agreement: agreementOf(ballots, choice),
  };
}

function agreementOf(
  ballots: readonly { readonly ranks: readonly number[] }[],
  { kendallW: threshold }: Choice,
): VoteAgreement | null {
  const complete = ballots.map(({ ranks }) => ranks).filter((ranks) => !ranks.some(Number.isNaN));
  if (complete.length < 2 || complete[0]!.length < 2) return null;
  const { w, p } = kendallW(complete);
  const level = agreementLevel(w) ?? null;
  return { ballots: complete.length, w, p, level, shared: w >= threshold - 1e-9 };
}
