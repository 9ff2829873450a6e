/** Two assessments, unit by unit and node by node: what differs, how surely, and how far it moves the order. */

import { kendall, rankDescending, spearman } from "../../numerics/index.ts";
import { spreadOf } from "../change/index.ts";
import type { NodeKind } from "../index/index.ts";
import type { Replays } from "../uncertainty/index.ts";
import type { Comparand, ComparedNode } from "./comparand.ts";

/** What two assessments may differ in, besides their numbers. */
export const basisParts = ["framework", "recipe", "evidence", "period", "scale"] as const;

export type BasisPart = (typeof basisParts)[number];

/** How alike two orders are, over the units that have both scores; NaN with fewer than two. */
export type RankAgreement = {
  readonly units: number;
  readonly spearman: number;
  /** Kendall's tau-b. */
  readonly kendall: number;
  readonly meanRankShift: number;
};

/** One node that both assessments have; columns have one entry for each unit that both have. */
export type NodeDifference = {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** After − before: above 0 is more secure. NaN where either is missing, and on different scales. */
  readonly change: Float64Array;
  /** 5–95 % over the runs, the first with the first and so on; NaN without runs. */
  readonly changeLow: Float64Array;
  readonly changeHigh: Float64Array;
  /** Share of the runs in which the later is higher, ties counting half; NaN where they rest on different things. */
  readonly pHigher: Float64Array;
  /** 1 where the two intervals share a point, 0 where they lie apart, −1 where either is missing. */
  readonly overlap: Int8Array;
  /** Among the units with both scores; 1 = most secure. */
  readonly rankBefore: Float64Array;
  readonly rankAfter: Float64Array;
  /** Bands moved up; NaN where either has none. */
  readonly bandShift: Float64Array;
  readonly agreement: RankAgreement;
};

export type AssessmentDifference = {
  readonly before: Comparand;
  readonly after: Comparand;
  readonly differs: readonly BasisPart[];
  /** Ids of the units in both, in the order of the earlier assessment; then those in one only. */
  readonly units: readonly string[];
  readonly unitsBefore: readonly string[];
  readonly unitsAfter: readonly string[];
  readonly nodes: readonly NodeDifference[];
  /** Ids of the nodes in one only. */
  readonly nodesBefore: readonly string[];
  readonly nodesAfter: readonly string[];
};

/** Compare two assessments: what both have is set side by side, what one has is named. */
export function compareAssessments(before: Comparand, after: Comparand): AssessmentDifference {
  const placesAfter = new Map(after.units.map((id, u) => [id, u]));
  const shared = before.units.flatMap((id, u): readonly SharedUnit[] => {
    const other = placesAfter.get(id);
    return other === undefined ? [] : [{ before: u, after: other }];
  });
  const laterNodes = new Map(after.nodes.map((node, position) => [node.id, { node, position }]));
  const differs = basisParts.filter((part) => partOf(before, part) !== partOf(after, part));
  const unitIds = new Set(before.units);
  const nodeIds = new Set(before.nodes.map((node) => node.id));
  return {
    before,
    after,
    differs,
    units: shared.map((each) => before.units[each.before]!),
    unitsBefore: before.units.filter((id) => !placesAfter.has(id)),
    unitsAfter: after.units.filter((id) => !unitIds.has(id)),
    nodes: before.nodes.flatMap((node, position): readonly NodeDifference[] => {
      const later = laterNodes.get(node.id);
      if (later === undefined) return [];
      const runs = pairRuns(before, after, { before: position, after: later.position });
      return [differenceOf(node, later.node, { shared, differs, runs })];
    }),
    nodesBefore: before.nodes.map((node) => node.id).filter((id) => !laterNodes.has(id)),
    nodesAfter: after.nodes.map((node) => node.id).filter((id) => !nodeIds.has(id)),
  };
}

/** Whether two assessments rest on different things, so that runs cannot say whether people's situation differs. */
export function isBroken(differs: readonly BasisPart[]): boolean {
  return differs.some((part) => part !== "recipe" && part !== "scale");
}

function partOf(comparand: Comparand, part: BasisPart): string | null {
  if (part === "framework") return comparand.framework.hash;
  if (part === "recipe") return comparand.recipeHash;
  if (part === "evidence") return comparand.evidenceHash;
  return part === "period" ? comparand.period : comparand.scale;
}

type SharedUnit = { readonly before: number; readonly after: number };

/** The runs of one node in both assessments, by unit. */
type PairedRuns = (unit: SharedUnit) => Float64Array;

function pairRuns(before: Comparand, after: Comparand, at: SharedUnit): PairedRuns | null {
  const [a, b] = [before.replays, after.replays];
  if (a === null || b === null || a.first !== b.first || a.count !== b.count) return null;
  const [targetA, targetB] = [a.targets.indexOf(at.before), b.targets.indexOf(at.after)];
  if (targetA < 0 || targetB < 0) return null;
  const read = (replays: Replays, target: number, units: number, unit: number, run: number): number =>
    replays.onBaseScale[run] === 1
      ? replays.scores[(run * replays.targets.length + target) * units + unit]!
      : Number.NaN;
  return (unit) => {
    const differences = new Float64Array(a.count);
    for (let run = 0; run < a.count; run++) {
      differences[run] =
        read(b, targetB, after.units.length, unit.after, run) -
        read(a, targetA, before.units.length, unit.before, run);
    }
    return differences;
  };
}

function differenceOf(
  before: ComparedNode,
  after: ComparedNode,
  {
    shared,
    differs,
    runs,
  }: {
    readonly shared: readonly SharedUnit[];
    readonly differs: readonly BasisPart[];
    readonly runs: PairedRuns | null;
  },
): NodeDifference {
  const from = Float64Array.from(shared, (each) => before.score[each.before]!);
  const to = Float64Array.from(shared, (each) => after.score[each.after]!);
  const apart = differs.includes("scale");
  const change = from.map((score, k) => (apart ? Number.NaN : to[k]! - score));
  const none = (): Float64Array => new Float64Array(shared.length).fill(Number.NaN);
  const [changeLow, changeHigh, pHigher] = [none(), none(), none()];
  shared.forEach((unit, k) => {
    if (runs === null || Number.isNaN(change[k]!)) return;
    const spread = spreadOf(runs(unit));
    changeLow[k] = spread.low;
    changeHigh[k] = spread.high;
    if (!isBroken(differs)) pHigher[k] = spread.above;
  });
  const both = (column: Float64Array): Float64Array =>
    column.map((score, k) => (Number.isNaN(from[k]! + to[k]!) ? Number.NaN : score));
  const [rankBefore, rankAfter] = [rankDescending(both(from)), rankDescending(both(to))];
  return {
    id: before.id,
    title: before.title,
    kind: before.kind,
    before: from,
    after: to,
    change,
    changeLow,
    changeHigh,
    pHigher,
    overlap: Int8Array.from(shared, (unit) => overlapOf(before, after, unit)),
    rankBefore,
    rankAfter,
    bandShift: Float64Array.from(shared, (unit) => bandShiftOf(before, after, unit)),
    agreement: agreementOf(rankBefore, rankAfter),
  };
}

function overlapOf(before: ComparedNode, after: ComparedNode, unit: SharedUnit): number {
  const [lowA, highA] = [before.scoreLow?.[unit.before], before.scoreHigh?.[unit.before]];
  const [lowB, highB] = [after.scoreLow?.[unit.after], after.scoreHigh?.[unit.after]];
  const ends = [lowA, highA, lowB, highB];
  if (ends.some((end) => end === undefined || Number.isNaN(end))) return -1;
  return lowA! <= highB! + 1e-9 && lowB! <= highA! + 1e-9 ? 1 : 0;
}

function bandShiftOf(before: ComparedNode, after: ComparedNode, unit: SharedUnit): number {
  const [from, to] = [before.band?.[unit.before] ?? -1, after.band?.[unit.after] ?? -1];
  return from < 0 || to < 0 ? Number.NaN : to - from;
}

function agreementOf(before: Float64Array, after: Float64Array): RankAgreement {
  const shifts = before.map((rank, k) => Math.abs(rank - after[k]!)).filter((each) => !Number.isNaN(each));
  return {
    units: shifts.length,
    spearman: spearman(before, after).value,
    kendall: kendall(before, after).value,
    meanRankShift: shifts.length === 0 ? Number.NaN : shifts.reduce((a, b) => a + b, 0) / shifts.length,
  };
}

/**
 * Positions of the units whose score moves most, the largest first; equal moves in the order of the units.
 *
 * @param count  how many at most
 */
export function largestMovers({ change }: NodeDifference, count: number): readonly number[] {
  return Array.from(change, (_, k) => k)
    .filter((k) => Math.abs(change[k]!) > 1e-9)
    .toSorted((a, b) => Math.abs(change[b]!) - Math.abs(change[a]!))
    .slice(0, count);
}
