/** `salus check`: every finding, and a proposal where columns have foreign names. */

import { checkDenominators, checkPeriods, prepare, proposeColumns } from "@salus/core";
import { loadCase } from "../case-folder.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { exitCodes, type Terminal } from "../terminal.ts";

export async function check(
  folder: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const { say, out, progress } = terminal;
  const loading = await loadCase(folder, {
    onProgress: (read, total) => progress.show(say("cli.step.reading"), read, total),
  });
  progress.end();
  const findings = [...loading.findings];
  if (loading.loaded !== undefined) {
    const { framework, evidence, recipe } = loading.loaded;
    findings.push(
      ...checkPeriods(evidence.observations, recipe.period),
      ...checkDenominators(framework.indicators, evidence, prepare(framework, evidence, recipe).panel),
    );
  }
  const proposal = proposeColumns(loading.headers);
  if (options.json === true) {
    out(JSON.stringify({ findings: findingsAsData(findings, terminal), columns: proposal }, null, 1));
  } else {
    showFindings(findings, terminal);
    if (proposal !== null) out(`\n${say("cli.check.proposal")}\n\n${proposal}`);
    else if (findings.length === 0) out(say("cli.check.next", { folder }));
  }
  return findings.some((each) => each.severity === "error") ? exitCodes.errors : exitCodes.done;
}
