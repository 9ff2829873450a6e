/** What an outlook says, in a few lines: where rules speak, and what the forecasts were worth. */

import { errorShare, type Outlook, verdictOf } from "@salus/core";
import type { Terminal } from "./terminal.ts";

export function showOutlook(outlook: Outlook | null, { say, out }: Terminal): void {
  if (outlook === null) return;
  const { rules, series } = outlook;
  if (rules.length > 0) {
    const standing = rules.flatMap(({ units }) => units.filter((unit) => unit.standing !== null)).length;
    out(say("outlook.summary.alerts", { standing, rules: rules.length }));
  }
  for (const { series: own, record } of series) {
    const verdict = record === null ? "none" : verdictOf(record.comparison);
    out(
      say("outlook.summary.series", {
        title: own.choice.title ?? own.choice.id,
        verdict,
        share: record === null ? "" : errorShare(record.comparison.skill),
      }),
    );
  }
}
