/** Releases that tests make, and the tables that they write. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import { salus } from "./run-salus.ts";

/** Words that leave out the replays. */
export const quick = ["--runs", "0"];

type Made = {
  readonly release: string;
  readonly published: number;
  readonly withheld: number;
  readonly results: string;
  readonly questions: readonly { readonly about: string; readonly closed: string | null }[];
  readonly findings: readonly { readonly code: string; readonly message: string }[];
};

/** Make a release, which must succeed. */
export async function released(folder: string, ...words: readonly string[]): Promise<Made> {
  const ending = await salus(["release", folder, "--json", ...quick, ...words]);
  expect(ending.code, ending.out + ending.err).toBe(0);
  return JSON.parse(ending.out) as Made;
}

/** A table as records. */
export function rows(folder: string, file: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(folder, file)), { columns: true }) as Readonly<Record<string, string>>[];
}
