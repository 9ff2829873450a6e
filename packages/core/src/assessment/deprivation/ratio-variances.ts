/** Variances of all ratios of a population by linearisation, cluster after cluster, for every poverty cutoff at once. */

import type { DesignIndex, LonelyRule } from "../../evidence/index.ts";
import {
  addPerson,
  DEPRIVED,
  type Layout,
  type LevelSums,
  PEOPLE,
  type Ratios,
  SCORE,
} from "./level-sums.ts";
import { addLoneRow, flushLoneRows, noLoneRows } from "./lone-rows.ts";
import type { PersonScores } from "./person-scores.ts";
import { finishSpread, isElsewhere, openFor, type Spread, startSpread } from "./spread.ts";

// With fewer clusters than this in a stratum it takes longer to turn sums of persons into variances than it saves.
const FEWEST_LONE = 20;

export type Population = {
  readonly scores: PersonScores;
  readonly layout: Layout;
  readonly weights: Float64Array;
  /** In the order of their leaves. */
  readonly rows: Int32Array;
  readonly sums: LevelSums;
  readonly ratios: Ratios;
};

/**
 * Variances in the order of the ratios: first those at the cutoffs, then the uncensored headcounts.
 *
 * A ratio X ÷ Y varies as the total of (x − R y) ÷ Y over the people, summed within each cluster.
 */
export function ratioVariances(population: Population, index: DesignIndex, lonely: LonelyRule): Float64Array {
  const { scores, weights, rows } = population;
  const { stride } = population.sums;
  const levelCount = scores.cutoffs.length + 1;
  const width = population.ratios.atCutoffs.length + population.ratios.uncensored.length;
  const spread = startSpread(index, lonely, width);
  const passing: Passing = {
    cluster: new Float64Array(levelCount * stride),
    ofDimensions: new Float64Array(population.layout.dimensionCount),
    shareOf: Float64Array.from(population.layout.shares, (each) => each.share),
    dimensionOf: Int32Array.from(population.layout.shares, (each) => each.dimension),
  };
  const rest: Rest = { sum: new Float64Array(levelCount), squares: new Float64Array(levelCount) };
  const inverses = inversesOf(population);
  const lone = noLoneRows(population.sums, population.layout);
  const last = index.stages.at(-1)!;
  const mayBeLone = rows.length >= FEWEST_LONE * last.parentCount;
  const endParent = (): void => {
    addRest(population, inverses, rest, spread);
    flushLoneRows(lone, population, spread.stages.at(-1)!);
  };
  const enter = (leaf: number): void => {
    if (!isElsewhere(spread, leaf)) return;
    endParent();
    openFor(spread, leaf);
  };
  for (let i = 0; i < rows.length; ) {
    const leaf = index.leafOfRow[rows[i]!]!;
    if (mayBeLone && (i + 1 === rows.length || index.leafOfRow[rows[i + 1]!] !== leaf)) {
      const row = rows[i++]!;
      if (Number.isNaN(scores.score[row]!) || !(weights[row]! > 0)) continue;
      enter(leaf);
      addLoneRow(lone, population, row);
      continue;
    }
    let top = -1;
    for (; i < rows.length && index.leafOfRow[rows[i]!] === leaf; i++) {
      const row = rows[i]!;
      if (Number.isNaN(scores.score[row]!) || !(weights[row]! > 0)) continue;
      const level = scores.level[row]!;
      if (level > top) top = level;
      addPerson(scores, row, weights[row]!, passing.cluster, level * stride);
    }
    if (top < 0) continue;
    enter(leaf);
    addCluster(population, inverses, { ...passing, top }, rest, spread);
  }
  endParent();
  return finishSpread(spread);
}

/** People of clusters by their highest level: at the cutoffs above it nobody in them is poor, which is quickly said. */
type Rest = { readonly sum: Float64Array; readonly squares: Float64Array };

/** Sums of the cluster that passes, level after level, and room for what its dimensions add up to. */
type Passing = {
  readonly cluster: Float64Array;
  readonly ofDimensions: Float64Array;
  /** Of each indicator, in columns: this is read for every cluster at every cutoff. */
  readonly shareOf: Float64Array;
  readonly dimensionOf: Int32Array;
};

/** Denominators turned into factors, once. */
type Inverses = {
  readonly perPerson: number;
  /** One over the people who are poor, and over the sum of their scores, at each level. */
  readonly perPoor: Float64Array;
  readonly perScore: Float64Array;
};

function inversesOf({ sums: { sums, stride } }: Population): Inverses {
  const count = sums.length / stride;
  const inverse = (q: number): Float64Array =>
    Float64Array.from({ length: count }, (_, level) => 1 / sums[level * stride + q]!);
  return { perPerson: 1 / sums[PEOPLE]!, perPoor: inverse(PEOPLE), perScore: inverse(SCORE) };
}

function addCluster(
  { layout, ratios, sums: { stride } }: Population,
  { perPerson, perPoor, perScore }: Inverses,
  { cluster, ofDimensions, shareOf, dimensionOf, top }: Passing & { readonly top: number },
  rest: Rest,
  spread: Spread,
): void {
  const { sum, squares } = spread.stages.at(-1)!;
  const { width, intensityAt, contributionAt, dimensionAt } = layout;
  const indicatorCount = shareOf.length;
  const { atCutoffs, uncensored } = ratios;
  for (let level = top - 1; level >= 0; level--) {
    for (let q = 0; q < stride; q++) cluster[level * stride + q]! += cluster[(level + 1) * stride + q]!;
  }
  const people = cluster[PEOPLE]!;
  rest.sum[top]! += people;
  rest.squares[top]! += people * people;
  for (let level = 1; level <= top; level++) {
    const from = level * stride;
    const at = (level - 1) * width;
    const poor = cluster[from + PEOPLE]!;
    const score = cluster[from + SCORE]!;
    for (let q = 0; q < stride; q++) {
      const u = (cluster[from + q]! - atCutoffs[at + q]! * people) * perPerson;
      sum[at + q]! += u;
      squares[at + q]! += u * u;
    }
    const intensity = at + intensityAt;
    const ofIntensity = (score - atCutoffs[intensity]! * poor) * perPoor[level]!;
    sum[intensity]! += ofIntensity;
    squares[intensity]! += ofIntensity * ofIntensity;
    const scale = perScore[level]!;
    ofDimensions.fill(0);
    for (let j = 0; j < indicatorCount; j++) {
      const part = shareOf[j]! * cluster[from + DEPRIVED + j]!;
      ofDimensions[dimensionOf[j]!]! += part;
      const place = at + contributionAt + j;
      const u = (part - atCutoffs[place]! * score) * scale;
      sum[place]! += u;
      squares[place]! += u * u;
    }
    for (let d = 0; d < ofDimensions.length; d++) {
      const place = at + dimensionAt + d;
      const u = (ofDimensions[d]! - atCutoffs[place]! * score) * scale;
      sum[place]! += u;
      squares[place]! += u * u;
    }
  }
  for (let j = 0; j < indicatorCount; j++) {
    const u = (cluster[DEPRIVED + j]! - uncensored[j]! * people) * perPerson;
    sum[atCutoffs.length + j]! += u;
    squares[atCutoffs.length + j]! += u * u;
  }
  cluster.fill(0, 0, (top + 1) * stride);
}

function addRest(
  { layout, ratios, sums: { stride } }: Population,
  { perPerson }: Inverses,
  rest: Rest,
  spread: Spread,
): void {
  const { sum, squares } = spread.stages.at(-1)!;
  const { width } = layout;
  let people = 0;
  let peopleSquared = 0;
  for (let level = 1; level < rest.sum.length; level++) {
    people += rest.sum[level - 1]!;
    peopleSquared += rest.squares[level - 1]!;
    const at = (level - 1) * width;
    for (let q = 0; q < stride; q++) {
      const slope = -ratios.atCutoffs[at + q]! * perPerson;
      sum[at + q]! += slope * people;
      squares[at + q]! += slope * slope * peopleSquared;
    }
  }
  rest.sum.fill(0);
  rest.squares.fill(0);
}
