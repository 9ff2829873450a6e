/** The structure of answers, tested and not assumed: into how many groups questions fall, and whether a framework's groups hold. */

import { completePairs, cronbachAlpha } from "../../../numerics/index.ts";
import { gradesOf } from "./grades.ts";
import {
  type CorrelationKind,
  correlationOf,
  type ParallelAnalysis,
  parallelAnalysis,
} from "./parallel-analysis.ts";
import { varimax } from "./varimax.ts";

/** One question with its answers as numbers, NaN for a gap of any reason. */
export type StructureItem = {
  readonly id: string;
  /** The component that the framework puts it in. */
  readonly expected: string;
  readonly answers: ArrayLike<number>;
};

/** `constant`: all who answered said the same. `few-pairs`: too few people answered it and another question too. */
export type LeftOutItem = { readonly id: string; readonly reason: "constant" | "few-pairs" };

/** `unsaid`: too few answers or questions to tell. */
export type StructureVerdict = "as-expected" | "fewer" | "more" | "none" | "unsaid";

export type Structure = {
  readonly verdict: StructureVerdict;
  readonly items: readonly string[];
  readonly leftOut: readonly LeftOutItem[];
  /** The fewest people that two questions share. */
  readonly pairs: number;
  readonly expected: number;
  /** Null where the verdict is unsaid. */
  readonly analysis: ParallelAnalysis | null;
  /** Questions by the dimension they lean on most, after varimax; as many groups as hold a question. */
  readonly groups: readonly (readonly string[])[];
  /** Cronbach's alpha of the framework's own groups; NaN where a group has one question. */
  readonly alphas: readonly { readonly expected: string; readonly items: number; readonly alpha: number }[];
};

export type StructureOptions = {
  readonly correlation?: CorrelationKind;
  readonly draws?: number;
  readonly level?: number;
  readonly seed: number;
};

/** Fewer people than this do not tell a structure. A convention of this software. */
const FEWEST_PEOPLE = 30;

/**
 * Test into how many groups answers fall. Survey weights play no part: correlations are of the people asked.
 * A question that is constant, or shares fewer than 30 people with another, is left out by name; of two that lack
 * each other's answers the one with fewer goes first.
 *
 * @throws RangeError  for columns of unequal length
 */
export function testStructure(
  items: readonly StructureItem[],
  { correlation = "polychoric", draws = 100, level = 0.95, seed }: StructureOptions,
): Structure {
  const { kept, leftOut } = usableItems(items, correlation);
  const columns = kept.map(({ answers }) => answers);
  const pairs = fewestShared(columns);
  const expected = new Set(kept.map((item) => item.expected)).size;
  const analysis = kept.length < 3 ? null : parallelAnalysis(columns, { correlation, draws, level, seed });
  const groups = analysis === null ? [] : groupsOf(kept, analysis);
  return {
    verdict: verdictOf(analysis === null ? null : analysis.dimensions, expected),
    items: kept.map(({ id }) => id),
    leftOut,
    pairs,
    expected,
    analysis,
    groups,
    alphas: alphasOf(kept),
  };
}

function verdictOf(found: number | null, expected: number): StructureVerdict {
  if (found === null) return "unsaid";
  if (found === 0) return "none";
  if (found === expected) return "as-expected";
  return found < expected ? "fewer" : "more";
}

function usableItems(
  items: readonly StructureItem[],
  kind: CorrelationKind,
): { readonly kept: readonly StructureItem[]; readonly leftOut: readonly LeftOutItem[] } {
  const leftOut: LeftOutItem[] = items
    .filter(({ answers }) => isConstant(answers))
    .map(({ id }) => ({ id, reason: "constant" }));
  let kept = items.filter(({ answers }) => !isConstant(answers));
  const graded = kept.map(({ id, answers }) => ({ id, grades: gradesOf(answers) }));
  const apart = new Set(
    graded.flatMap((a, i) =>
      graded.slice(0, i).flatMap((b) => {
        const { n, value } = correlationOf(a.grades, b.grades, kind);
        const together = n >= FEWEST_PEOPLE && !Number.isNaN(value);
        return together ? [] : [pairKey(a.id, b.id), pairKey(b.id, a.id)];
      }),
    ),
  );
  for (;;) {
    const lacking = kept.map((item) => kept.filter((other) => apart.has(pairKey(item.id, other.id))).length);
    const most = Math.max(0, ...lacking);
    if (most === 0) return { kept, leftOut };
    const worst = kept
      .filter((_, k) => lacking[k] === most)
      .toSorted((a, b) => answered(a.answers) - answered(b.answers))[0]!;
    leftOut.push({ id: worst.id, reason: "few-pairs" });
    kept = kept.filter((item) => item !== worst);
  }
}

function pairKey(a: string, b: string): string {
  return JSON.stringify([a, b]);
}

function isConstant(answers: ArrayLike<number>): boolean {
  return new Set(Array.from(answers).filter((each) => !Number.isNaN(each))).size < 2;
}

function answered(answers: ArrayLike<number>): number {
  return Array.from(answers).filter((each) => !Number.isNaN(each)).length;
}

function fewestShared(columns: readonly ArrayLike<number>[]): number {
  const shared = columns.flatMap((a, i) => columns.slice(0, i).map((b) => completePairs(a, b).x.length));
  return shared.length === 0 ? 0 : Math.min(...shared);
}

function groupsOf(
  items: readonly StructureItem[],
  { eigenvalues, vectors, dimensions }: ParallelAnalysis,
): readonly (readonly string[])[] {
  if (dimensions === 0) return [];
  const loadings = vectors
    .slice(0, dimensions)
    .map((vector, k) => vector.map((each) => each * Math.sqrt(eigenvalues[k]!)));
  const turned = varimax(loadings);
  const leansOn = items.map((_, i) => {
    const sizes = turned.map((row) => Math.abs(row[i]!));
    return sizes.indexOf(Math.max(...sizes));
  });
  return turned
    .map((_, k) => items.filter((_item, i) => leansOn[i] === k).map(({ id }) => id))
    .filter((group) => group.length > 0);
}

function alphasOf(items: readonly StructureItem[]): Structure["alphas"] {
  const names = [...new Set(items.map(({ expected }) => expected))];
  return names.map((expected) => {
    const own = items.filter((item) => item.expected === expected);
    return { expected, items: own.length, alpha: cronbachAlpha(own.map(({ answers }) => answers)) };
  });
}
