/** The comparisons of `salus diff` that need assessments: two of them, one with another choice, one unit with others. */

import {
  type Assessment,
  type Comparand,
  choiceAt,
  comparandOf,
  compareAssessments,
  comparePeers,
  differenceTable,
  evidenceHash,
  type Finding,
  hasErrors,
  peersOf,
  peersTable,
  type Recipe,
  type RecipeChange,
  settledRecipe,
  type Unit,
  withChoice,
} from "@salus/core";
import { type LoadedCase, loadCase } from "../case-folder.ts";
import { computeAssessment } from "../compute-assessment.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";
import { isResults, readResults } from "./results-file.ts";
import { differenceAsData, showDifference } from "./show-difference.ts";
import { peersAsData, showPeers } from "./show-peers.ts";
import { writeDifference } from "./write-difference.ts";

export type CompareOptions = {
  readonly json?: boolean;
  readonly set?: readonly RecipeChange[];
  readonly runs?: number;
  readonly workers?: number;
  readonly out?: string;
  /** Choices that are asked about, so that no run draws them anew. */
  readonly asked?: readonly RecipeChange[];
};

/** Two assessments: results as they are, cases assessed here. */
export async function compareSides(
  paths: readonly [string, string],
  options: CompareOptions,
  terminal: Terminal,
): Promise<number> {
  const [before, after] = [
    await readSide(paths[0], options, terminal),
    await readSide(paths[1], options, terminal),
  ];
  terminal.progress.end();
  if (before.comparand === undefined || after.comparand === undefined)
    return refuse([...before.findings, ...after.findings], options, terminal);
  return tellDifference(before.comparand, after.comparand, { ...options, changes: [] }, terminal);
}

type Side = { readonly comparand: Comparand | undefined; readonly findings: readonly Finding[] };

async function readSide(path: string, options: CompareOptions, terminal: Terminal): Promise<Side> {
  if (isResults(path)) return readResults(path);
  const read = await assessPath(path, options, terminal);
  // Both folders hold files of the same names: which one is meant must be said.
  const findings = read.findings.map((each) =>
    each.code === "case-missing"
      ? each
      : { ...each, where: { ...each.where, file: `${path}/${each.where.file}` } },
  );
  if (read.assessment === undefined) return { comparand: undefined, findings };
  return { comparand: comparandOf(read.assessment, evidenceHash(read.loaded.files)), findings };
}

type AssessedCase =
  | { readonly assessment: Assessment; readonly loaded: LoadedCase; readonly findings: readonly Finding[] }
  | { readonly assessment: undefined; readonly findings: readonly Finding[] };

/** A case read and assessed, with the changes that were asked for. */
async function assessPath(
  folder: string,
  { runs, workers, set = [], asked = [] }: CompareOptions,
  terminal: Terminal,
): Promise<AssessedCase> {
  const { say, progress } = terminal;
  const { loaded, findings } = await loadCase(folder, {
    changes: set,
    changeRecipe: (recipe) => settledRecipe(withRuns(recipe, runs), asked),
    onProgress: (read, total) => progress.show(say("cli.step.reading"), read, total),
  });
  if (loaded === undefined) return { assessment: undefined, findings };
  const computed = await computeAssessment(loaded, workers, terminal);
  if ("tooLarge" in computed) return { assessment: undefined, findings: [...findings, computed.tooLarge] };
  return { assessment: computed.assessment, loaded, findings };
}

function withRuns(recipe: Recipe, runs: number | undefined): Recipe {
  return runs === undefined ? recipe : withChoice(recipe, "uncertainty.runs", runs);
}

/** A case as it is, and with some choices of its recipe changed. */
export async function whatIfCase(
  folder: string,
  options: CompareOptions,
  terminal: Terminal,
): Promise<number> {
  const asked = options.set ?? [];
  const after = await assessPath(folder, { ...options, asked }, terminal);
  const before =
    after.assessment === undefined
      ? after
      : await assessPath(folder, { ...options, set: [], asked }, terminal);
  terminal.progress.end();
  if (before.assessment === undefined || after.assessment === undefined)
    return refuse(before.findings, options, terminal);
  const { recipe } = before.assessment;
  const changes = asked.map(({ address, value }) => ({
    address,
    before: choiceAt(recipe, address) ?? null,
    after: value,
  }));
  return tellDifference(
    comparandOf(before.assessment),
    comparandOf(after.assessment),
    { ...options, changes },
    terminal,
  );
}

type TellOptions = CompareOptions & {
  readonly changes: readonly {
    readonly address: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
};

async function tellDifference(
  before: Comparand,
  after: Comparand,
  { json, out, changes }: TellOptions,
  terminal: Terminal,
): Promise<number> {
  const difference = compareAssessments(before, after);
  const file = out === undefined ? null : await writeDifference(out, differenceTable(difference), terminal);
  if (json === true) {
    terminal.out(JSON.stringify({ changes, ...differenceAsData(difference), written: file }, null, 1));
    return exitCodes.done;
  }
  showDifference(difference, changes, terminal);
  if (file !== null) terminal.out(terminal.say("compare.written", { file }));
  return exitCodes.done;
}

/** One unit beside another, or beside the others of its group. */
export async function compareUnits(
  folder: string,
  text: string,
  options: CompareOptions,
  terminal: Terminal,
): Promise<number> {
  const read = await assessPath(folder, options, terminal);
  terminal.progress.end();
  if (read.assessment === undefined) return refuse(read.findings, options, terminal);
  const { assessment } = read;
  const { units } = assessment.input;
  const { unit, others, peers } = findPeers(units, text, terminal);
  const rows = comparePeers(assessment, unit, others);
  const { out, json } = options;
  const own = units[unit]!;
  const file =
    out === undefined ? null : await writeDifference(out, peersTable(own.id, peers.id, rows), terminal);
  if (json === true) {
    terminal.out(JSON.stringify({ ...peersAsData(assessment, own, peers.id, rows), written: file }, null, 1));
    return exitCodes.done;
  }
  showPeers(assessment, { unit: own.title, peers: peers.title }, rows, terminal);
  if (file !== null) terminal.out(terminal.say("compare.written", { file }));
  return exitCodes.done;
}

type Peers = {
  readonly unit: number;
  readonly others: readonly number[];
  readonly peers: { readonly id: string; readonly title: string };
};

/** `A,B` or `A,group:region` as positions of units. */
function findPeers(units: readonly Unit[], text: string, { say }: Terminal): Peers {
  const [first, second, ...more] = text.split(",").map((part) => part.trim());
  if (first === undefined || first === "" || second === undefined || second === "" || more.length > 0)
    throw new UsageError(say("compare.units-form", { text }));
  const positionOf = (id: string): number => {
    const position = units.findIndex((unit) => unit.id === id);
    const some = units.slice(0, 12).map((unit) => unit.id);
    if (position < 0) throw new UsageError(say("cli.trace.unit", { unit: id, some: some.join(", ") }));
    return position;
  };
  const unit = positionOf(first);
  if (!second.startsWith("group:")) {
    const other = positionOf(second);
    if (other === unit) throw new UsageError(say("compare.same-unit", { unit: first }));
    return { unit, others: [other], peers: { id: second, title: units[other]!.title } };
  }
  const group = second.slice("group:".length);
  const others = peersOf(units, unit, group);
  if (others.length === 0) {
    const known = [...new Set(units.flatMap((each) => Object.keys(each.groups)))].join(", ");
    throw new UsageError(say("compare.group-none", { unit: first, group, known: known || "–" }));
  }
  const value = units[unit]!.groups[group]!;
  return {
    unit,
    others,
    peers: {
      id: `${second}=${value}`,
      title: say("compare.peers.group", { count: others.length, group, value }),
    },
  };
}

function refuse(findings: readonly Finding[], { json }: CompareOptions, terminal: Terminal): number {
  // Warnings of a side that can be assessed are told by salus check.
  const errors = findings.filter((each) => hasErrors([each]));
  if (json === true) terminal.out(JSON.stringify({ findings: findingsAsData(errors, terminal) }, null, 1));
  else showFindings(errors, terminal);
  return exitCodes.errors;
}
