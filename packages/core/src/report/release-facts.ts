/** What there is to say of a release. */

import type { DoorRecord, LeftOutColumn, MicrodataRelease, SuppressionRule } from "../evidence/index.ts";

export type ReleaseFacts = {
  readonly id: string;
  /** Such as 2026-11-26. */
  readonly date: string;
  readonly survey: {
    readonly title: string;
    /** "" where the survey does not say. */
    readonly period: string;
    readonly rule: SuppressionRule;
    readonly leftOut: readonly Pick<LeftOutColumn, "column" | "why">[];
  };
  readonly records: readonly DoorRecord[];
  /** Releases of the same people that it was held against, and how many of others the ledger has. */
  readonly earlier: readonly { readonly id: string; readonly date: string }[];
  readonly otherReleases: number;
  /** Null where survey.yaml lets no single answers leave. */
  readonly microdata: MicrodataRelease | null;
  /** The release that had single answers of the same people; null where none had. */
  readonly microdataBefore: string | null;
};
