/** How likely a unit is among the first k, and how likely it stands above another, over the replays. */

import type { Replays } from "./replay.ts";

/** Share of runs in which each unit ranks k or better at a target; NaN where it was never ranked. */
export function probabilityOfTop(
  replays: Replays,
  target: number,
  unitCount: number,
  k: number,
): Float64Array {
  return Float64Array.from({ length: unitCount }, (_, u) => {
    let ranked = 0;
    let within = 0;
    for (const rank of ranksOf(replays, target, unitCount, u)) {
      if (Number.isNaN(rank)) continue;
      ranked++;
      if (rank <= k) within++;
    }
    return ranked === 0 ? Number.NaN : within / ranked;
  });
}

/** Share of runs in which unit `a` ranks above unit `b`, ties counting half; NaN where never both ranked. */
export function probabilityAbove(
  replays: Replays,
  target: number,
  unitCount: number,
  a: number,
  b: number,
): number {
  const perRun = replays.targets.length * unitCount;
  let both = 0;
  let above = 0;
  for (let run = 0; run < replays.count; run++) {
    const at = run * perRun + target * unitCount;
    const rankA = replays.ranks[at + a]!;
    const rankB = replays.ranks[at + b]!;
    if (Number.isNaN(rankA) || Number.isNaN(rankB)) continue;
    both++;
    above += rankA < rankB ? 1 : rankA === rankB ? 0.5 : 0;
  }
  return both === 0 ? Number.NaN : above / both;
}

function* ranksOf(replays: Replays, target: number, unitCount: number, unit: number): Generator<number> {
  const perRun = replays.targets.length * unitCount;
  for (let run = 0; run < replays.count; run++)
    yield replays.ranks[run * perRun + target * unitCount + unit]!;
}
