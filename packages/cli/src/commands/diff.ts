/** `salus diff`: two versions of a framework, two assessments, a recipe with another choice, or two units. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { diffFrameworks, type Finding, type RecipeChange } from "@salus/core";
import { loadCaseFramework } from "../case-folder.ts";
import { compareSides, compareUnits, whatIfCase } from "../compare/compare-sides.ts";
import { isResults } from "../compare/results-file.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";
import { listTemplates, templateFolder } from "./init.ts";

export type DiffOptions = {
  readonly json?: boolean;
  readonly assess?: boolean;
  readonly set?: readonly RecipeChange[];
  readonly units?: string;
  readonly runs?: number;
  readonly workers?: number;
  readonly out?: string;
};

export async function diff(
  before: string,
  after: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const { say } = terminal;
  const { set = [], units } = options;
  if (after !== undefined && (set.length > 0 || units !== undefined))
    throw new UsageError(say("compare.one-case", { after }));
  if (after === undefined) {
    if (set.length === 0 && units === undefined) throw new UsageError(say("compare.needs"));
    if (isResults(before)) throw new UsageError(say("compare.case-needed", { folder: before }));
    return units === undefined
      ? whatIfCase(folderOf(before), options, terminal)
      : compareUnits(folderOf(before), units, options, terminal);
  }
  const results = isResults(before) || isResults(after);
  if (results || options.assess === true)
    return compareSides([folderOf(before), folderOf(after)], options, terminal);
  const needy = options.out === undefined ? (options.runs === undefined ? null : "--runs") : "--out";
  if (needy !== null) throw new UsageError(say("compare.assess-needed", { option: needy }));
  return diffVersions(before, after, options, terminal);
}

async function diffVersions(
  before: string,
  after: string,
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const { say, out, colours } = terminal;
  const [a, b] = [await loadCaseFramework(folderOf(before)), await loadCaseFramework(folderOf(after))];
  if (a.framework === undefined || b.framework === undefined) {
    const findings = [...placedIn(before, a.findings), ...placedIn(after, b.findings)];
    if (options.json === true) out(JSON.stringify({ findings: findingsAsData(findings, terminal) }, null, 1));
    else showFindings(findings, terminal);
    return exitCodes.errors;
  }
  const changes = diffFrameworks(a.framework, b.framework);
  const named = (framework: typeof a.framework): string => `${framework.id} ${framework.version}`;
  if (options.json === true) {
    out(JSON.stringify({ before: named(a.framework), after: named(b.framework), changes }, null, 1));
    return exitCodes.done;
  }
  out(colours.bold(`${named(a.framework)} → ${named(b.framework)}`));
  for (const kind of ["added", "removed", "re-weighted", "re-worded", "re-defined"] as const) {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length === 0) continue;
    out(`\n${say(`cli.diff.${kind}`)} (${own.length})`);
    for (const { part, id, field, before: old, after: now } of own) {
      const what = field === "" ? old || now : `${field}: ${old || "—"} → ${now || "—"}`;
      out(`  ${say(`cli.diff.part.${part}`)} ${colours.bold(id)}  ${what}`);
    }
  }
  if (changes.length === 0) out(say("cli.diff.same"));
  return exitCodes.done;
}

/** Both folders have a framework.yaml: which one is meant must be said. */
function placedIn(folder: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((each) =>
    each.code === "case-missing"
      ? each
      : { ...each, where: { ...each.where, file: join(folder, each.where.file) } },
  );
}

/** A folder, or the id of a template: so a copy can be compared with what it was derived from. */
function folderOf(named: string): string {
  return !existsSync(named) && listTemplates().includes(named) ? templateFolder(named) : named;
}
