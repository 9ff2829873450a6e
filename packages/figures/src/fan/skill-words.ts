/** How well such forecasts have done, in one sentence: said also where they do worse. */

import { formatCount, formatShare, type Say } from "@salus/core";
import { withoutStop } from "../drawing/sentence.ts";
import type { FanPanel, FanSkill } from "./fan-data.ts";

export type SkillVerdict = "better" | "chance" | "same" | "worse" | "unknown" | "none";

/** Below this share a gain rounds to nothing. */
const leastGain = 0.005;

export function skillVerdict(skill: FanSkill | null): SkillVerdict {
  if (skill === null) return "none";
  const { value, beats } = skill;
  if (value === null || !Number.isFinite(value)) return "unknown";
  if (Math.abs(value) < leastGain) return "same";
  if (value < 0) return "worse";
  return beats === false ? "chance" : "better";
}

export function skillSentence(
  { skill, skillReason }: Pick<FanPanel, "skill" | "skillReason">,
  level: number,
  say: Say,
): string {
  if (skill === null) {
    return skillReason === undefined
      ? say("figure.fan.skill.none")
      : say("figure.fan.skill.none-reason", { reason: withoutStop(skillReason) });
  }
  return say(`figure.fan.skill.${skillVerdict(skill)}`, {
    baseline: skill.baseline,
    value: formatShare(skill.value === null ? null : Math.abs(skill.value)),
    n: formatCount(skill.n),
    held: skill.coverage === null ? "no" : "yes",
    level: formatShare(level),
    coverage: formatShare(skill.coverage),
  });
}

/** As short as a small panel needs it. */
export function shortSkill({ skill }: Pick<FanPanel, "skill">, say: Say): string {
  return say(`figure.fan.short.${skillVerdict(skill)}`, {
    value: formatShare(skill?.value == null ? null : Math.abs(skill.value)),
    n: formatCount(skill?.n ?? null),
  });
}
