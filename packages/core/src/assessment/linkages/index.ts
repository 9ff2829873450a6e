export { assessLinks, type LinkSurroundings } from "./assess-links.ts";
export { betweennessOf } from "./betweenness.ts";
export {
  addedStress,
  type Cascade,
  type CascadeOptions,
  cascade,
  cascadeOnce,
  effectsByOrder,
} from "./cascade.ts";
export {
  type CascadeRange,
  type CascadeRangeOptions,
  type CascadeRanges,
  cascadeRanges,
} from "./cascade-ranges.ts";
export * from "./case-links.ts";
export * from "./check-links.ts";
export {
  compareMaps,
  type MapComparison,
  type MapOptions,
  type MapOutcome,
  type MapRule,
  type MapRun,
  runMap,
  type Squashing,
} from "./cognitive-map.ts";
export { communitiesOf, modularityOf, type NodeCommunities } from "./communities.ts";
export * from "./cross-impact.ts";
export {
  type GrangerTest,
  grangerTest,
  type PanelGrangerTest,
  type PanelPair,
  panelGrangerTest,
} from "./granger.ts";
export * from "./hypotheses.ts";
export { influenceOf, type NodeInfluence } from "./influence.ts";
export * from "./links-schema.ts";
export * from "./loops.ts";
export { type SpiralsThrough, spiralsThrough } from "./loops-through.ts";
export {
  buildNetwork,
  type Connection,
  type LinkNetwork,
  networkGraph,
  type SignedArc,
  type SignedGraph,
} from "./network.ts";
export { type PageRankOptions, pageRank } from "./page-rank.ts";
export { testPanelEntropy, thirdsOf } from "./panel-entropy.ts";
export {
  type NodeRole,
  type PillarCell,
  pillarMatrix,
  type RoleOfNode,
  type RoleOptions,
  rolesOf,
} from "./roles.ts";
export * from "./series-hypotheses.ts";
export * from "./series-panel.ts";
export { type TransferEntropyTest, testTransferEntropy, transferEntropy } from "./transfer-entropy.ts";
