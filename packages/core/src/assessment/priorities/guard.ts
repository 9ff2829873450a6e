/** The guard: a threat that is severe for any group stays in view, whatever its mean says. */

import { type GroupFloor, type GroupSeverity, isAboveFloor } from "./severity.ts";

/** The level of severity that lifts a threat into view, and the smallest group that can. */
export type Guard = GroupFloor & { readonly level: number };

/**
 * The groups that lift a threat into view: at or above the level, and above the floor. Worst first, ties by code.
 *
 * @throws RangeError  for a level outside [0, 1]
 * @example
 * groupsThatLift([{ group: "a", severity: 0.9, n: 40, population: 500 }, { group: "b", severity: 0.9, n: 4, population: 50 }], { level: 0.8, minN: 30, minPopulation: 1000 }).length; // => 1
 */
export function groupsThatLift(groups: readonly GroupSeverity[], guard: Guard): readonly GroupSeverity[] {
  if (!(guard.level >= 0 && guard.level <= 1))
    throw new RangeError(`Cannot guard at severity level ${guard.level}`);
  return groups
    .filter((each) => each.severity >= guard.level - 1e-9 && isAboveFloor(each, guard))
    .sort((a, b) => b.severity - a.severity || (a.group < b.group ? -1 : 1));
}
