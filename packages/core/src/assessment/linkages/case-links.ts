/** What the links of a case come to: everything that results and report say of them. */

import type { CascadeRange, CascadeRanges } from "./cascade-ranges.ts";
import type { MapOutcome, MapRule } from "./cognitive-map.ts";
import type { ConsistentScenarios } from "./cross-impact.ts";
import type { NodeInfluence } from "./influence.ts";
import type { squashings } from "./links-schema.ts";
import type { LoopKind } from "./loops.ts";
import type { LinkNetwork } from "./network.ts";
import type { PillarCell, RoleOfNode } from "./roles.ts";
import type { SeriesHypotheses } from "./series-hypotheses.ts";

/** What the network says of one node. */
export type NodeReading = RoleOfNode &
  NodeInfluence & {
    readonly id: string;
    readonly pageRank: number;
    /** Numbered from 0 by first appearance. */
    readonly community: number;
  };

/** A loop by the ids of its nodes, begun at the one that stands first among the nodes. */
export type NamedLoop = {
  readonly nodes: readonly string[];
  readonly kind: LoopKind;
  /** 0 to 1. */
  readonly strength: number;
  /** Some link of it is contested. */
  readonly contested: boolean;
};

export type CaseLoops = {
  /** All that were found, also those that are not kept. */
  readonly found: { readonly reinforcing: number; readonly balancing: number };
  /** False where the search ended before it saw all of them. */
  readonly complete: boolean;
  readonly maxLength: number;
  readonly maxCount: number;
  /** The strongest first. */
  readonly reinforcing: readonly NamedLoop[];
  readonly balancing: readonly NamedLoop[];
};

/** What weakening a link by half does to loops. */
export type NamedLeverage = {
  readonly from: string;
  readonly to: string;
  /** −3 to 3. */
  readonly weight: number;
  readonly reinforcing: number;
  readonly balancing: number;
  readonly reinforcingLoss: number;
  readonly balancingLoss: number;
};

export type CaseLeverage = {
  /** The largest loss of reinforcing strength first. */
  readonly links: readonly NamedLeverage[];
  /** Summed strength of all loops found. */
  readonly reinforcingStrength: number;
  readonly balancingStrength: number;
};

export type Struck = readonly { readonly node: string; readonly value: number }[];

type NamedExploration = {
  readonly id: string;
  /** Empty where the recipe gives it none. */
  readonly title: string;
  readonly struck: Struck;
};

export type CascadeExploration = NamedExploration &
  Pick<CascadeRanges, "draws" | "unsettled" | "addedStress"> & {
    readonly method: "cascade";
    readonly level: number;
    /** In the order of nodes. */
    readonly distress: readonly CascadeRange[];
    /** Effects of the first, second and third order, each in the order of nodes. */
    readonly orders: readonly (readonly CascadeRange[])[];
  };

export type MapExploration = NamedExploration & {
  readonly method: "cognitive-map";
  readonly squashing: (typeof squashings)[number];
  readonly rule: MapRule;
  readonly baseline: MapOutcome;
  readonly scenario: MapOutcome;
  /** Held less not held, in the order of nodes; null unless both runs are steady. */
  readonly difference: readonly number[] | null;
};

export type Exploration = CascadeExploration | MapExploration;

/** Of a threat: what feeds it round and round, and where that is weakened first. */
export type ThreatSpirals = {
  readonly threat: string;
  readonly strongest: NamedLoop | null;
  readonly weaken: {
    readonly from: string;
    readonly to: string;
    /** By how much the summed strength of spirals through the threat falls when the link is weakened by half. */
    readonly loss: number;
    readonly strength: number;
  } | null;
};

/** Pictures of a future that hold together, each with one variant of every descriptor. */
export type CaseScenarios = ConsistentScenarios & { readonly descriptors: readonly string[] };

export type CaseLinks = {
  readonly network: LinkNetwork;
  /** Causes and effects that too few people named to be told: how many pairs of a survey, and rows of the table. */
  readonly few: number;
  /** In the order of nodes. */
  readonly nodes: readonly NodeReading[];
  readonly communities: { readonly count: number; readonly modularity: number };
  readonly pillars: readonly PillarCell[];
  readonly loops: CaseLoops;
  readonly leverage: CaseLeverage;
  /** In the order of threats. */
  readonly threats: readonly ThreatSpirals[];
  readonly explorations: readonly Exploration[];
  /** null where nobody judged pictures of a future. */
  readonly scenarios: CaseScenarios | null;
  /** null where the recipe asks for none. */
  readonly hypotheses: SeriesHypotheses | null;
};
