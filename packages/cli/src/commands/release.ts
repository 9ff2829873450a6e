/** `salus release`: the package that may leave, and what it gives away, entered in the ledger before it is there. */

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import {
  countReleased,
  finding,
  formatCsv,
  isIdentifier,
  isPeriod,
  recordTitle,
  riskStatement,
} from "@salus/core";
import { isFolder } from "../case-files.ts";
import { type Package, preparePackage } from "../prepare-package.ts";
import { appendToLedger, isSound, lockLedger, readLedger, type SoundLedger } from "../release-ledger-file.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";
import { writeResults } from "../write-results.ts";
import { type AssessOptions, withOptions } from "./assess.ts";

export type ReleaseOptions = Pick<AssessOptions, "out" | "period" | "runs" | "seed" | "workers" | "json"> & {
  readonly id?: string;
  readonly dryRun?: boolean;
};

type Findings = Package["findings"];

export async function release(folder: string, options: ReleaseOptions, terminal: Terminal): Promise<number> {
  const { say } = terminal;
  if (options.out === "") throw new UsageError(say("cli.out-empty"));
  if (options.period !== undefined && !isPeriod(options.period))
    throw new UsageError(say("cli.assess.period", { period: options.period }));
  if (options.id !== undefined && !isIdentifier(options.id))
    throw new UsageError(say("release.cli.id", { id: options.id }));
  if (!isFolder(folder)) return refuse([finding("case-missing", { file: folder })], options, terminal);
  if (options.dryRun === true) return releaseAlone(folder, options, terminal);
  const lock = lockLedger(folder);
  if ("code" in lock) return refuse([lock], options, terminal);
  try {
    return await releaseAlone(folder, options, terminal);
  } finally {
    lock.release();
  }
}

/** Make a release while no other is made. */
async function releaseAlone(folder: string, options: ReleaseOptions, terminal: Terminal): Promise<number> {
  const { say, progress } = terminal;
  const ledger = await readLedger(folder);
  if (!isSound(ledger)) return refuse(ledger.findings, options, terminal);
  const id = options.id ?? nextName(ledger);
  if (ledger.releases.some((each) => each.id === id)) {
    const where = { file: "ledger.csv", column: "release" };
    return refuse([finding("release-repeated", where, { id })], options, terminal);
  }
  const target = options.out ?? join(folder, "release", id);
  const isFree = (): void => {
    if (existsSync(target)) throw new UsageError(say("release.cli.exists", { folder: target }));
  };
  isFree();
  const plan = {
    id,
    date: new Date().toISOString().slice(0, 10),
    ledger,
    changeRecipe: (recipe: Parameters<typeof withOptions>[0]) => withOptions(recipe, options),
    workers: options.workers,
  };
  const made = await preparePackage(folder, plan, terminal);
  progress.end();
  if ("withoutSurvey" in made) throw new UsageError(say("release.cli.without-survey"));
  if ("refused" in made) return refuse(made.refused, options, terminal);
  if (options.dryRun === true) {
    show(made, null, options, terminal);
    return exitCodes.done;
  }
  const outcome = await writePackage(folder, target, { made, ledger, isFree }, terminal);
  progress.end();
  if (outcome !== null) return refuse([outcome], options, terminal);
  show(made, target, options, terminal);
  return exitCodes.done;
}

function nextName({ releases }: SoundLedger): string {
  const taken = new Set(releases.map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`release-${number}`)) number++;
  return `release-${number}`;
}

class LedgerRefused extends Error {
  readonly finding: Findings[number];

  constructor(refused: Findings[number]) {
    super(refused.code);
    this.finding = refused;
  }
}

/**
 * Write the package beside its place, enter it in the ledger, and move it into its place: so nothing is ever out that
 * the ledger does not know. A finding where the ledger was changed in between.
 */
async function writePackage(
  folder: string,
  target: string,
  {
    made: { assessment, provenance, facts, microdata, releases },
    ledger,
    isFree,
  }: { readonly made: Package; readonly ledger: SoundLedger; readonly isFree: () => void },
  terminal: Terminal,
): Promise<Findings[number] | null> {
  const further = [
    { file: "risk-statement.md", chunks: [riskStatement(facts, terminal.say)] },
    ...(microdata === null
      ? []
      : [{ file: "microdata.csv", chunks: formatCsv(microdata.header, microdata.rows) }]),
  ];
  let isRecorded = false;
  const beforeCommit = (): void => {
    isFree();
    const changed = appendToLedger(folder, ledger, { releases, date: facts.date });
    if (changed !== null) throw new LedgerRefused(changed);
    isRecorded = true;
  };
  try {
    await writeResults(
      // Counts of what happened in small places are not attacked as answers are: they stay at home.
      { folder: target, assessment, outlook: null, provenance, pairs: false, further, beforeCommit },
      terminal,
    );
  } catch (error) {
    if (error instanceof LedgerRefused) return error.finding;
    if (isRecorded) terminal.err(terminal.say("release.cli.recorded", { id: facts.id }));
    throw error;
  }
  return null;
}

function refuse(findings: Findings, options: ReleaseOptions, terminal: Terminal): number {
  terminal.progress.end();
  if (options.json === true)
    terminal.out(JSON.stringify({ findings: findingsAsData(findings, terminal) }, null, 1));
  else {
    showFindings(findings, terminal);
    terminal.out(terminal.say("release.cli.refused"));
  }
  return exitCodes.errors;
}

/** What leaves and what does not; `target` is null where nothing was written. */
function show(made: Package, target: string | null, options: ReleaseOptions, terminal: Terminal): void {
  const { say, out } = terminal;
  const { facts, microdata, findings } = made;
  const abouts = [...new Set(facts.records.map(({ about }) => about))];
  const questions = abouts.map((about) => {
    const records = facts.records.filter((each) => each.about === about);
    const isClosed = records.every(({ closed }) => closed !== null);
    return { about, ...countReleased(records), closed: isClosed ? records[0]!.closed : null };
  });
  if (options.json === true) {
    const { id, date } = facts;
    const risk = microdata === null ? null : { ...microdata.after, below: microdata.below };
    const head = { release: id, date, ...countReleased(facts.records), questions, microdata: risk };
    const written = target === null ? null : target;
    out(JSON.stringify({ ...head, findings: findingsAsData(findings, terminal), results: written }, null, 1));
    return;
  }
  showFindings(findings, terminal);
  out("");
  out(say("release.cli.counts", countReleased(facts.records)));
  for (const { about, published, withheld, closed } of questions) {
    const words =
      closed === null ? say("release.cli.question", { published, withheld }) : say("release.cli.closed");
    out(`  ${recordTitle(about, say).padEnd(32)} ${words}`);
  }
  if (microdata !== null) {
    const { records, share } = microdata.after;
    out(say("release.cli.microdata", { records, share }));
  }
  if (target === null) {
    out(say("release.cli.dry", { id: facts.id }));
    return;
  }
  const shown = relative(".", target) || ".";
  const statement = join(shown, "risk-statement.md");
  out(say("release.cli.written", { id: facts.id, folder: shown, ledger: "ledger.csv", statement }));
}
