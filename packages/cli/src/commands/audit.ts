/** `salus audit`: is what was put together fit to be put together? Page and data, whole or not at all. */

import { join, relative } from "node:path";
import {
  type Assessment,
  type Audit,
  type AuditNote,
  assess,
  auditAssessment,
  auditHead,
  auditNoteAsData,
  auditWords,
  formatAuditJson,
  groupAuditNotes,
  isPeriod,
  type Provenance,
  withChoice,
} from "@salus/core";
import { renderAudit } from "../audit-page/render-audit.tsx";
import { loadCase } from "../case-folder.ts";
import { auditFiles, foreignFiles, openResultFolder } from "../result-folder.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";
import { version } from "../version.ts";

export type AuditOptions = { readonly out?: string; readonly period?: string; readonly json?: boolean };

export async function audit(folder: string, options: AuditOptions, terminal: Terminal): Promise<number> {
  const { say, out, progress } = terminal;
  if (options.out === "") throw new UsageError(say("cli.out-empty"));
  const target = options.out ?? join(folder, "audit");
  const foreign = foreignFiles(target, auditFiles);
  if (foreign.length > 0) {
    throw new UsageError(say("cli.audit.foreign", { folder: target, files: foreign.slice(0, 3).join(", ") }));
  }
  const { period } = options;
  if (period !== undefined && !isPeriod(period)) throw new UsageError(say("cli.assess.period", { period }));

  const { loaded, findings } = await loadCase(folder, {
    // An audit looks at the recipe's own scores: no interval is needed for it.
    changeRecipe: (recipe) => {
      const still = withChoice(recipe, "uncertainty.runs", 0);
      return period === undefined ? still : withChoice(still, "period.at", period);
    },
    onProgress: (read, total) => progress.show(say("cli.step.reading"), read, total),
  });
  progress.end();
  if (loaded === undefined) {
    if (options.json === true) out(JSON.stringify({ findings: findingsAsData(findings, terminal) }, null, 1));
    else {
      showFindings(findings, terminal);
      out(say("cli.assess.refused"));
    }
    return exitCodes.errors;
  }
  const assessment = assess(loaded.framework, loaded.evidence, loaded.recipe);
  const provenance: Provenance = { engine: version, files: loaded.files, findings };
  const found = auditAssessment(assessment);
  await writeAudit(target, found, assessment, provenance, terminal);

  if (options.json === true) {
    const asking = found.notes.filter(({ code }) => code !== null);
    out(
      JSON.stringify(
        {
          ...auditHead(found, assessment, provenance),
          notes: asking.map((note) => auditNoteAsData(note, assessment, say)),
          findings: findingsAsData([...findings, ...assessment.findings], terminal),
          results: target,
        },
        null,
        1,
      ),
    );
  } else {
    showAudit(found, assessment, terminal);
    out(
      say("cli.audit.written", {
        folder: relative(".", target) || ".",
        page: relative(".", join(target, "audit.html")),
      }),
    );
  }
  return exitCodes.done;
}

async function writeAudit(
  target: string,
  found: Audit,
  assessment: Assessment,
  provenance: Provenance,
  { say, language }: Terminal,
): Promise<void> {
  const results = openResultFolder(target);
  process.once("exit", results.discard);
  try {
    await Promise.all([
      results.write("audit.json", [formatAuditJson(found, assessment, provenance, say)]),
      results.write("audit.html", [renderAudit(found, assessment, provenance, language)]),
    ]);
    results.commit();
  } catch (error) {
    results.discard();
    throw error;
  } finally {
    process.off("exit", results.discard);
  }
}

/** What asks for something, each with what to try; what holds is only counted. */
function showAudit({ notes }: Audit, assessment: Assessment, { say, out, colours }: Terminal): void {
  const count = (verdict: AuditNote["verdict"]): number =>
    notes.filter((note) => note.verdict === verdict).length;
  out(colours.bold(say("audit.title", { title: assessment.input.framework.title })));
  for (const group of groupAuditNotes(notes)) {
    const words = group.notes.map((note) => auditWords(note, assessment, say));
    const { verdict, check, advice } = words[0]!;
    out(`${group.verdict === "question" ? colours.bold(verdict) : verdict}  ${colours.dim(check)}`);
    for (const { message } of words) out(`   ${message}`);
    out(`   ${colours.dim("→")} ${advice}`);
  }
  out(say("cli.audit.counts", { question: count("question"), look: count("look"), holds: count("holds") }));
  const unsaid = count("unsaid");
  if (unsaid > 0) out(say("cli.audit.unsaid", { unsaid }));
}
