/** `salus assess`: read a case, compute, and write the results whole or not at all. */

import { join, relative } from "node:path";
import {
  defaultSensitivity,
  isPeriod,
  type Provenance,
  type Recipe,
  type RecipeChange,
  withChoice,
} from "@salus/core";
import { loadCase } from "../case-folder.ts";
import { computeAssessment } from "../compute-assessment.ts";
import { computeOutlook } from "../compute-outlook.ts";
import { assessmentFiles, foreignFiles } from "../result-folder.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { showOutlook } from "../show-outlook.ts";
import { showSummary, summaryAsData } from "../show-summary.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";
import { version } from "../version.ts";
import { writeResults } from "../write-results.ts";

export type AssessOptions = {
  readonly out?: string;
  readonly period?: string;
  readonly runs?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly pairs?: boolean;
  readonly set?: readonly RecipeChange[];
  readonly sensitivity?: boolean;
  readonly json?: boolean;
};

export async function assess(folder: string, options: AssessOptions, terminal: Terminal): Promise<number> {
  const { say, out, progress } = terminal;
  if (options.out === "") throw new UsageError(say("cli.out-empty"));
  const target = options.out ?? join(folder, "results");
  const foreign = foreignFiles(target, assessmentFiles);
  if (foreign.length > 0)
    throw new UsageError(
      say("cli.assess.foreign", { folder: target, files: foreign.slice(0, 3).join(", ") }),
    );
  if (options.period !== undefined && !isPeriod(options.period)) {
    throw new UsageError(say("cli.assess.period", { period: options.period }));
  }

  const loading = await loadCase(folder, {
    changes: options.set ?? [],
    changeRecipe: (recipe) => withOptions(recipe, options),
    onProgress: (read, total) => progress.show(say("cli.step.reading"), read, total),
  });
  const { loaded } = loading;
  if (loaded === undefined) {
    progress.end();
    return refuse(loading.findings, options, terminal);
  }
  const computed = await computeAssessment(loaded, options.workers, terminal);
  if ("tooLarge" in computed) {
    progress.end();
    return refuse([...loading.findings, computed.tooLarge], options, terminal);
  }
  const { assessment } = computed;
  const provenance: Provenance = { engine: version, files: loaded.files, findings: loading.findings };
  const findings = [...loading.findings, ...assessment.findings];
  const outlook = await computeOutlook(loaded, terminal);
  await writeResults(
    { folder: target, assessment, outlook, provenance, pairs: options.pairs === true },
    terminal,
  );
  progress.end();

  if (options.json === true) {
    out(
      JSON.stringify(
        {
          ...summaryAsData(assessment, provenance),
          findings: findingsAsData(findings, terminal),
          results: target,
        },
        null,
        1,
      ),
    );
  } else {
    showFindings(findings, terminal);
    showSummary(assessment, terminal);
    showOutlook(outlook, terminal);
    out(
      say("cli.assess.written", {
        folder: relative(".", target) || ".",
        report: relative(".", join(target, "report.html")),
      }),
    );
  }
  return exitCodes.done;
}

export function withOptions(recipe: Recipe, { period, runs, seed, sensitivity }: AssessOptions): Recipe {
  let changed = recipe;
  if (period !== undefined) changed = withChoice(changed, "period.at", period);
  if (runs !== undefined) changed = withChoice(changed, "uncertainty.runs", runs);
  if (seed !== undefined) changed = withChoice(changed, "uncertainty.seed", seed);
  if (sensitivity === true && recipe.uncertainty.sensitivity === undefined) {
    changed = withChoice(changed, "uncertainty.sensitivity", defaultSensitivity);
  }
  return changed;
}

function refuse(
  findings: Parameters<typeof showFindings>[0],
  options: AssessOptions,
  terminal: Terminal,
): number {
  if (options.json === true)
    terminal.out(JSON.stringify({ findings: findingsAsData(findings, terminal) }, null, 1));
  else {
    showFindings(findings, terminal);
    terminal.out(terminal.say("cli.assess.refused"));
  }
  return exitCodes.errors;
}
