/** The files of an assessment, written all together or not at all. */

import {
  type Assessment,
  alertsTable,
  changesTable,
  choicesTable,
  deprivationTable,
  estimatesTable,
  explorationsTable,
  findingsTable,
  forecastsTable,
  formatAssessmentJson,
  formatCsv,
  gapTable,
  groupDifferencesTable,
  heardTable,
  hypothesesTable,
  imputationTable,
  influenceTable,
  leaveOneOutTable,
  leverageTable,
  linksTable,
  loopsTable,
  type Outlook,
  outbreaksTable,
  type Provenance,
  pairsTable,
  phasesTable,
  prioritiesTable,
  probabilitiesTable,
  type ResultTable,
  ranksTable,
  rulesTable,
  scoresTable,
  sensitivityTable,
  skillTable,
  treatmentTable,
} from "@salus/core";
import { renderReport } from "./report/render-report.tsx";
import { openResultFolder } from "./result-folder.ts";
import type { Terminal } from "./terminal.ts";

export type WrittenResults = {
  readonly folder: string;
  readonly assessment: Assessment;
  readonly outlook: Outlook | null;
  readonly provenance: Provenance;
  readonly pairs: boolean;
  /** Files beside those of an assessment. */
  readonly further?: readonly { readonly file: string; readonly chunks: Iterable<string> }[];
  /** What must have happened before the files stand in their place; if it throws, none do. */
  readonly beforeCommit?: () => void;
};

/** Write all files beside their place and move them there at the end. */
export async function writeResults(
  { folder, assessment, outlook, provenance, pairs, further = [], beforeCommit = () => {} }: WrittenResults,
  { say, progress, language }: Terminal,
): Promise<void> {
  const withRanks = pairs || assessment.recipe.report.ranking === "annex";
  const tables = [
    scoresTable(assessment),
    leaveOneOutTable(assessment),
    choicesTable(assessment),
    changesTable(assessment),
    treatmentTable(assessment),
    imputationTable(assessment),
    sensitivityTable(assessment),
    prioritiesTable(assessment),
    estimatesTable(assessment),
    gapTable(assessment),
    groupDifferencesTable(assessment),
    heardTable(assessment),
    deprivationTable(assessment),
    forecastsTable(outlook),
    skillTable(outlook),
    probabilitiesTable(outlook),
    phasesTable(outlook),
    outbreaksTable(outlook),
    alertsTable(outlook),
    rulesTable(outlook),
    linksTable(assessment),
    influenceTable(assessment),
    loopsTable(assessment),
    leverageTable(assessment),
    explorationsTable(assessment),
    hypothesesTable(assessment),
    withRanks ? ranksTable(assessment) : null,
    pairs ? pairsTable(assessment) : null,
    findingsTable([...provenance.findings, ...assessment.findings], say),
  ].filter((table): table is ResultTable => table !== null);
  // Before anything is written: what cannot be made leaves no half of it.
  const report = renderReport(assessment, outlook, provenance, language);
  const results = openResultFolder(folder);
  process.once("exit", results.discard);
  try {
    // Side by side: while one file waits for the disk, the next is being written.
    const writing = [
      ...tables.map((table) => results.write(table.file, formatCsv(table.header, table.rows))),
      results.write("assessment.json", formatAssessmentJson(assessment, provenance, outlook)),
      results.write("report.html", [report]),
      ...further.map(({ file, chunks }) => results.write(file, chunks)),
    ];
    let written = 0;
    for (const each of writing) {
      void each.then(() => progress.show(say("cli.step.writing"), ++written, writing.length)).catch(() => {});
    }
    await Promise.all(writing);
    beforeCommit();
    results.commit();
  } catch (error) {
    results.discard();
    throw error;
  } finally {
    process.off("exit", results.discard);
  }
}
