/** The `salus` command: its words, help and exit codes. */

import { parseRecipeChange, type RecipeChange } from "@salus/core";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type AssessOptions, assess } from "./commands/assess.ts";
import { type AuditOptions, audit } from "./commands/audit.ts";
import { type BacktestOptions, backtest } from "./commands/backtest.ts";
import { check } from "./commands/check.ts";
import { type DiffOptions, diff } from "./commands/diff.ts";
import { init } from "./commands/init.ts";
import { type ReleaseOptions, release } from "./commands/release.ts";
import { trace } from "./commands/trace.ts";
import { traceThreat } from "./commands/trace-threat.ts";
import { exitCodes, openTerminal, systemReason, type Terminal, UsageError } from "./terminal.ts";
import { version } from "./version.ts";

/** Carry out one command line; the exit code is returned, never thrown. */
export async function run(words: readonly string[]): Promise<number> {
  const terminal = openTerminal();
  const { say, err } = terminal;
  let code: number = exitCodes.done;
  const program = describeCommand(terminal, (result) => {
    code = result;
  });
  // What is half written is cleared away by those who write, when the process exits.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => process.exit(exitCodes.interrupted));
  }
  try {
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    terminal.progress.end();
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error instanceof UsageError) {
      err(error.message);
      return exitCodes.usage;
    }
    const reason = systemReason(error);
    if (reason !== null) {
      const { path, message } = error as NodeJS.ErrnoException;
      // Results are written beside their place, under a name that people did not choose.
      const shown = (path ?? "").replace(/\.partial-[\da-f-]{36}/, "");
      err(say("cli.system", { reason, path: shown, detail: message }));
      return exitCodes.errors;
    }
    const detail =
      error instanceof Error
        ? process.env["SALUS_DEBUG"] === undefined
          ? error.message
          : error.stack
        : error;
    err(say("cli.unexpected", { detail: String(detail) }));
    return exitCodes.errors;
  }
}

function describeCommand(terminal: Terminal, done: (code: number) => void): Command {
  const { say } = terminal;
  const program = new Command("salus")
    .description(say("cli.about"))
    .version(version, "--version", say("cli.help.version"))
    .helpOption("--help", say("cli.help.help"))
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError(say("cli.help.hint"));
  const add = (name: string, texts = `cli.${name}`): Command =>
    program
      .command(name)
      .description(say(`${texts}.about`))
      .helpOption("--help", say("cli.help.help"))
      .addHelpText("after", `\n${say(`${texts}.example`)}`)
      .exitOverride();
  const json = (): Option => new Option("--json", say("cli.help.json"));
  const period = (): Option => new Option("--period <period>", say("cli.help.period"));

  add("init")
    .argument("<folder>", say("cli.help.new-folder"))
    .option("--template <id>", say("cli.help.template"), "seven-components")
    .action((folder: string, options: { template: string }) => done(init(folder, options, terminal)));
  add("check")
    .argument("<case>", say("cli.help.case"))
    .addOption(json())
    .action(async (folder: string, options: { json?: boolean }) =>
      done(await check(folder, options, terminal)),
    );
  add("assess")
    .argument("<case>", say("cli.help.case"))
    .option("--out <folder>", say("cli.help.out"))
    .addOption(period())
    .option("--runs <n>", say("cli.help.runs"), wholeNumber(say, 0, 100_000))
    .option("--seed <n>", say("cli.help.seed"), wholeNumber(say, 0, 2_147_483_647))
    .option("--workers <n>", say("cli.help.workers"), wholeNumber(say, 1, 64))
    .option("--pairs", say("cli.help.pairs"))
    .option("--set <address=value>", say("compare.help.set-assess"), recipeChange(say))
    .option("--sensitivity", say("cli.help.sensitivity"))
    .addOption(json())
    .action(async (folder: string, options: AssessOptions) => done(await assess(folder, options, terminal)));
  add("audit")
    .argument("<case>", say("cli.help.case"))
    .option("--out <folder>", say("cli.help.out-audit"))
    .addOption(period())
    .addOption(json())
    .action(async (folder: string, options: AuditOptions) => done(await audit(folder, options, terminal)));
  add("backtest", "outlook.backtest.cli")
    .argument("<case>", say("cli.help.case"))
    .option("--out <folder>", say("outlook.backtest.help.out"))
    .option("--origins <n>", say("outlook.backtest.help.origins"), wholeNumber(say, 2, 600))
    .option("--every <n>", say("outlook.backtest.help.every"), wholeNumber(say, 1, 60))
    .addOption(json())
    .action(async (folder: string, options: BacktestOptions) =>
      done(await backtest(folder, options, terminal)),
    );
  add("release", "release.cli")
    .argument("<case>", say("cli.help.case"))
    .option("--out <folder>", say("release.help.out"))
    .option("--id <name>", say("release.help.id"))
    .option("--dry-run", say("release.help.dry-run"))
    .addOption(period())
    .option("--runs <n>", say("cli.help.runs"), wholeNumber(say, 0, 100_000))
    .option("--seed <n>", say("cli.help.seed"), wholeNumber(say, 0, 2_147_483_647))
    .option("--workers <n>", say("cli.help.workers"), wholeNumber(say, 1, 64))
    .addOption(json())
    .action(async (folder: string, options: ReleaseOptions) =>
      done(await release(folder, options, terminal)),
    );
  add("trace")
    .argument("<case>", say("cli.help.case"))
    .argument("<unit>", say("cli.help.unit"))
    .argument("[node]", say("cli.help.node"))
    .addOption(period())
    .addOption(json())
    .action(
      async (
        folder: string,
        unit: string,
        node: string | undefined,
        options: { period?: string; json?: boolean },
      ) =>
        done(
          node === undefined
            ? await traceThreat(folder, unit, options, terminal)
            : await trace(folder, unit, node, options, terminal),
        ),
    );
  add("diff")
    .argument("<before>", say("compare.help.before"))
    .argument("[after]", say("compare.help.after"))
    .option("--assess", say("compare.help.assess"))
    .option("--set <address=value>", say("compare.help.set"), recipeChange(say))
    .option("--units <A,B>", say("compare.help.units"))
    .option("--runs <n>", say("cli.help.runs"), wholeNumber(say, 0, 100_000))
    .option("--workers <n>", say("cli.help.workers"), wholeNumber(say, 1, 64))
    .option("--out <folder>", say("compare.help.diff-out"))
    .addOption(json())
    .action(async (before: string, after: string | undefined, options: DiffOptions) =>
      done(await diff(before, after, options, terminal)),
    );
  return program;
}

/** Changes of the recipe, gathered over every time the option is given. */
function recipeChange(
  say: Terminal["say"],
): (text: string, before: readonly RecipeChange[] | undefined) => readonly RecipeChange[] {
  return (text, before = []) => {
    const change = parseRecipeChange(text);
    if (change === null) throw new InvalidArgumentError(say("compare.set-form", { text }));
    return [...before, change];
  };
}

function wholeNumber(say: Terminal["say"], low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(say("cli.help.whole-number", { low, high }));
    }
    return value;
  };
}
