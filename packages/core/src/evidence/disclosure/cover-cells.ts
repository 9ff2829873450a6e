/** The cells that are suppressed so that others cannot be worked out: chosen one round at a time, then thinned out. */

import { cheapestRound } from "./cheapest-round.ts";
import { pushAround, type ResidualFlow } from "./residual-flow.ts";
import type { TableNetwork } from "./table-network.ts";

/** A table in the course of suppression; `open` is changed. */
export type Covering = {
  readonly network: TableNetwork;
  readonly layers: readonly Float64Array[];
  readonly protection: number;
  /** 1 where a position is suppressed. */
  readonly open: Uint8Array;
  /** 1 where a position must stay published. */
  readonly fixed: Uint8Array;
  /** What readers lose with each position. */
  readonly cost: Float64Array;
};

/** Suppress more, until a whole pass over the suppressed cells finds all of them protected; false where one cannot be. */
export function coverAll(work: Covering): boolean {
  for (let found = true; found; ) {
    found = false;
    for (let k = 0; k < work.open.length; k++) {
      if (work.open[k] !== 1) continue;
      const outcome = cover(work, k);
      if (outcome === "impossible") return false;
      if (outcome === "needed") found = true;
    }
  }
  return true;
}

/** Suppress more until one cell is protected in all layers; whether any was needed. */
function cover(work: Covering, position: number): "needed" | "protected" | "impossible" {
  const { open, fixed, cost } = work;
  let needed = false;
  for (const counts of work.layers) {
    for (;;) {
      const { lacking, up, down, lowest } = reachOf(work, counts, position);
      if (!(lacking > 0)) break;
      needed = true;
      const rounds = [
        cheapestRound({ ...up, fixed, cost }, position, "up", lacking),
        // Lowering helps no further than to 0.
        cheapestRound({ ...down, fixed, cost }, position, "down", Math.min(lacking, lowest)),
      ].filter((each) => each !== null);
      if (rounds.length === 0) return "impossible";
      const best = rounds.reduce((a, b) => (b.cost / b.gain < a.cost / a.gain ? b : a));
      for (const k of best.arcs) open[k] = 1;
    }
  }
  return needed ? "needed" : "protected";
}

type Reach = {
  /** What is lacking for protection; 0 or less where nothing is. */
  readonly lacking: number;
  readonly up: ResidualFlow;
  readonly down: ResidualFlow;
  /** The least that an attacker finds, if it was looked for. */
  readonly lowest: number;
};

function reachOf(
  { network, protection, open }: Covering,
  counts: Float64Array,
  position: number,
  used: Set<number> = new Set(),
): Reach {
  const own = counts[position]!;
  const up = { network, counts: counts.slice(), open, used };
  const down = { network, counts: counts.slice(), open, used };
  const more = pushAround(up, position, "up", protection);
  if (more >= protection) return { lacking: 0, up, down, lowest: own };
  const most = Math.min(own, protection - more);
  // Others may give without limit, yet no count falls below 0.
  const less = Math.min(most, pushAround(down, position, "down", most));
  return { lacking: protection - more - less, up, down, lowest: own - less };
}

/** The cells through which a cell is protected in all layers; null if it is not. */
function protectors(work: Covering, position: number): ReadonlySet<number> | null {
  const used = new Set<number>();
  const safe = work.layers.every((counts) => !(reachOf(work, counts, position, used).lacking > 0));
  return safe ? used : null;
}

/** Publish covering cells that no other turns out to need, the dearest first; `required` ones stay suppressed. */
export function publishAgain(work: Covering, required: Uint8Array): void {
  const { open, cost } = work;
  const suppressed = [...open.keys()].filter((k) => open[k] === 1);
  const covering = suppressed.filter((k) => required[k] === 0).sort((a, b) => cost[b]! - cost[a]! || a - b);
  // Only cells that are protected through another can miss it.
  const through = new Map(suppressed.map((k) => [k, protectors(work, k) ?? new Set<number>()]));
  for (const k of covering) {
    open[k] = 0;
    const anew = new Map<number, ReadonlySet<number>>();
    let missed = false;
    for (const [each, used] of through) {
      if (open[each] === 0 || !used.has(k)) continue;
      const others = protectors(work, each);
      missed = others === null;
      if (others === null) break;
      anew.set(each, others);
    }
    if (missed) open[k] = 1;
    else for (const [each, used] of anew) through.set(each, used);
  }
}
