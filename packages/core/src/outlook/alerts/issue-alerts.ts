/** When a rule speaks, and when it stands down. */

import type { AlertEvidence, AlertRule, Signals } from "./alert-rule.ts";
import { combinedThresholds, type Reading, readSign } from "./readings.ts";
import { isClear, isWorse, stageOf, thresholdsOf } from "./stages.ts";

export type AlertLevel = "watch" | "alert";

export type IssuedAlert = {
  readonly rule: string;
  readonly level: AlertLevel;
  /** Whether the sign was extreme, which is told also within the quiet period. */
  readonly extreme: boolean;
  /** When what it rests on was known. */
  readonly issued: string;
  readonly evidence: readonly AlertEvidence[];
  /** When the rule stood down; null while it stands. */
  readonly stoodDown: string | null;
};

type Standing = { readonly stage: number; readonly day: number; readonly alert: IssuedAlert };

/**
 * Run a rule over what was known, one reading after the other. It speaks where
 *
 * - the reading is worse than the one before,
 * - its stage is higher than what it has said since it last stood down,
 * - and nothing as high was said within the quiet period, or the reading is extreme.
 *
 * It stands down when `clearReadings` readings in a row are better than the clear threshold. Missing readings neither
 * speak nor clear. What was kept quiet is said when the quiet period is over, if it still worsens.
 */
export function issueAlerts(rule: AlertRule, signals: Signals): readonly IssuedAlert[] {
  const thresholds = rule.sign.kind === "combined" ? combinedThresholds : thresholdsOf(rule.sign);
  const said: Standing[] = [];
  let standing = 0;
  let clear = 0;
  let before = Number.NaN;
  for (const each of readSign(rule.sign, signals)) {
    if (Number.isNaN(each.reading)) continue;
    const stage = stageOf(each.reading, thresholds);
    const recent = said.filter(({ day }) => each.day - day < rule.quietDays);
    const quiet = stage < 3 && recent.some((earlier) => earlier.stage >= stage);
    if (stage > standing && isWorse(each.reading, before) && !quiet) {
      said.push({ stage, day: each.day, alert: alertOf(rule, stage, each) });
      standing = stage;
    }
    clear = isClear(each.reading, thresholds) ? clear + 1 : 0;
    if (standing > 0 && clear >= rule.clearReadings) {
      standing = 0;
      said.forEach((earlier, i) => {
        if (earlier.alert.stoodDown === null)
          said[i] = { ...earlier, alert: { ...earlier.alert, stoodDown: each.known } };
      });
    }
    before = each.reading;
  }
  return said.map(({ alert }) => alert);
}

function alertOf({ id }: AlertRule, stage: number, { known, evidence }: Reading): IssuedAlert {
  return {
    rule: id,
    level: stage === 1 ? "watch" : "alert",
    extreme: stage === 3,
    issued: known,
    evidence,
    stoodDown: null,
  };
}
