export { type CommunityChange, changeOfCommunity, type ItemChange } from "./change-of-community.ts";
export type { NotCommon } from "./common-items.ts";
export type { Community, CommunityItem } from "./community.ts";
export { type CommunityComparison, compareCommunities } from "./compare-communities.ts";
export { type Difference, differenceOf } from "./difference.ts";
export {
  type CommunityProfile,
  communityProfile,
  type ItemStanding,
  type ProfileItem,
  type ProfileOptions,
} from "./profile.ts";
export {
  meanOfFew,
  type SmallSampleMean,
  type SmallSampleMethod,
  type SmallSampleOptions,
} from "./small-sample.ts";
export * from "./structure/index.ts";
