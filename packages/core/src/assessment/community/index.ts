export {
  type CapacityEntry,
  type CapacityRow,
  type CapacityTable,
  capacityTable,
  type NotCapacity,
} from "./capacity-table.ts";
export { type CommunityChange, changeOfCommunity, type ItemChange } from "./change-of-community.ts";
export type { NotCommon } from "./common-items.ts";
export type { Community, CommunityItem } from "./community.ts";
export { type CommunityComparison, compareCommunities } from "./compare-communities.ts";
export { type Difference, differenceOf } from "./difference.ts";
export { harmOf } from "./harmful-coping.ts";
export {
  type HeardGroup,
  type HeardInDimension,
  type HeardStatus,
  type ParticipationColumn,
  type ParticipationTarget,
  type WhoWasHeard,
  whoWasHeard,
} from "./heard.ts";
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
