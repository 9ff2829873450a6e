/** Communities beside each other: refused on what they did not all ask, and apart on what they did. */

import { type CommonItems, commonItems, type NotCommon } from "./common-items.ts";
import type { Community } from "./community.ts";
import { type CommunityProfile, communityProfile, type ProfileOptions } from "./profile.ts";

export type CommunityComparison = {
  /**
   * `comparable`: all asked the same, weighted alike. `core-only`: only what all asked may be compared, apart from
   * their own indices. `refused`: they have no item in common.
   */
  readonly verdict: "comparable" | "core-only" | "refused";
  readonly notCommon: readonly NotCommon[];
  /** Items that all asked alike but weigh differently. */
  readonly weighedApart: readonly string[];
  /** Profiles on the common items, each of the same weight, in the order given; null where refused. */
  readonly core: readonly CommunityProfile[] | null;
};

/**
 * Compare communities. Never by their own indices unless all have the same items and weights; no ranks are given:
 * rows stay in the order they came in, each with its interval.
 *
 * @throws RangeError  for fewer than two communities
 */
export function compareCommunities(
  communities: readonly Community[],
  options: ProfileOptions = {},
): CommunityComparison {
  if (communities.length < 2) throw new RangeError("Cannot compare fewer than two communities");
  const { common, notCommon } = commonItems(communities.map(({ items }) => items));
  if (common.length === 0) return { verdict: "refused", notCommon, weighedApart: [], core: null };
  const weighedApart = weighedDifferently(communities, common);
  return {
    verdict: notCommon.length === 0 && weighedApart.length === 0 ? "comparable" : "core-only",
    notCommon,
    weighedApart,
    core: communities.map((community) => communityProfile(coreOf(community, common), options)),
  };
}

/** The community on the common items alone, all of the same weight. */
export function coreOf(community: Community, common: CommonItems["common"]): Community {
  const places = common.map(({ id }) => community.items.findIndex((item) => item.id === id));
  return {
    ...community,
    items: places.map((place) => ({ ...community.items[place]!, weight: 1 })),
    answers: places.map((place) => community.answers[place]!),
  };
}

function weighedDifferently(communities: readonly Community[], common: CommonItems["common"]): string[] {
  const shares = communities.map(({ items }) => {
    const whole = items.reduce((sum, { weight }) => sum + weight, 0);
    return new Map(items.map(({ id, weight }) => [id, weight / whole]));
  });
  return common
    .map(({ id }) => id)
    .filter((id) => shares.some((each) => Math.abs(each.get(id)! - shares[0]!.get(id)!) > 1e-9));
}
