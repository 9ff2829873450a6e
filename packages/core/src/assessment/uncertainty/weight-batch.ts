/** Runs that differ by weights alone, some at once: each value that is read then serves all of them. */

import {
  type DirichletCentre,
  dirichletCentre,
  drawDirichletInto,
  paddedCount,
  type RandomStream,
  type Ranker,
  rankInto,
  type SumArena,
  takeSumArena,
  weightedSums,
} from "../../numerics/index.ts";
import type { WeightedNode, WeightedTree } from "./weighted-tree.ts";

/** Where scores and ranks go, as in `Replays`. */
export type BatchOutput = {
  readonly scores: Float64Array;
  readonly ranks: Float32Array;
  /** One for each target that is kept, from the first on. */
  readonly rankers: readonly Ranker[];
};

export type WeightBatch = {
  readonly tree: WeightedTree;
  readonly output: BatchOutput;
  /** What shares are drawn around, in the order of the tree; null where they stay. */
  readonly centres: readonly { readonly node: WeightedNode; readonly centre: DirichletCentre | null }[];
  /** One row for each run: the shares of all nodes. */
  readonly shares: Float64Array;
  /** The run of each row that is in use. */
  readonly runs: number[];
  readonly mostRows: number;
  /** For each target a row of scores for each run, 0 where there is none. */
  readonly sums: readonly Float64Array[];
  /** Takes the scores of nodes that are not kept. */
  readonly scratch: Float64Array;
  /** Where shares, columns and their sums lie; null where they are plain arrays. */
  readonly arena: SumArena | null;
};

/** So many scores of the index at once stay near the processor; four rows are summed together. */
const ENTRIES_AT_ONCE = 65_536;
const [FEWEST_ROWS, MOST_ROWS] = [16, 48];

/**
 * An empty batch for a tree.
 *
 * @param concentration  of the shares around those of the tree; undefined to take these
 */
export function createWeightBatch(
  tree: WeightedTree,
  concentration: number | undefined,
  output: BatchOutput,
): WeightBatch {
  const width = paddedCount(tree.unitCount);
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(ENTRIES_AT_ONCE / width)));
  const arena = arenaFor(tree, rows, width);
  const place = placer(arena);
  return {
    tree: { ...tree, nodes: tree.nodes.map((node) => placeNode(node, place)) },
    output,
    arena,
    // Nodes come after those below them where scores are summed, and before them where shares are drawn.
    centres: tree.nodes.toReversed().map((node) => ({
      node,
      centre:
        concentration === undefined || node.shares.length < 2
          ? null
          : dirichletCentre(node.shares, concentration),
    })),
    shares: place(rows * tree.shareCount),
    runs: [],
    scratch: new Float64Array(tree.unitCount),
    mostRows: rows,
    sums: tree.nodes.toReversed().map(({ packed }) => {
      const length = rows * width;
      return packed === null ? new Float64Array(length) : place(length);
    }),
  };
}

/** Numbers begin at whole cache lines. */
const LINE = 8;

function arenaFor({ nodes, shareCount }: WeightedTree, rows: number, width: number): SumArena | null {
  const lengths = nodes.flatMap(({ packed }) =>
    packed === null ? [] : [packed.panels.length, rows * width],
  );
  const numbers = [rows * shareCount, ...lengths].reduce((sum, length) => sum + length + LINE, 0);
  return lengths.length === 0 ? null : takeSumArena(numbers);
}

/** Arrays one after the other in an arena, or plain ones without it. */
function placer(arena: SumArena | null): (length: number) => Float64Array {
  let next = 0;
  return (length) => {
    if (arena === null) return new Float64Array(length);
    const array = new Float64Array(arena.buffer, 8 * next, length);
    next += LINE * Math.ceil(length / LINE);
    return array;
  };
}

function placeNode(node: WeightedNode, place: (length: number) => Float64Array): WeightedNode {
  if (node.packed === null) return node;
  const panels = place(node.packed.panels.length);
  panels.set(node.packed.panels);
  return { ...node, packed: { ...node.packed, panels } };
}

/** Draw the shares of a run; true if the batch is now full. */
export function drawRow(batch: WeightBatch, random: RandomStream, run: number): boolean {
  const { centres, shares, tree, runs } = batch;
  const at = runs.length * tree.shareCount;
  for (const { node, centre } of centres) {
    if (centre === null) shares.set(node.shares, at + node.first);
    else drawDirichletInto(random, centre, shares, at + node.first);
  }
  return runs.push(run) === batch.mostRows;
}

export type BatchDone = {
  readonly runs: readonly number[];
  /** Those where the parts that have a score got no weight at all, whose numbers here are not to be used. */
  readonly odd: readonly { readonly run: number; readonly shares: Float64Array }[];
};

/** Compute the runs that were drawn since the last time. */
export function computeBatch(batch: WeightBatch): BatchDone {
  const { tree, output, shares, runs, sums, scratch, arena } = batch;
  const { scores, ranks, rankers } = output;
  const { unitCount, shareCount: stride } = tree;
  const width = paddedCount(unitCount);
  const rows = runs.length;
  const odd = new Set<number>();
  for (const node of tree.nodes) {
    const own = sums[node.target]!;
    if (node.packed === null) sumParts(node, { shares, stride, rows, width }, sums);
    else weightedSums(node.packed, shares, { first: node.first, stride, rows }, own, arena);
    const totals = new Float64Array(node.kinds.length);
    const ranker = rankers[node.target];
    for (let row = 0; row < rows; row++) {
      if (!totalsOf(node, shares, row * stride, totals)) odd.add(row);
      if (ranker === undefined) {
        divideInto(scratch, 0, { node, totals, unitCount }, own, row * width);
        continue;
      }
      const at = (runs[row]! * rankers.length + node.target) * unitCount;
      divideInto(scores, at, { node, totals, unitCount }, own, row * width);
      rankInto(ranker, scores, at, ranks, at);
    }
  }
  const done = runs.splice(0);
  return {
    runs: done,
    odd: Array.from(odd, (row) => ({
      run: done[row]!,
      shares: shares.slice(row * stride, (row + 1) * stride),
    })),
  };
}

type Rows = {
  readonly shares: Float64Array;
  readonly stride: number;
  readonly rows: number;
  readonly width: number;
};

/** Sums of columns and of nodes below, one part after the other. */
function sumParts(
  { parts, first, target }: WeightedNode,
  { shares, stride, rows, width }: Rows,
  sums: readonly Float64Array[],
): void {
  const own = sums[target]!;
  own.fill(0, 0, rows * width);
  for (let k = 0; k < parts.length; k++) {
    const part = parts[k]!;
    const from = part.column ?? sums[part.target]!;
    for (let row = 0; row < rows; row++) {
      const share = shares[row * stride + first + k]!;
      addTimes(own, row * width, share, from, part.column === null ? row * width : 0, width);
    }
  }
}

function addTimes(
  own: Float64Array,
  to: number,
  share: number,
  from: Float64Array,
  at: number,
  width: number,
): void {
  for (let u = 0; u < width; u++) own[to + u] = own[to + u]! + share * from[at + u]!;
}

/** Means from sums, into `scores` and in place of the sums; there a score that is missing stays 0. */
function divideInto(
  scores: Float64Array,
  at: number,
  {
    node: { target, kindOf, without },
    totals,
    unitCount,
  }: { readonly node: WeightedNode; readonly totals: Float64Array; readonly unitCount: number },
  own: Float64Array,
  from: number,
): void {
  if (totals.length === 1) {
    const total = totals[0]!;
    for (let u = 0; u < unitCount; u++) scores[at + u] = own[from + u]! / total;
  } else {
    for (let u = 0; u < unitCount; u++) scores[at + u] = own[from + u]! / totals[kindOf[u]!]!;
  }
  // Nobody reads the sums of the index.
  if (target > 0) own.set(scores.subarray(at, at + unitCount), from);
  for (let k = 0; k < without.length; k++) scores[at + without[k]!] = Number.NaN;
}

/** The weight that each kind of unit has a score for; ∞ where it gets none, so that its sum becomes 0. False if one is 0. */
function totalsOf(
  { kinds, first }: WeightedNode,
  shares: Float64Array,
  at: number,
  totals: Float64Array,
): boolean {
  let fine = true;
  for (let kind = 0; kind < kinds.length; kind++) {
    const present = kinds[kind]!;
    let total = 0;
    if (present === null) total = Number.POSITIVE_INFINITY;
    else for (let k = 0; k < present.length; k++) total += shares[at + first + present[k]!]!;
    if (!(total > 0)) fine = false;
    totals[kind] = total;
  }
  return fine;
}
