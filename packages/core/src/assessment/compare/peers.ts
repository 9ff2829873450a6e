/** One unit beside another, or beside the middle of its peers: node by node, with how likely it stands above. */

import type { Unit } from "../../evidence/index.ts";
import { median } from "../../numerics/index.ts";
import type { Assessment } from "../assessment.ts";
import { spreadOf } from "../change/index.ts";
import type { NodeKind } from "../index/index.ts";
import type { Replays } from "../uncertainty/index.ts";

/** A score with its 5–95 % interval over the runs; NaN where there is none. */
export type ScoreInterval = { readonly score: number; readonly low: number; readonly high: number };

/** One node of a unit beside that of its peers. */
export type PeerDifference = {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  readonly own: ScoreInterval;
  /** Of the other unit, or the median of the others that have a score. */
  readonly peers: ScoreInterval;
  /** How many of the others have a score. */
  readonly count: number;
  /** Own − peers: above 0 is more secure. */
  readonly difference: ScoreInterval;
  /** Share of the runs in which the unit stands above, ties counting half. */
  readonly pAbove: number;
};

/**
 * The other units that share a unit's group.
 *
 * @param group  name of the group column, without `group:`
 * @returns positions among the units; none where the unit has no such group
 */
export function peersOf(units: readonly Unit[], unit: number, group: string): readonly number[] {
  const own = units[unit]!.groups[group];
  if (own === undefined || own === "") return [];
  return units.flatMap((each, u) => (u !== unit && each.groups[group] === own ? [u] : []));
}

/**
 * Compare a unit with others, at every node. Both stand in the same run, so what moves both alike moves no difference.
 *
 * @param unit  position among the units
 * @param others  positions of one other unit, or of several, whose median is taken
 * @throws RangeError  for no others, and for a unit among them
 */
export function comparePeers(
  { nodes, replays, input }: Assessment,
  unit: number,
  others: readonly number[],
): readonly PeerDifference[] {
  if (others.length === 0) throw new RangeError("Cannot compare a unit with nobody");
  if (others.includes(unit)) throw new RangeError(`Cannot compare unit ${unit} with itself`);
  return nodes.map(({ id, title, kind, score }, position): PeerDifference => {
    const own = score[unit]!;
    const peers = median(others.map((u) => score[u]!));
    const runs = replays === null ? null : runsOf(replays, position, input.units.length);
    const owns = runs?.map((column) => column[unit]!) ?? [];
    const middles = runs?.map((column) => median(others.map((u) => column[u]!))) ?? [];
    // A side without a score of its own gets no interval from runs that happened to fill its gaps.
    const between = spreadOf(Number.isNaN(own - peers) ? [] : owns.map((each, run) => each - middles[run]!));
    const shown = (value: number, values: readonly number[]): ScoreInterval => {
      const { low, high } = spreadOf(Number.isNaN(value) ? [] : values);
      return { score: value, low, high };
    };
    return {
      id,
      title,
      kind,
      own: shown(own, owns),
      peers: shown(peers, middles),
      count: others.filter((u) => !Number.isNaN(score[u]!)).length,
      difference: { score: own - peers, low: between.low, high: between.high },
      pAbove: between.above,
    };
  });
}

/** A node's column of scores in each run on the base scale; null for a node that runs do not keep. */
function runsOf(replays: Replays, position: number, unitCount: number): readonly Float64Array[] | null {
  const target = replays.targets.indexOf(position);
  if (target < 0) return null;
  const perRun = replays.targets.length * unitCount;
  return Array.from({ length: replays.count }, (_, run) => run)
    .filter((run) => replays.onBaseScale[run] === 1)
    .map((run) => {
      const from = run * perRun + target * unitCount;
      return replays.scores.subarray(from, from + unitCount);
    });
}
