/** `salus backtest`: forecasts made again from past months and scored against what came. Page and data, whole or not at all. */

import { join, relative } from "node:path";
import {
  assess,
  backtestHead,
  formatBacktestJson,
  formatCsv,
  type Outlook,
  type Provenance,
  probabilitiesTable,
  type Recipe,
  type ResultTable,
  reliabilityTable,
  rulesTable,
  scoredForecastsTable,
  skillTable,
  withChoice,
} from "@salus/core";
import { renderBacktest } from "../backtest-page/render-backtest.tsx";
import { loadCase } from "../case-folder.ts";
import { computeOutlook } from "../compute-outlook.ts";
import { backtestFiles, foreignFiles, openResultFolder } from "../result-folder.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { showOutlook } from "../show-outlook.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";
import { version } from "../version.ts";

export type BacktestOptions = {
  readonly out?: string;
  readonly origins?: number;
  readonly every?: number;
  readonly json?: boolean;
};

export async function backtest(
  folder: string,
  options: BacktestOptions,
  terminal: Terminal,
): Promise<number> {
  const { say, out, progress } = terminal;
  if (options.out === "") throw new UsageError(say("cli.out-empty"));
  const target = options.out ?? join(folder, "backtest");
  const foreign = foreignFiles(target, backtestFiles);
  if (foreign.length > 0) {
    throw new UsageError(
      say("outlook.backtest.foreign", { folder: target, files: foreign.slice(0, 3).join(", ") }),
    );
  }
  const { loaded, findings } = await loadCase(folder, {
    changeRecipe: (recipe) => withOrigins(recipe, options),
    onProgress: (read, total) => progress.show(say("cli.step.reading"), read, total),
  });
  const outlook = loaded === undefined ? null : scorable(await computeOutlook(loaded, terminal));
  progress.end();
  if (loaded === undefined || outlook === null) {
    if (options.json === true) out(JSON.stringify({ findings: findingsAsData(findings, terminal) }, null, 1));
    else {
      showFindings(findings, terminal);
      out(say(loaded === undefined ? "cli.assess.refused" : "outlook.backtest.nothing"));
    }
    return exitCodes.errors;
  }
  const assessment = assess(loaded.framework, loaded.evidence, loaded.recipe);
  const provenance: Provenance = { engine: version, files: loaded.files, findings };
  await writeBacktest(
    target,
    outlook,
    [
      ["backtest.json", [formatBacktestJson(outlook, assessment, provenance)]],
      ["backtest.html", [renderBacktest(outlook, assessment, provenance, terminal.language)]],
    ],
    terminal,
  );
  if (options.json === true) {
    const head = backtestHead(outlook, assessment, provenance);
    out(JSON.stringify({ ...head, findings: findingsAsData(findings, terminal), results: target }, null, 1));
  } else {
    showFindings(findings, terminal);
    showOutlook(outlook, terminal);
    const page = relative(".", join(target, "backtest.html"));
    out(say("outlook.backtest.written", { folder: relative(".", target) || ".", page }));
  }
  return exitCodes.done;
}

/** Seasons alone can be held against nothing. */
function scorable(outlook: Outlook | null): Outlook | null {
  return outlook === null || outlook.series.length + outlook.rules.length === 0 ? null : outlook;
}

/** No replay is needed to score forecasts, and a person may ask for other origins than the recipe's. */
function withOrigins(recipe: Recipe, { origins, every }: BacktestOptions): Recipe {
  let changed = withChoice(recipe, "uncertainty.runs", 0);
  if (recipe.outlook === undefined) return changed;
  if (origins !== undefined) changed = withChoice(changed, "outlook.backtest.origins", origins);
  if (every !== undefined) changed = withChoice(changed, "outlook.backtest.every", every);
  return changed;
}

async function writeBacktest(
  target: string,
  outlook: Outlook,
  documents: readonly (readonly [file: string, chunks: Iterable<string>])[],
  { say, progress }: Terminal,
): Promise<void> {
  const tables = [
    skillTable(outlook),
    scoredForecastsTable(outlook),
    probabilitiesTable(outlook),
    reliabilityTable(outlook),
    rulesTable(outlook),
  ].filter((table): table is ResultTable => table !== null);
  const results = openResultFolder(target);
  process.once("exit", results.discard);
  try {
    const writing = [
      ...tables.map((table) => results.write(table.file, formatCsv(table.header, table.rows))),
      ...documents.map(([file, chunks]) => results.write(file, chunks)),
    ];
    let written = 0;
    for (const each of writing) {
      void each.then(() => progress.show(say("cli.step.writing"), ++written, writing.length)).catch(() => {});
    }
    await Promise.all(writing);
    progress.end();
    results.commit();
  } catch (error) {
    results.discard();
    throw error;
  } finally {
    process.off("exit", results.discard);
  }
}
