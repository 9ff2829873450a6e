/** Perceived threats of everybody and of every group, from the figures that the door lets through. */

import type { Estimate, Grouping, ItemEstimates, SurveyEvidence } from "../../evidence/index.ts";
import { type PerceivedItem, type PerceivedShare, perceivedThreats } from "../perceived/index.ts";
import type { GroupThreats } from "./case-voices.ts";

/**
 * Worry, experience and their gap for each threat asked about.
 *
 * The gap is a mean over those who answered both questions; it is shown where both shares are.
 */
export function groupThreats(
  items: readonly PerceivedItem[],
  {
    survey: {
      intervals: { level },
    },
    design,
    groupings,
    items: estimates,
  }: SurveyEvidence,
): readonly GroupThreats[] {
  const figuresOf = (threat: string, aspect: "worry" | "experience"): ItemEstimates | undefined =>
    estimates.find(({ item }) => item.threat === threat && item.aspect === aspect);
  const asked = items.map((item) => ({
    item,
    worry: figuresOf(item.threat, "worry"),
    experience: figuresOf(item.threat, "experience"),
  }));
  if (items.length === 0) return [null, ...groupings].flatMap(withoutThreats);
  return [null, ...groupings].flatMap((grouping) =>
    (grouping?.groups ?? [null]).map((_, group): GroupThreats => {
      const domain = grouping === null ? undefined : insideOf(grouping, group);
      const gaps = perceivedThreats(design, items, { level, ...(domain === undefined ? {} : { domain }) });
      return {
        grouping,
        group,
        threats: asked.map(({ item: { threat, title }, worry, experience }, k) => {
          const [fear, lived] = [shareOf(worry, grouping, group), shareOf(experience, grouping, group)];
          const isShown = fear.share !== null && lived.share !== null;
          const experienced = experience === undefined ? null : lived;
          return { threat, title, worry: fear, experience: experienced, gap: isShown ? gaps[k]!.gap : null };
        }),
      };
    }),
  );
}

function withoutThreats(grouping: Grouping | null): readonly GroupThreats[] {
  return (grouping?.groups ?? [null]).map((_, group) => ({ grouping, group, threats: [] }));
}

function insideOf({ codes }: Grouping, group: number): Uint8Array {
  return Uint8Array.from(codes, (code) => Number(code === group));
}

function shareOf(
  estimates: ItemEstimates | undefined,
  grouping: Grouping | null,
  group: number,
): PerceivedShare {
  const own = estimates?.groups.find((each) => each.grouping === grouping && each.group === group);
  const known = (estimate: Estimate | null | undefined): Estimate | null => estimate ?? null;
  return {
    share: known(own?.counted),
    answered: own?.n ?? Number.NaN,
    dontKnow: known(own?.dontKnow),
    refused: known(own?.refused),
  };
}
