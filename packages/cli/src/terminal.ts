/** Where a command speaks: results on standard output, everything else on standard error. */

import { type Language, languageOf, type Say } from "@salus/core";
import pc from "picocolors";
import { createProgress, type Progress } from "./progress.ts";

type Colours = ReturnType<typeof pc.createColors>;

export type Terminal = {
  readonly say: Say;
  readonly language: Language;
  /** Colours for standard output; plain where it is no terminal. */
  readonly colours: Colours;
  readonly progress: Progress;
  out(text: string): void;
  err(text: string): void;
};

/** The terminal of this process. `SALUS_LOCALE` chooses a language; `NO_COLOR` is respected. */
export function openTerminal(): Terminal {
  // A reader such as head may close the pipe early; that is no error of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const language = languageOf(process.env["SALUS_LOCALE"] === "en-XB" ? "en-XB" : "en");
  return {
    say: language.say,
    language,
    colours: pc.createColors(process.stdout.isTTY === true && pc.isColorSupported),
    progress: createProgress(process.stderr.isTTY === true),
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  };
}

/** Exit codes of the command. */
export const exitCodes = { done: 0, errors: 1, usage: 2, interrupted: 130 } as const;

/** The words of the command line cannot be carried out as they stand. */
export class UsageError extends Error {}

/** What the operating system refuses has a code such as EACCES; those that people can act on have words of their own. */
const systemCodes = new Set([
  "EACCES",
  "EPERM",
  "EISDIR",
  "ENOTDIR",
  "ENOENT",
  "EEXIST",
  "ENOSPC",
  "EROFS",
  "EIO",
  "ELOOP",
  "ENAMETOOLONG",
]);

/** The reason in one word where the operating system refused something; else null. */
export function systemReason(error: unknown): string | null {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return null;
  const code = String(error.code);
  return systemCodes.has(code) ? code : "other";
}
