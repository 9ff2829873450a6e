/** Who was heard: people who took part by group, against a target, and the groups that were not heard. */

import { type HeardDimension, heardDimensions } from "../../evidence/index.ts";

/** The groups of one dimension that people said they belong to. */
export type ParticipationColumn = {
  readonly dimension: HeardDimension;
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** Position in `groups` for each person; −1 where it was not stated. */
  readonly codes: ArrayLike<number>;
};

/** How many of a group are to be heard: a share of all who take part and state the dimension, or a number of people. */
export type ParticipationTarget = {
  readonly dimension: HeardDimension;
  readonly group: string;
} & ({ readonly share: number } | { readonly people: number });

/** `few`: heard, but by fewer than may be shown. `short`: less than four fifths of the target. `withheld`: not shown, so that few cannot be worked out. */
export type HeardStatus = "unheard" | "few" | "short" | "reached" | "no-target" | "withheld";

export type HeardGroup = {
  readonly group: string;
  readonly title: string;
  readonly people: number;
  /** Of all who stated the dimension; NaN where nobody did. */
  readonly share: number;
  /** People the target asks for; null where there is none. */
  readonly target: number | null;
  /** People missing to the target; 0 where it is reached or there is none. */
  readonly missing: number;
  readonly status: HeardStatus;
};

export type HeardInDimension = {
  readonly dimension: HeardDimension;
  readonly stated: number;
  readonly unstated: number;
  /** In the order given, groups of targets that no column names last. */
  readonly groups: readonly HeardGroup[];
};

export type WhoWasHeard = {
  readonly dimensions: readonly HeardInDimension[];
  /** Groups that nobody speaks for, whether they have a target or not: to be named in any report. */
  readonly unheard: readonly {
    readonly dimension: HeardDimension;
    readonly group: string;
    readonly title: string;
  }[];
  /** Dimensions nobody was asked about. */
  readonly notAsked: readonly HeardDimension[];
};

/** Part of a target from which on it counts as nearly reached. A convention of this software. */
const NEARLY = 0.8;

/**
 * Participation against targets. People are counted, not weighted: this is about who was in the room.
 *
 * @param minN  a group of fewer people is `few`, whatever its target
 * @throws RangeError  for a dimension given twice, a code without a group, or a target that is not above 0
 */
export function whoWasHeard(
  columns: readonly ParticipationColumn[],
  targets: readonly ParticipationTarget[],
  minN = 10,
): WhoWasHeard {
  const asked = columns.map(({ dimension }) => dimension);
  if (new Set(asked).size < asked.length) throw new RangeError("Cannot count a dimension given twice");
  for (const target of targets) {
    const size = "share" in target ? target.share : target.people;
    if (!(size > 0) || ("share" in target && target.share > 1)) {
      throw new RangeError(`Cannot hold ${target.group} to a target of ${size}`);
    }
  }
  const dimensions = columns.map((column) =>
    inDimension(
      column,
      targets.filter(({ dimension }) => dimension === column.dimension),
      minN,
    ),
  );
  return {
    dimensions,
    unheard: dimensions.flatMap(({ dimension, groups }) =>
      groups.filter(({ people }) => people === 0).map(({ group, title }) => ({ dimension, group, title })),
    ),
    notAsked: heardDimensions.filter((dimension) => !asked.includes(dimension)),
  };
}

function inDimension(
  { dimension, groups, codes }: ParticipationColumn,
  targets: readonly ParticipationTarget[],
  minN: number,
): HeardInDimension {
  const people = groups.map(() => 0);
  let unstated = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === -1) unstated++;
    else if (people[code] === undefined)
      throw new RangeError(`Cannot count ${dimension}: group ${code} is not there`);
    else people[code]!++;
  }
  const stated = codes.length - unstated;
  const absent = targets.filter(({ group }) => !groups.some(({ id }) => id === group));
  const named = [...groups, ...absent.map(({ group }) => ({ id: group, title: group }))];
  return {
    dimension,
    stated,
    unstated,
    groups: named.map(({ id, title }, k) => {
      const own = people[k] ?? 0;
      const target = targets.find(({ group }) => group === id);
      const wanted = target === undefined ? null : "share" in target ? target.share * stated : target.people;
      return {
        group: id,
        title,
        people: own,
        share: own / stated,
        target: wanted,
        missing: wanted === null ? 0 : Math.max(0, Math.ceil(wanted - own - 1e-9)),
        status: statusOf(own, wanted, minN),
      };
    }),
  };
}

function statusOf(people: number, target: number | null, minN: number): HeardStatus {
  if (people === 0) return "unheard";
  if (people < minN) return "few";
  if (target === null) return "no-target";
  return people >= NEARLY * target - 1e-9 ? "reached" : "short";
}
