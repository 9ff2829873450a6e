/** A change as the report shows it: rows of figures, points of a trend, and sentences, in the reader's words. */

import {
  type AssessedPeriod,
  basisOf,
  breaksOf,
  changeReason,
  compareBasis,
  formatShare,
  formatSigned,
  leavesOf,
  type MedianChange,
  type NodeChange,
  type PeriodChange,
  periodEnd,
} from "@salus/core";
import { type ChangeRow, likelihoodWords, type Score, type TrendPoint } from "@salus/figures";
import { type ReportView, scoreOf } from "./report-view.ts";

/** The pair of periods that the report draws: the one with the period that the recipe names first. */
export function firstChange({ assessment }: ReportView): PeriodChange | undefined {
  const { at, compareWith = [] } = assessment.recipe.period;
  const first = compareWith.find((period) => period !== at);
  return assessment.changes.find(({ from, to }) => from === first || to === first);
}

/** A unit's change at a node, as the figure draws it: the scores as printed, and the change like with like. */
export function changeRow(view: ReportView, pair: PeriodChange, position: number, u: number): ChangeRow {
  const change = pair.nodes[position]!;
  const node = view.assessment.nodes[position]!;
  const { matched } = change;
  const reason = reasonWords(view, pair, change, u);
  const [before, after] = sidesOf(view, pair).map((side) => scoreOf(side.nodes[position]!, u, view.say));
  return {
    id: node.id,
    title: node.title,
    before: before!,
    after: after!,
    change: orNull(matched.change[u]!),
    low: orNull(matched.changeLow[u]!),
    high: orNull(matched.changeHigh[u]!),
    rose: orNull(matched.pImproved[u]!),
    breaks: breakWords(view, change.breaks[u]!),
    ...(reason === null ? {} : { reason }),
  };
}

/** The two periods of a pair, the earlier first. */
function sidesOf(
  { assessment }: ReportView,
  { from, to }: PeriodChange,
): readonly Pick<AssessedPeriod, "nodes">[] {
  const at = (period: string): Pick<AssessedPeriod, "nodes"> =>
    assessment.compared.find((each) => each.period === period) ?? assessment;
  return [at(from), at(to)];
}

function reasonWords(
  view: ReportView,
  { from, to }: PeriodChange,
  { reason, breaks }: NodeChange,
  u: number,
): string | null {
  const word = changeReason(reason[u]!);
  if (word === null) return null;
  return view.say(`change.reason.${word}`, { from, to, breaks: breakWords(view, breaks[u]!).join(", ") });
}

function breakWords({ say }: ReportView, code: number): readonly string[] {
  return breaksOf(code).map((kind) => say(`change.break.${kind}`));
}

/** The middle place at a node, as the figure draws it. */
export function medianRow(
  { assessment, say }: ReportView,
  position: number,
  { units, before, after, beforeSpread, afterSpread, changeSpread }: MedianChange,
): ChangeRow {
  const node = assessment.nodes[position]!;
  const score = (value: number, spread: { readonly low: number; readonly high: number }): Score => ({
    score: value,
    low: orNull(spread.low),
    high: orNull(spread.high),
  });
  return {
    id: node.id,
    title: say("change.report.median-title", { title: node.title, units }),
    before: score(before, beforeSpread),
    after: score(after, afterSpread),
    change: after - before,
    low: orNull(changeSpread.low),
    high: orNull(changeSpread.high),
    rose: orNull(changeSpread.above),
    breaks: [],
  };
}

/** What can be said of a unit's index: the change itself, or across a break the one like with like. */
export function unitChangeSentences(view: ReportView, pair: PeriodChange, u: number): readonly string[] {
  const { say } = view;
  const change = pair.nodes[0]!;
  const { matched } = change;
  const reason = reasonWords(view, pair, change, u);
  const rose = matched.pImproved[u]!;
  const moved = matched.change[u]!;
  const words = Number.isNaN(rose) ? formatSigned(moved) : likelihoodWords(rose, pair.from, say);
  const size = Number.isNaN(matched.changeLow[u]!)
    ? []
    : [
        say("change.report.unit-change", {
          change: formatSigned(moved),
          low: formatSigned(matched.changeLow[u]!),
          high: formatSigned(matched.changeHigh[u]!),
        }),
      ];
  if (reason === null) return [say("change.report.unit", { words }), ...size];
  const told = say("change.report.unit", { words: reason });
  if (changeReason(change.reason[u]!) !== "break") return [told];
  if (Number.isNaN(moved)) return [told, say("change.matched-none")];
  const share = formatShare(matched.coverage[u]!);
  return [told, say("change.report.unit-matched", { share, words }), ...size];
}

/** A unit's index over all periods, with what differs from each to the next. */
export function trendPoints(view: ReportView, u: number, steps: TrendSteps): readonly TrendPoint[] {
  const { say } = view;
  return steps.periods.map(({ period, nodes }, i) => ({
    period,
    time: periodEnd(period),
    breaks: i === 0 ? [] : breakWords(view, steps.breaks[i - 1]![u]!),
    ...scoreOf(nodes[0]!, u, say),
  }));
}

export type TrendSteps = {
  readonly periods: readonly Pick<AssessedPeriod, "period" | "nodes">[];
  /** For each step from one period to the next, a code of breaks for each unit. */
  readonly breaks: readonly Uint8Array[];
};

/** All periods in the order of time, and the breaks of the index between neighbours. */
export function trendSteps({ assessment }: ReportView): TrendSteps {
  const { compared, recipe, input, nodes, observations } = assessment;
  const own = { period: recipe.period.at, input, nodes };
  const periods = [own, ...compared].toSorted((a, b) => periodEnd(a.period) - periodEnd(b.period));
  const leaves = leavesOf(nodes)[0]!;
  const { indicators } = input.framework;
  return {
    periods,
    breaks: periods.slice(1).map((after, i) => {
      const seen = compareBasis(observations, {
        before: periods[i]!.input.panel,
        after: after.input.panel,
        indicators,
      });
      return basisOf(seen, leaves, input.units.length).breaks;
    }),
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
