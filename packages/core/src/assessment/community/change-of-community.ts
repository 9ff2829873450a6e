/** A community's change between two periods, item by item and on the whole, where the same was asked. */

import { commonItems, type NotCommon } from "./common-items.ts";
import type { Community } from "./community.ts";
import { coreOf } from "./compare-communities.ts";
import { type Difference, differenceOf } from "./difference.ts";
import { type CommunityProfile, communityProfile, type ProfileOptions } from "./profile.ts";

export type ItemChange = {
  readonly item: string;
  /** Null where a period has too few answers to show. */
  readonly change: Difference | null;
};

export type CommunityChange = {
  readonly earlier: string;
  readonly later: string;
  /** In the order of the later period's items. */
  readonly items: readonly ItemChange[];
  /** Without a line drawn between them, and why; `where` 0 is the earlier period. */
  readonly notCommon: readonly NotCommon[];
  /** `own`: the same items and weights in both periods. `core`: over the common items, each of the same weight. */
  readonly indexOn: "own" | "core";
  readonly index: Difference | null;
};

/**
 * Change of one community, later less earlier. The two periods are taken as two samples: people who answered in both
 * make the true interval narrower, and this one errs on the wide side as long as their answers go together.
 *
 * @throws RangeError  for two communities, or periods not in order
 */
export function changeOfCommunity(
  earlier: Community,
  later: Community,
  options: ProfileOptions = {},
): CommunityChange {
  if (earlier.id !== later.id || !(earlier.period < later.period)) {
    throw new RangeError(
      `Cannot draw a change from ${earlier.id} ${earlier.period} to ${later.id} ${later.period}`,
    );
  }
  const { common, notCommon } = commonItems([earlier.items, later.items]);
  const same = notCommon.length === 0 && sameWeights(earlier, later);
  const pair =
    same || common.length === 0 ? [earlier, later] : [coreOf(earlier, common), coreOf(later, common)];
  const [before, after] = pair.map((each) => communityProfile(each, options));
  return {
    earlier: earlier.period,
    later: later.period,
    items: later.items
      .filter(({ id }) => common.some((item) => item.id === id))
      .map(({ id }) => ({ item: id, change: between(scoreOf(before!, id), scoreOf(after!, id)) })),
    notCommon,
    indexOn: same ? "own" : "core",
    index: common.length === 0 ? null : between(before!.index, after!.index),
  };
}

function scoreOf(profile: CommunityProfile, item: string): CommunityProfile["index"] {
  return profile.items.find((each) => each.item.id === item)!.score;
}

function between(first: CommunityProfile["index"], second: CommunityProfile["index"]): Difference | null {
  return first === null || second === null ? null : differenceOf(first.estimate, second.estimate);
}

function sameWeights(a: Community, b: Community): boolean {
  const total = ({ items }: Community): number => items.reduce((sum, { weight }) => sum + weight, 0);
  return a.items.every(({ id, weight }) => {
    const other = b.items.find((item) => item.id === id)!;
    return Math.abs(weight / total(a) - other.weight / total(b)) < 1e-9;
  });
}
