/** The shipped valley for tests of what may come. */

import { assessed } from "./run-salus.ts";
import { copyCase, type FileChanges, shippedFolder } from "./shipped-case.ts";
import { swap } from "./small-case.ts";

export const valleyFolder = shippedFolder("valley-example");

/** Files of an outlook that the valley has. */
export const outlookFiles = [
  "forecasts.csv",
  "skill.csv",
  "probabilities.csv",
  "phases.csv",
  "alerts.csv",
  "rules.csv",
] as const;

/** The outlook draws nothing, so runs are not needed. */
export const withoutRuns = ["--runs", "0"];

/** Fewer past months are enough where only the rest is looked at. */
export const fewOrigins = swap("origins: 48", "origins: 6");

/** Results of the valley with some files changed, from few past months. */
export async function valleyResults(changes: FileChanges = {}): Promise<string> {
  const folder = copyCase("valley-example", { "recipe.yaml": fewOrigins, ...changes });
  return (await assessed(folder, withoutRuns)).results;
}

/** Results of the valley as it ships. */
export async function shippedResults(): Promise<string> {
  return (await assessed(copyCase("valley-example"), withoutRuns)).results;
}
