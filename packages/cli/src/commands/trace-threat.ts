/** `salus trace` of a threat that people named: its first words, in the language they were spoken in. */

import { originOf } from "@salus/core";
import { loadCase } from "../case-folder.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";

/** Show where a threat comes from. The words are shown here and written into no result. */
export async function traceThreat(
  folder: string,
  id: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const { say, out, colours } = terminal;
  const { loaded, findings } = await loadCase(folder);
  if (loaded === undefined) {
    if (options.json === true) out(JSON.stringify({ findings: findingsAsData(findings, terminal) }, null, 1));
    else showFindings(findings, terminal);
    return exitCodes.errors;
  }
  const { framework, evidence } = loaded;
  const threat = framework.threats.find((each) => each.id === id);
  if (threat === undefined) throw new UsageError(say("cli.trace.threat", { id }));
  const origin = originOf(evidence.coding ?? [], id, threat.words ?? id);
  if (typeof origin === "string") throw new UsageError(say(`cli.trace.words.${origin}`, { id }));
  const { first, agreed, disputed } = origin;
  if (options.json === true) {
    out(JSON.stringify({ threat: id, title: threat.title, origin }, null, 1));
    return exitCodes.done;
  }
  const { words, language, place, period, coders, file, row } = first;
  out(colours.bold(threat.title));
  out("");
  out(`  “${words}”`);
  out(`  ${colours.dim([language, place, period].filter((each) => each !== "").join(" · "))}`);
  out(`  ${say("cli.trace.words.coded", { code: origin.code, coders: coders.join(", "), file, row })}`);
  out(`  ${say("cli.trace.words.answers", { agreed: agreed.length, disputed: disputed.length })}`);
  return exitCodes.done;
}
