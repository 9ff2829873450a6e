/** From a case that was read to its outlook, with progress, and a chance to be interrupted between its steps. */

import { setImmediate } from "node:timers/promises";
import { lookAheadInSteps, type Outlook } from "@salus/core";
import type { LoadedCase } from "./case-folder.ts";
import type { Terminal } from "./terminal.ts";

/** Look ahead; null where the case has nothing to look at. */
export async function computeOutlook(
  { evidence, rules, recipe }: Pick<LoadedCase, "evidence" | "rules" | "recipe">,
  { say, progress }: Terminal,
): Promise<Outlook | null> {
  const steps = lookAheadInSteps(evidence, rules, recipe);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    progress.show(say("cli.step.looking-ahead"), step.value.done, step.value.total);
    await setImmediate();
  }
}
