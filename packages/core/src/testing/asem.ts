/** The numbers of COINr 1.1.14 (R) on its ASEM example, where the project's reference tables are present. */

import { existsSync, readFileSync } from "node:fs";
import { expect } from "vitest";

const folder = new URL("../../../../../shared/reference/composite/asem/", import.meta.url);

/** Tests that need the tables run only where they are. */
export const hasAsem: boolean = existsSync(folder);

/** Whether one file of the example is there. */
export function hasAsemFile(path: string): boolean {
  return existsSync(new URL(path, folder));
}

/** The text of one file by its path below the example's folder. */
export function readAsem(path: string): string {
  return readFileSync(new URL(path, folder), "utf8").trim();
}

/** Column name to its cells, `NA` for a gap. */
export type Frame = ReadonlyMap<string, readonly string[]>;

/** One table by its path below the example's folder; empty where the tables are not present. */
export function readFrame(path: string): Frame {
  if (!hasAsem) return new Map();
  const [head, ...lines] = readAsem(path)
    .split("\n")
    .map((line) => [...line.matchAll(/"([^"]*)"|NA/g)].map((match) => match[1] ?? "NA"));
  return new Map(head!.map((name, k) => [name, lines.map((line) => line[k]!)]));
}

/** Cells as numbers, NaN for a gap. */
export function numbers(cells: readonly string[]): Float64Array {
  return Float64Array.from(cells, Number);
}

/**
 * The largest difference, relative to the value expected; gaps must stand in the same places.
 *
 * @param floor  differences from values smaller than this are taken relative to it
 */
export function relativeDifference(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  floor = 0,
): number {
  expect(actual.length).toBe(expected.length);
  let largest = 0;
  for (let u = 0; u < expected.length; u++) {
    expect(Number.isNaN(actual[u]!), `${actual[u]} for ${expected[u]}`).toBe(Number.isNaN(expected[u]!));
    if (Number.isNaN(expected[u]!)) continue;
    const size = Math.max(floor, Math.abs(expected[u]!)) || 1;
    largest = Math.max(largest, Math.abs(actual[u]! - expected[u]!) / size);
  }
  return largest;
}
