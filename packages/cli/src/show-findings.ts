/** Findings as people read them in a terminal. */

import type { Finding } from "@salus/core";
import type { Terminal } from "./terminal.ts";

/** One block a finding: where, what, what to do. Errors first. */
export function showFindings(findings: readonly Finding[], terminal: Terminal): void {
  const { say, colours, out } = terminal;
  const ordered = findings.toSorted(
    (a, b) => Number(b.severity === "error") - Number(a.severity === "error"),
  );
  for (const { code, severity, where, values } of ordered) {
    const mark =
      severity === "error"
        ? colours.red(say("cli.severity.error"))
        : colours.yellow(say("cli.severity.warning"));
    const place = [
      where.file,
      where.row === undefined ? "" : say("cli.place.row", { row: where.row }),
      where.column ?? "",
    ].filter((part) => part !== "");
    out(`${mark}  ${place.join(" · ")}  ${colours.dim(code)}`);
    out(`   ${say(`finding.${code}.message`, { file: where.file, ...values })}`);
    out(`   ${colours.dim("→")} ${say(`finding.${code}.remedy`, { file: where.file, ...values })}`);
  }
  const errors = findings.filter((each) => each.severity === "error").length;
  out(say("cli.findings.count", { errors, warnings: findings.length - errors }));
}

/** Findings as data, with their texts. */
export function findingsAsData(findings: readonly Finding[], { say }: Terminal): readonly object[] {
  return findings.map(({ code, severity, where, values }) => ({
    code,
    severity,
    ...where,
    message: say(`finding.${code}.message`, { file: where.file, ...values }),
    remedy: say(`finding.${code}.remedy`, { file: where.file, ...values }),
  }));
}
