export { betweennessOf } from "./betweenness.ts";
export { communitiesOf, modularityOf, type NodeCommunities } from "./communities.ts";
export { influenceOf, type NodeInfluence } from "./influence.ts";
export * from "./link.ts";
export * from "./loops.ts";
export {
  buildNetwork,
  type Connection,
  type LinkNetwork,
  networkGraph,
  type SignedArc,
  type SignedGraph,
} from "./network.ts";
export { type PageRankOptions, pageRank } from "./page-rank.ts";
export {
  type NodeRole,
  type PillarCell,
  pillarMatrix,
  type RoleOfNode,
  type RoleOptions,
  rolesOf,
} from "./roles.ts";
