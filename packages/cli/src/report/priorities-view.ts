/** Priorities as the report shows them: threats by their titles, values as figures draw them, reasons in words. */

import {
  formatChance,
  type OrderChange,
  type PlacePriorities,
  type Priorities,
  type PriorityRow,
  type Say,
  sortedQuantile,
} from "@salus/core";
import {
  type RangedLevel,
  type RankedThreatBar,
  type ThreatMark,
  type ThreatsData,
  tellingTop,
} from "@salus/figures";
import type { ReportView } from "./report-view.ts";

/** Places with figures on their page; with more, pages hold a short table and the section shows all places together. */
export const MOST_DRAWN = 60;

/** One place of those whose threats are ranked. */
export type PlaceProps = { readonly view: ReportView; readonly place: PlacePriorities };

/** Titles of threats, and of the units that are groups, by id. */
export const titlesOf = oncePerView(({ assessment }): ReadonlyMap<string, string> => {
  const { framework, units } = assessment.input;
  return new Map([...units, ...framework.threats].map(({ id, title }) => [id, title]));
});

/** Hundreds of pages ask the same of one view. */
function oncePerView<T extends object>(compute: (view: ReportView) => T): (view: ReportView) => T {
  const known = new WeakMap<ReportView, T>();
  return (view) => {
    const value = known.get(view) ?? compute(view);
    known.set(view, value);
    return value;
  };
}

export function rankedRows({ rows }: Pick<Priorities, "rows">): readonly PriorityRow[] {
  return rows.filter(({ rank }) => !Number.isNaN(rank));
}

/** The threats of one place as the picture draws them. */
export function threatsOf(view: ReportView, { rows, unit }: PlacePriorities): ThreatsData {
  const titles = titlesOf(view);
  const titleOf = (id: string): string => titles.get(id) ?? id;
  return {
    place: view.assessment.input.units[unit]!.title,
    ranges: "runs",
    shares: twoShares(view),
    threats: rows.map(
      (row): ThreatMark => ({
        id: row.threat,
        title: titleOf(row.threat),
        rank: orNull(row.rank),
        severity: levelOf(row.severity, row.severityLow, row.severityHigh),
        pervasiveness: levelOf(row.pervasiveness, row.pervasivenessLow, row.pervasivenessHigh),
        lifted: isLifted(row),
        hardestHit:
          row.worstHitGroup === ""
            ? null
            : { title: titleOf(row.worstHitGroup), severity: row.worstHitValue },
        ...(row.reason === "" ? {} : { reason: reasonWords(row, view.say) }),
      }),
    ),
  };
}

/** How often each threat takes which rank in one place. */
export function barsOf(
  view: ReportView,
  { smaa, ranked, rows }: PlacePriorities,
): readonly RankedThreatBar[] {
  const titles = titlesOf(view);
  return rankedRows({ rows }).map(({ threat }) => {
    const ranks = smaa!.acceptability[ranked.indexOf(threat)]!;
    const between = (from: number, to: number): number =>
      ranks.subarray(from, to).reduce((sum, share) => sum + share, 0);
    return {
      id: threat,
      title: titles.get(threat) ?? threat,
      first: between(0, 1),
      third: between(1, 3),
      fifth: between(3, 5),
      later: between(5, ranks.length),
    };
  });
}

/** All places together: medians and middle halves of each threat, and in what share of places it takes which rank. */
export type PlacesTogether = {
  readonly threats: ThreatsData;
  readonly bars: readonly RankedThreatBar[];
  /** Places in which enough threats can be ranked to compare the order. */
  readonly compared: number;
  /** Codes of the threats that have a priority nowhere. */
  readonly nowhere: readonly string[];
};

export const placesTogether = oncePerView((view): PlacesTogether => {
  const { places } = view.assessment.priorities!;
  const { threats } = view.assessment.input.framework;
  const rows = places.flatMap((place) => rankedRows(place));
  const ofThreat = (id: string): readonly PriorityRow[] => rows.filter(({ threat }) => threat === id);
  const somewhere = threats.filter(({ id }) => ofThreat(id).length > 0);
  // An order of three threats says little beside one of ten.
  const enough = places.filter(({ ranked }) => ranked.length >= (2 / 3) * somewhere.length - 1e-9);
  const rankIn = ({ rows: own }: PlacePriorities, id: string): number =>
    own.find(({ threat }) => threat === id)!.rank;
  const order = somewhere
    .map((threat) => ({ threat, priority: middle(ofThreat(threat.id).map(({ priority }) => priority)) }))
    .sort((a, b) => b.priority - a.priority || (a.threat.id < b.threat.id ? -1 : 1));
  const marks = order.map(({ threat, priority }): ThreatMark => {
    const own = ofThreat(threat.id);
    return {
      id: threat.id,
      title: threat.title,
      rank: 1 + order.filter((other) => other.priority - priority > 1e-9).length,
      severity: halves(own.map(({ severity }) => severity)),
      pervasiveness: halves(own.map(({ pervasiveness }) => pervasiveness)),
      lifted: false,
      hardestHit: null,
    };
  });
  const share = (id: string, from: number, to: number): number =>
    enough.filter((place) => rankIn(place, id) >= from && rankIn(place, id) <= to).length / enough.length;
  return {
    threats: {
      place: view.say("priorities.places"),
      ranges: "places",
      shares: twoShares(view),
      threats: marks,
    },
    bars: somewhere
      .map(({ id, title }) => ({
        id,
        title,
        first: share(id, 1, 1),
        third: share(id, 2, 3),
        fifth: share(id, 4, 5),
        later: share(id, 6, Number.POSITIVE_INFINITY),
      }))
      .sort((a, b) => b.first - a.first || b.third - a.third || (a.id < b.id ? -1 : 1)),
    compared: enough.length,
    nowhere: threats.filter(({ id }) => ofThreat(id).length === 0).map(({ id }) => id),
  };
});

/** Over the column of `howSure`: "Among the 5 most critical". */
export function howSureHeading(of: number, say: Say): string {
  return say("priorities.column.how-sure", { k: tellingTop(of) });
}

/** "likely (93 % of draws)"; nothing for a threat without a priority. */
export function howSure(row: PriorityRow, of: number, say: Say): string {
  if (Number.isNaN(row.rank)) return say("priorities.no-likely");
  const share = row[`pTop${tellingTop(of)}`];
  return say("priorities.likely", {
    level: share >= 1 - 1e-9 ? "always" : share >= 0.66 ? "likely" : share >= 0.33 ? "possible" : "unlikely",
    share: formatChance(share),
  });
}

/** What would turn two neighbours round, in sentences. */
export function changeSentences(
  { above, below, tied, shareChange, withoutIndicator }: OrderChange,
  view: ReportView,
): readonly string[] {
  const { say } = view;
  const titles = titlesOf(view);
  const pair = { above: titles.get(above) ?? above, below: titles.get(below) ?? below };
  if (tied) return [say("priorities.change.tied", pair)];
  const { indicators } = view.assessment.input.framework;
  const named = withoutIndicator.map((id) => indicators.find((each) => each.id === id)?.title ?? id);
  const points = Math.max(1, Math.round(100 * Math.abs(shareChange)));
  return [
    Number.isNaN(shareChange)
      ? say("priorities.change.never", pair)
      : say(shareChange > 0 ? "priorities.change.share-more" : "priorities.change.share-less", {
          ...pair,
          change: points,
        }),
    ...(named.length === 0
      ? []
      : [
          say(named.length === 1 ? "priorities.change.indicator" : "priorities.change.indicators", {
            ...pair,
            indicator: named[0]!,
            indicators: named.join(", "),
          }),
        ]),
  ];
}

export function isLifted({ reason }: PriorityRow): boolean {
  return reason.split(";").includes("lifted-by-group");
}

/** Why a threat has no priority, or is in view all the same. */
export function reasonWords({ reason }: PriorityRow, say: Say): string {
  const codes = reason.split(";");
  if (codes.includes("no-severity") && codes.includes("no-pervasiveness"))
    return say("priorities.reason.no-value");
  return codes
    .map((code) => (code === "lifted-by-group" ? say("priorities.lifted") : say(`priorities.reason.${code}`)))
    .join(", ");
}

/** Shares of the two axes, where there is no further criterion. */
function twoShares({ assessment }: ReportView): readonly [number, number] | null {
  const [severity, pervasiveness, ...further] = assessment.priorities!.criteria;
  return further.length > 0 ? null : [severity!.share, pervasiveness!.share];
}

function levelOf(value: number, low: number, high: number): RangedLevel {
  return { value: orNull(value), low: orNull(low), high: orNull(high) };
}

function halves(values: readonly number[]): RangedLevel {
  const sorted = Float64Array.from(values).sort();
  return {
    value: sortedQuantile(sorted, 0.5),
    low: sortedQuantile(sorted, 0.25),
    high: sortedQuantile(sorted, 0.75),
  };
}

function middle(values: readonly number[]): number {
  return sortedQuantile(Float64Array.from(values).sort(), 0.5);
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
