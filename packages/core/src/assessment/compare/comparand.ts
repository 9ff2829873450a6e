/** What two assessments are compared by: their numbers and what they rest on, whether just computed or read back. */

import { contentHash } from "../../framework/index.ts";
import type { Assessment } from "../assessment.ts";
import type { NodeKind } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import type { Replays } from "../uncertainty/index.ts";

/** One node; columns have one entry per unit, NaN where there is none. */
export type ComparedNode = {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly score: Float64Array;
  /** null at indicators and where there are no runs. */
  readonly scoreLow: Float64Array | null;
  readonly scoreHigh: Float64Array | null;
  /** Position among the bands, −1 for none; null where none are formed. */
  readonly band: Int8Array | null;
};

export type Comparand = {
  readonly framework: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly hash: string;
    readonly place: string;
    readonly population: string;
  };
  readonly recipeHash: string;
  /** null where it is not known: that of the files, which an assessment itself does not see. */
  readonly evidenceHash: string | null;
  readonly period: string;
  readonly scale: "unit" | "native";
  readonly bands: Recipe["bands"];
  readonly seed: number;
  /** Ids, in the order of the columns. */
  readonly units: readonly string[];
  readonly nodes: readonly ComparedNode[];
  /** null where they were not kept. */
  readonly replays: Replays | null;
};

/** An assessment as it is compared. */
export function comparandOf(assessment: Assessment, evidenceHash: string | null = null): Comparand {
  const { input, recipe, nodes, scale, replays } = assessment;
  const { id, version, title, context } = input.framework;
  const { place, population } = context;
  return {
    framework: { id, version, title, hash: contentHash(input.framework), place, population },
    recipeHash: contentHash(recipe),
    evidenceHash,
    period: recipe.period.at,
    scale,
    bands: recipe.bands,
    seed: recipe.uncertainty.seed,
    units: input.units.map((unit) => unit.id),
    nodes: nodes.map((node) => ({
      id: node.id,
      title: node.title,
      kind: node.kind,
      score: node.score,
      scoreLow: node.interval?.scoreLow ?? null,
      scoreHigh: node.interval?.scoreHigh ?? null,
      band: node.band,
    })),
    replays,
  };
}
