/** The shipped survey case for tests: copied, changed, and computed again in the plainest way. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { copyCase, type FileChanges, shippedFolder } from "./shipped-case.ts";

const shipped = shippedFolder("perception-example");

export type Row = Readonly<Record<string, string>>;

/** A copy of the case with some files changed; null takes one out. */
export function surveyCase(changes: FileChanges = {}): string {
  return copyCase("perception-example", changes);
}

/** The answers as records by the last part of their headings. */
export function submissions(): readonly Row[] {
  const rows = parse(readFileSync(join(shipped, "submissions.csv"), "utf8")) as readonly string[][];
  const names = rows[0]!.map((heading) => heading.slice(heading.indexOf("/") + 1));
  return rows.slice(1).map((cells) => Object.fromEntries(cells.map((cell, i) => [names[i]!, cell])));
}

/** A change of submissions.csv that edits the cells of rows, by the last part of their headings; row 2 is the first. */
export function edit(each: (cells: Record<string, string>, row: number) => void): (text: string) => string {
  return (text) => {
    const [head, ...lines] = text.trimEnd().split("\n");
    const headings = head!.split(",");
    const names = headings.map((heading) => heading.slice(heading.indexOf("/") + 1));
    const changed = lines.map((line, i) => {
      const cells = Object.fromEntries(line.split(",").map((cell, c) => [names[c]!, cell]));
      each(cells, i + 2);
      return names.map((name) => cells[name]).join(",");
    });
    return `${[head, ...changed].join("\n")}\n`;
  };
}

export type NaiveShare = { readonly value: number; readonly standardError: number; readonly n: number };

/**
 * A weighted share and its standard error by hand: the share as a ratio, each person's part of it linearised, summed by
 * cluster, and the spread of clusters within strata. Whoever is outside counts with 0, so that all clusters are there.
 *
 * @param answerOf  1 or 0; NaN where the person is outside or did not answer
 */
export function naiveShare(
  rows: readonly Row[],
  answerOf: (row: Row) => number,
  { weight = "weight", stratum = "stratum", cluster = "cluster" } = {},
): NaiveShare {
  const inside = rows.filter((row) => !Number.isNaN(answerOf(row)));
  const total = inside.reduce((sum, row) => sum + Number(row[weight]), 0);
  const value = inside.reduce((sum, row) => sum + Number(row[weight]) * answerOf(row), 0) / total;
  const strata = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const clusters = strata.get(row[stratum]!) ?? new Map<string, number>();
    strata.set(row[stratum]!, clusters);
    const own = answerOf(row);
    const part = Number.isNaN(own) ? 0 : (Number(row[weight]) * (own - value)) / total;
    clusters.set(row[cluster]!, (clusters.get(row[cluster]!) ?? 0) + part);
  }
  let variance = 0;
  for (const clusters of strata.values()) {
    const parts = [...clusters.values()];
    const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
    const spread = parts.reduce((sum, part) => sum + (part - mean) ** 2, 0);
    variance += (parts.length / (parts.length - 1)) * spread;
  }
  return { value, standardError: Math.sqrt(variance), n: inside.length };
}
