/** Results appear whole or not at all: they are written beside their place and moved there at the end. */

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Every file that an assessment writes, and every file that an audit writes. */
export const assessmentFiles: ReadonlySet<string> = new Set([
  "scores.csv",
  "ranks.csv",
  "pairs.csv",
  "leave-one-out.csv",
  "choices.csv",
  "changes.csv",
  "treatment.csv",
  "imputation.csv",
  "sensitivity.csv",
  "priorities.csv",
  "estimates.csv",
  "gap.csv",
  "group-differences.csv",
  "heard.csv",
  "deprivation.csv",
  "forecasts.csv",
  "skill.csv",
  "probabilities.csv",
  "phases.csv",
  "outbreaks.csv",
  "alerts.csv",
  "rules.csv",
  "links.csv",
  "influence.csv",
  "loops.csv",
  "leverage.csv",
  "explorations.csv",
  "hypotheses.csv",
  "findings.csv",
  "assessment.json",
  "report.html",
]);
export const backtestFiles: ReadonlySet<string> = new Set([
  "backtest.html",
  "backtest.json",
  "skill.csv",
  "scored-forecasts.csv",
  "probabilities.csv",
  "reliability.csv",
  "rules.csv",
]);
export const auditFiles: ReadonlySet<string> = new Set(["audit.html", "audit.json"]);

export type ResultFolder = {
  write(file: string, chunks: Iterable<string>): Promise<void>;
  /** Put the new results in the place of the old ones. */
  commit(): void;
  /** Leave no trace. */
  discard(): void;
};

/** Files in a folder that are none of the known results, and would be lost if results took its place; or the file that stands there. */
export function foreignFiles(folder: string, known: ReadonlySet<string>): readonly string[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [basename(folder)];
  return readdirSync(folder).filter((name) => !known.has(name));
}

/** Start to write results that will stand at `folder`. */
export function openResultFolder(folder: string): ResultFolder {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  // Never by process number alone: a run that was killed may have left a folder of that name.
  const mark = randomUUID();
  const partial = `${target}.partial-${mark}`;
  const previous = `${target}.previous-${mark}`;
  mkdirSync(partial);
  return {
    async write(file, chunks) {
      const stream = createWriteStream(join(partial, file));
      const failed = once(stream, "error").then(([error]) => Promise.reject(error));
      failed.catch(() => {});
      for (const chunk of chunks) {
        if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), failed]);
      }
      stream.end();
      await Promise.race([once(stream, "finish"), failed]);
    },
    commit() {
      if (existsSync(target)) renameSync(target, previous);
      renameSync(partial, target);
      rmSync(previous, { recursive: true, force: true });
    },
    discard() {
      // A file that was being opened may appear in the folder while it is cleared away.
      rmSync(partial, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
    },
  };
}
