/** From survey estimates to rows of the gap view. */

import type { Estimate } from "../../evidence/index.ts";
import type { GapInput, GapLevel } from "./gap-view.ts";
import type { PerceivedItem } from "./perceived-answers.ts";
import type { PerceivedThreat } from "./perceived-threats.ts";

export type GapInputOptions = {
  readonly place: string;
  /** Of the row, and of the survey. */
  readonly period: string;
  readonly asked: string;
  /** Threat to what figures show of it, on 0 to 1 with 1 = worst. */
  readonly measured: ReadonlyMap<string, GapLevel>;
};

/**
 * One row for each perceived threat, and for each measured one nobody was asked about, so that neither side hides
 * the other. Withheld estimates are missing sides.
 *
 * @param items  the questions that the threats were estimated from
 */
export function gapInputs(
  threats: readonly PerceivedThreat[],
  items: readonly PerceivedItem[],
  { place, period, asked, measured }: GapInputOptions,
): readonly GapInput[] {
  const rows = threats.map(({ threat, title, worry, experience }): GapInput => {
    const item = items.find((each) => each.threat === threat);
    return {
      threat,
      title,
      place,
      period,
      worry: levelOf(worry.share, asked, item?.worry.question ?? ""),
      experience: levelOf(experience?.share ?? null, asked, item?.experience?.question ?? ""),
      measured: measured.get(threat) ?? null,
    };
  });
  const perceived = new Set(threats.map(({ threat }) => threat));
  const unasked = [...measured].filter(([threat]) => !perceived.has(threat));
  return [
    ...rows,
    ...unasked.map(([threat, level]): GapInput => {
      return { threat, title: threat, place, period, worry: null, experience: null, measured: level };
    }),
  ];
}

function levelOf(estimate: Estimate | null, period: string, about: string): GapLevel | null {
  if (estimate === null || Number.isNaN(estimate.value)) return null;
  const { value, low, high, n } = estimate;
  return { value, low, high, n, period, about };
}
