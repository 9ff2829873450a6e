/** Needs, vulnerability and capacity by group: every cell with text, number, source and confidence, empty ones in sight. */

import {
  type CapacityAspect,
  type Confidence,
  capacityAspects,
  type Estimate,
  type Harm,
  type StatedHarm,
} from "../../evidence/index.ts";
import { harmOf } from "./harmful-coping.ts";

/** One thing known about a group. */
export type CapacityEntry = {
  readonly group: string;
  readonly aspect: CapacityAspect;
  /** Code of the need, the exposure, the asset or the coping step. */
  readonly code: string;
  readonly text: string;
  /** Null where it is withheld, or no number is known. */
  readonly estimate: Estimate | null;
  readonly source: string;
  readonly confidence: Confidence;
  /** For what is entered as capacity or coping: the harm it does. */
  readonly harm: StatedHarm;
};

/** `harmful`: the closed list or the entry itself names a harm. `harm-unsaid`: nobody said whether it does harm. */
export type NotCapacity = {
  readonly entry: CapacityEntry;
  readonly reason: "harmful" | "harm-unsaid";
  readonly harm: Harm | null;
  /** The case asked to count it all the same, which is refused. */
  readonly overrideRefused: boolean;
};

export type CapacityRow = {
  readonly group: string;
  /** Every aspect, with no entries where nothing is known. */
  readonly cells: Readonly<Record<CapacityAspect, readonly CapacityEntry[]>>;
  readonly empty: readonly CapacityAspect[];
};

export type CapacityTable = {
  readonly rows: readonly CapacityRow[];
  /** Entered as capacity and not counted as such; the harmful ones stand under harmful coping instead. */
  readonly notCapacity: readonly NotCapacity[];
};

/**
 * The table of needs, vulnerability and capacity. What is entered as capacity is one only if it is known to do no
 * harm; what does harm is shown as harmful coping, whatever the case asks for.
 *
 * @param groups  all groups that should be in view, in order; entries of others are a programmer's mistake
 * @param countAsCapacity  codes that a case wants counted; refused for any that does harm
 * @throws RangeError  for an entry of a group that is not given
 */
export function capacityTable(
  groups: readonly string[],
  entries: readonly CapacityEntry[],
  countAsCapacity: readonly string[] = [],
): CapacityTable {
  const stray = entries.find(({ group }) => !groups.includes(group));
  if (stray !== undefined) throw new RangeError(`Cannot place ${stray.code}: no group ${stray.group}`);
  const notCapacity: NotCapacity[] = [];
  const placed = entries.flatMap((entry): readonly CapacityEntry[] => {
    if (entry.aspect !== "capacity" && entry.aspect !== "harmful-coping") return [entry];
    const harm = harmOf(entry.code, entry.harm);
    if (entry.aspect === "harmful-coping" || harm === "none") return [{ ...entry, harm }];
    notCapacity.push({
      entry,
      reason: harm === "unsaid" ? "harm-unsaid" : "harmful",
      harm: harm === "unsaid" ? null : harm,
      overrideRefused: countAsCapacity.includes(entry.code),
    });
    return harm === "unsaid" ? [] : [{ ...entry, harm, aspect: "harmful-coping" }];
  });
  const rows = groups.map((group): CapacityRow => {
    const own = placed.filter((entry) => entry.group === group);
    const of = (aspect: CapacityAspect): readonly CapacityEntry[] =>
      own.filter((entry) => entry.aspect === aspect);
    const cells = {
      capacity: of("capacity"),
      need: of("need"),
      exposure: of("exposure"),
      sensitivity: of("sensitivity"),
      "harmful-coping": of("harmful-coping"),
    };
    return { group, cells, empty: capacityAspects.filter((aspect) => cells[aspect].length === 0) };
  });
  return { rows, notCapacity };
}
