/** Priorities of one place: which threats are most critical and pervasive, how sure that is, and whom it hides. */

import { type RandomStream, rankDescending } from "../../numerics/index.ts";
import { type Guard, groupsThatLift } from "./guard.ts";
import { type OrderChange, orderChanges } from "./order-change.ts";
import { priorityOf } from "./priority.ts";
import { type GroupSeverity, severityOverGroups } from "./severity.ts";
import type { RangedValue, ScoredIndicator } from "./shortfall.ts";
import { type Smaa, smaa, topProbability, type WeightChoice } from "./smaa/index.ts";
import { smaaValuesOf } from "./smaa-values.ts";

/** A threat with all that is known of it in one place. */
export type PreparedThreat = {
  readonly threat: string;
  readonly severity: RangedValue;
  readonly pervasiveness: RangedValue;
  /** Any further anchored criteria, in the order of the shares. */
  readonly further?: readonly RangedValue[];
  readonly groups?: readonly GroupSeverity[];
  /** What severity and pervasiveness were made of, to tell which indicator would change the order. */
  readonly severityIndicators?: readonly ScoredIndicator[];
  readonly pervasivenessIndicators?: readonly ScoredIndicator[];
  /** A column per criterion: its value in each run, the same runs for every threat. */
  readonly replays?: readonly ArrayLike<number>[];
};

export type PriorityChoices = {
  /** Of severity, pervasiveness and any further criteria; adding up to 1. */
  readonly shares: readonly number[];
  /** The weights that are open to doubt. */
  readonly weights: WeightChoice;
  /** How values vary within their range where there are no replays. */
  readonly spread: "normal" | "uniform";
  readonly guard: Guard;
  readonly draws: number;
};

export const priorityColumns = [
  "threat",
  "place",
  "severity",
  "severityLow",
  "severityHigh",
  "pervasiveness",
  "pervasivenessLow",
  "pervasivenessHigh",
  "worstHitGroup",
  "worstHitValue",
  "priority",
  "rank",
  "pTop1",
  "pTop3",
  "pTop5",
  "reason",
] as const;

type TextColumn = "threat" | "place" | "worstHitGroup" | "reason";

/** A row of `priorities.csv`; NaN and "" where there is nothing to say. */
export type PriorityRow = {
  readonly [C in (typeof priorityColumns)[number]]: C extends TextColumn ? string : number;
};

/** Why a threat has no priority, or is in view all the same; several are joined by ";". */
export type PriorityReason = "no-severity" | "no-pervasiveness" | "no-further-criterion" | "lifted-by-group";

/** A threat that the guard brings into view, and the groups that do so, worst first. */
export type Lift = { readonly threat: string; readonly groups: readonly GroupSeverity[] };

export type Priorities = {
  /** First priority first, ties by code; threats without a priority last. */
  readonly rows: readonly PriorityRow[];
  /** Codes of the threats with a priority, in the order of the entries of `smaa`. */
  readonly ranked: readonly string[];
  /** null where no threat has a priority. */
  readonly smaa: Smaa | null;
  /** The declared check: the additive mean of each ranked threat, in the order of `ranked`, and its rank. */
  readonly additive: { readonly priority: Float64Array; readonly rank: Float64Array };
  readonly lifted: readonly Lift[];
  readonly changes: readonly OrderChange[];
};

/**
 * Rank the threats of a place. Nothing depends on the order in which they are given.
 *
 * @param random  a stream for this place alone
 * @throws RangeError  where a threat is named twice, a value leaves [0, 1], or shares do not fit the criteria
 * @example
 * prioritise("here", [], { shares: [0.5, 0.5], weights: { method: "uniform" }, spread: "normal", guard: { level: 0.8, minN: 30, minPopulation: 1000 }, draws: 100 }, () => 0.5).rows; // => []
 */
export function prioritise(
  place: string,
  threats: readonly PreparedThreat[],
  choices: PriorityChoices,
  random: RandomStream,
): Priorities {
  const { shares, guard } = choices;
  if (new Set(threats.map(({ threat }) => threat)).size < threats.length)
    throw new RangeError(`Cannot rank the threats of "${place}": one is named twice`);
  const byCode = threats.toSorted((a, b) => (a.threat < b.threat ? -1 : 1));
  const known = byCode.map((threat) => ({ threat, values: valuesOf(threat).map(({ value }) => value) }));
  // Every criterion is asked of every threat, whatever its share: SMAA tries other shares.
  const priority = Float64Array.from(known, ({ values }) =>
    values.some(Number.isNaN) ? Number.NaN : priorityOf(values, shares, "geometric"),
  );
  const rank = rankDescending(priority);
  const inSmaa = known.flatMap((_, t) => (Number.isNaN(priority[t]!) ? [] : [t]));
  const additive = Float64Array.from(inSmaa, (t) => priorityOf(known[t]!.values, shares, "additive"));
  const acceptable =
    inSmaa.length === 0
      ? null
      : smaa(
          {
            values: smaaValuesOf(
              inSmaa.map((t) => ({ values: valuesOf(byCode[t]!), replays: byCode[t]!.replays ?? [] })),
              choices.spread,
            ),
            weights: choices.weights,
            combine: "geometric",
          },
          { draws: choices.draws, random },
        );
  const top = [1, 3, 5].map((k) => topProbability(acceptable?.acceptability ?? [], k));
  const lifted = byCode.flatMap(({ threat, groups = [] }) => {
    const lifting = groupsThatLift(groups, guard);
    return lifting.length === 0 ? [] : [{ threat, groups: lifting }];
  });
  const order = known
    .map((_, t) => t)
    // Both missing: NaN − NaN is falsy, and the codes decide.
    .sort((a, b) => (rank[a] || Number.MAX_VALUE) - (rank[b] || Number.MAX_VALUE) || a - b);

  const rows = order.map((t): PriorityRow => {
    const { threat, severity, pervasiveness, groups = [] } = byCode[t]!;
    const { worstHit } = severityOverGroups(groups, guard);
    const entry = inSmaa.indexOf(t);
    const [pTop1, pTop3, pTop5] = top.map((column) => column[entry] ?? Number.NaN) as [
      number,
      number,
      number,
    ];
    return {
      threat,
      place,
      severity: severity.value,
      severityLow: severity.low,
      severityHigh: severity.high,
      pervasiveness: pervasiveness.value,
      pervasivenessLow: pervasiveness.low,
      pervasivenessHigh: pervasiveness.high,
      worstHitGroup: worstHit?.group ?? "",
      worstHitValue: worstHit?.severity ?? Number.NaN,
      priority: priority[t]!,
      rank: rank[t]!,
      pTop1,
      pTop3,
      pTop5,
      reason: reasonsOf(
        known[t]!.values,
        lifted.some((lift) => lift.threat === threat),
      ).join(";"),
    };
  });
  return {
    rows,
    ranked: inSmaa.map((t) => byCode[t]!.threat),
    smaa: acceptable,
    additive: { priority: additive, rank: rankDescending(additive) },
    lifted,
    changes: orderChanges(
      order
        .filter((t) => inSmaa.includes(t))
        .map((t) => ({
          threat: byCode[t]!.threat,
          values: known[t]!.values,
          severityIndicators: byCode[t]!.severityIndicators ?? [],
          pervasivenessIndicators: byCode[t]!.pervasivenessIndicators ?? [],
        })),
      shares,
      "geometric",
    ),
  };
}

function valuesOf({ severity, pervasiveness, further = [] }: PreparedThreat): readonly RangedValue[] {
  return [severity, pervasiveness, ...further];
}

function reasonsOf(values: readonly number[], lifted: boolean): readonly PriorityReason[] {
  const reasons = values.flatMap((value, c): readonly PriorityReason[] => {
    if (!Number.isNaN(value)) return [];
    return [c === 0 ? "no-severity" : c === 1 ? "no-pervasiveness" : "no-further-criterion"];
  });
  return [...new Set(reasons), ...(lifted ? (["lifted-by-group"] as const) : [])];
}
