/** What the profile figure draws: one unit's components beside those of its peers. */

import { type Band, hasScore, type Score } from "../drawing/score.ts";

export type ProfileComponent = Score & {
  readonly id: string;
  readonly title: string;
  /** Which of the seven component marks, 0–6; the accent's circle when not said. */
  readonly hue?: number;
  /** Median score of the peers; null when they have none. */
  readonly comparison: number | null;
};

export type ProfileData = {
  readonly unit: string;
  readonly components: readonly ProfileComponent[];
  /** The unit's index, drawn above its components. */
  readonly overall?: ProfileComponent;
  readonly bands?: readonly Band[];
  /** Lowest first when not said; "given" keeps one order over many units. */
  readonly order?: "lowest-first" | "given";
};

/** Components in the order drawn; those without a score last, unless the given order is kept. */
export function orderedComponents({ components, order = "lowest-first" }: ProfileData): ProfileComponent[] {
  if (order === "given") return [...components];
  const scored = components.filter(hasScore).sort((a, b) => a.score - b.score);
  return [...scored, ...components.filter((each) => !hasScore(each))];
}
