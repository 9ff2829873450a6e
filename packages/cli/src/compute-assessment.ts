/** From a case that was read to its assessment: every period it names, with its runs shared out among workers. */

import { availableParallelism } from "node:os";
import {
  type Assessment,
  assess,
  type Finding,
  finding,
  listComponents,
  listInputs,
  preparePeriods,
  sensitivityTargets,
} from "@salus/core";
import type { LoadedCase } from "./case-folder.ts";
import { countRuns, replayInputs } from "./replay-parts.ts";
import type { Terminal } from "./terminal.ts";

/** Scores kept over all replays, at 12 bytes each: more would not fit into the memory of a laptop. */
const MOST_REPLAYED = 100_000_000;

type Computed = { readonly assessment: Assessment } | { readonly tooLarge: Finding };

/** Assess a case, or say that its runs would not fit into memory. */
export async function computeAssessment(
  { framework, evidence, recipe }: LoadedCase,
  workers: number | undefined,
  { say, progress }: Terminal,
): Promise<Computed> {
  const inputs = listInputs(preparePeriods(framework, evidence, recipe));
  const targets = listComponents(framework.index).length;
  const replays = recipe.uncertainty.runs * inputs.length;
  const runs = inputs.reduce((sum, each) => sum + countRuns(each.input, each.recipe), 0);
  const explained = (runs - replays) * sensitivityTargets(recipe, evidence.units).length;
  if (replays * evidence.units.length * targets + explained > MOST_REPLAYED) {
    const where = { file: "recipe.yaml", column: "uncertainty.runs" };
    return { tooLarge: finding("runs-too-large", where, { runs, units: evidence.units.length }) };
  }
  const { replayed, sampled } = await replayInputs(
    inputs,
    workers ?? Math.min(4, availableParallelism()),
    (done, total) => progress.show(say("cli.step.replaying"), done, total),
  );
  return { assessment: assess(framework, evidence, recipe, replayed, sampled) };
}
