/** What a survey says in an assessment: everything that is shown of it, and nothing that may not be. */

import type {
  DoorRecord,
  Grouping,
  ItemEstimates,
  ShareInterval,
  UnestimatedItem,
} from "../../evidence/index.ts";
import type {
  CapacityTable,
  CommunityComparison,
  CommunityProfile,
  Structure,
  WhoWasHeard,
} from "../community/index.ts";
import type { GapLines, GapRow, PerceivedIndex, PerceivedThreat, UnusedItem } from "../perceived/index.ts";
import type { CaseDeprivation } from "./case-deprivation.ts";
import type { CodingSummary } from "./coding-summary.ts";
import type { GroupDifference } from "./group-differences.ts";
import type { CaseDeprivationChange, PlaceChange } from "./wave-changes.ts";

/** Perceived threats among some people. */
export type GroupThreats = {
  /** Null for everybody. */
  readonly grouping: Grouping | null;
  /** Position among its groups; 0 for everybody. */
  readonly group: number;
  readonly threats: readonly PerceivedThreat[];
};

/** How people were chosen, in numbers. */
export type SurveyMeta = {
  readonly title: string;
  /** "" where the survey does not say. */
  readonly period: string;
  /** Rows of the table of answers. */
  readonly people: number;
  readonly isWeighted: boolean;
  /** What unequal weights alone cost; 1 where all weigh the same. */
  readonly weightsEffect: number;
  readonly strata: number;
  /** Clusters drawn first; 0 where people were drawn one by one. */
  readonly clusters: number;
  readonly level: number;
  readonly shareInterval: ShareInterval;
  /** Fewest people behind any figure. */
  readonly minimum: number;
  /** How far apart the least and the most stay that a withheld number can be. */
  readonly protection: number;
};

export type CaseVoices = {
  readonly meta: SurveyMeta;
  readonly estimates: readonly ItemEstimates[];
  readonly unestimated: readonly UnestimatedItem[];
  /** Everybody first, then each group of each grouping. */
  readonly perceived: readonly GroupThreats[];
  /** Tests of whether groups answer alike. */
  readonly differences: readonly GroupDifference[];
  readonly unused: readonly UnusedItem[];
  /** Null where no question asks about worry. */
  readonly index: Omit<PerceivedIndex, "people" | "without"> | null;
  readonly structure: Structure | null;
  /** Place by place. */
  readonly gap: readonly {
    readonly unit: string;
    readonly title: string;
    readonly rows: readonly GapRow[];
  }[];
  readonly gapLines: GapLines;
  readonly profiles: readonly CommunityProfile[];
  /** Null for fewer than two communities. */
  readonly comparison: CommunityComparison | null;
  /** Since the wave before; empty for a survey of one wave. */
  readonly communityChanges: readonly PlaceChange[];
  readonly heard: WhoWasHeard;
  readonly capacity: CapacityTable | null;
  readonly deprivation: CaseDeprivation | null;
  /** Since the wave before; null for a survey of one wave. */
  readonly deprivationChange: CaseDeprivationChange | null;
  readonly coding: CodingSummary | null;
  /** What all tables publish and withhold, for the ledger. */
  readonly records: readonly DoorRecord[];
};
