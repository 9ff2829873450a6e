/** Which series precede which, over all units: links that are worth asking people about. */

import { holm } from "../voices/group-differences.ts";
import { grangerTest, type PanelPair, panelGrangerTest } from "./granger.ts";
import type { HypothesesChoice } from "./links-schema.ts";
import { testPanelEntropy } from "./panel-entropy.ts";
import type { SeriesPanel } from "./series-panel.ts";

/** That one series precedes another. It may rest on a third that precedes both; it is never a cause. */
export type SeriesHypothesis = {
  readonly from: string;
  readonly to: string;
  /** Units with both series, without a gap in the periods that the two share, and with some change in each. */
  readonly units: number;
  readonly periods: number;
  /** Mean over units of the Wald statistic of the lags of the series that comes first. */
  readonly wald: number;
  /** Of Dumitrescu and Hurlin's test, of Granger's where there is one unit; NaN where there is none. */
  readonly p: number;
  /** By Holm for all pairs tested. */
  readonly pCorrected: number;
  /** Transfer entropy, mean over units, beside what shuffled series give. */
  readonly bits: number;
  readonly bitsByChance: number;
  readonly pEntropy: number;
  readonly pEntropyCorrected: number;
  /** The past of the one helps to tell the other, beyond chance after the correction. */
  readonly kept: boolean;
};

export type SeriesHypotheses = {
  readonly lags: number;
  readonly of: "changes" | "values";
  /** Corrected probability at or below which a hypothesis is kept. */
  readonly level: number;
  readonly series: readonly { readonly id: string; readonly title: string }[];
  /** Series that the recipe names and the case does not have. */
  readonly missing: readonly string[];
  /** Every ordered pair, in the order of the recipe. */
  readonly pairs: readonly SeriesHypothesis[];
};

const LEVEL = 0.05;
const SHUFFLES = 499;
const USUAL_LAGS = 2;

/** Test every ordered pair of the series that a recipe names. */
export function testSeries(
  panels: readonly SeriesPanel[],
  { series, lags = USUAL_LAGS, of = "changes" }: HypothesesChoice,
  seed: number,
): SeriesHypotheses {
  const asked = [...new Set(series)];
  const found = asked.flatMap((id) => panels.find((panel) => panel.id === id) ?? []);
  const tests = found.flatMap((from) =>
    found.filter((to) => to !== from).map((to) => testPair(from, to, { lags, of, seed })),
  );
  const p = corrected(tests.map((test) => test.p));
  const pEntropy = corrected(tests.map((test) => test.pEntropy));
  return {
    lags,
    of,
    level: LEVEL,
    series: found.map(({ id, title }) => ({ id, title })),
    missing: asked.filter((id) => found.every((panel) => panel.id !== id)),
    pairs: tests.map((test, k) => ({
      ...test,
      pCorrected: p[k]!,
      pEntropyCorrected: pEntropy[k]!,
      // The panel test has two sides; less than chance would give is no sign of a link.
      kept: p[k]! <= LEVEL && test.wald > lags,
    })),
  };
}

type PairTest = Omit<SeriesHypothesis, "pCorrected" | "pEntropyCorrected" | "kept">;

function testPair(
  from: SeriesPanel,
  to: SeriesPanel,
  { lags, of, seed }: { readonly lags: number; readonly of: "changes" | "values"; readonly seed: number },
): PairTest {
  const aligned = alignedPairs(from, to, of);
  const pairs = aligned.filter((pair) => !Number.isNaN(grangerTest(pair.from, pair.to, lags).f));
  const ends = { from: from.id, to: to.id, units: pairs.length, periods: pairs[0]?.to.length ?? 0 };
  if (pairs.length === 0) {
    const none = Number.NaN;
    return { ...ends, wald: none, p: none, bits: none, bitsByChance: none, pEntropy: none };
  }
  const { meanWald, p, pTilde } = panelGrangerTest(pairs, lags);
  const entropy = testPanelEntropy(pairs, { shuffles: SHUFFLES, seed });
  const ofPanel = Number.isNaN(pTilde) ? p : pTilde;
  return {
    ...ends,
    wald: meanWald,
    p: pairs.length === 1 ? grangerTest(pairs[0]!.from, pairs[0]!.to, lags).p : ofPanel,
    bits: entropy.bits,
    bitsByChance: entropy.byChance,
    pEntropy: entropy.p,
  };
}

/** Both series of each unit over the periods that the panels share; units with a gap there are left out. */
function alignedPairs(from: SeriesPanel, to: SeriesPanel, of: "changes" | "values"): readonly PanelPair[] {
  const shared = from.periods.filter((period) => to.periods.includes(period));
  const starts = [from, to].map(({ periods }) => periods.indexOf(shared[0] ?? ""));
  return from.rows.flatMap(({ unit, values }): readonly PanelPair[] => {
    const other = to.rows.find((row) => row.unit === unit);
    if (other === undefined || shared.length < 2) return [];
    const cut = [values, other.values].map((row, k) => row.slice(starts[k]!, starts[k]! + shared.length));
    if (cut.some((row) => row.some(Number.isNaN))) return [];
    const [first, second] = of === "values" ? cut : cut.map(changesOf);
    return [{ from: first!, to: second! }];
  });
}

function changesOf(row: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: row.length - 1 }, (_, t) => row[t + 1]! - row[t]!);
}

/** Corrected by Holm; what was not tested does not count. */
function corrected(probabilities: readonly number[]): readonly number[] {
  const tested = probabilities.flatMap((p, k) => (Number.isNaN(p) ? [] : [k]));
  const adjusted = holm(tested.map((k) => probabilities[k]!));
  return probabilities.map((_, k) => adjusted[tested.indexOf(k)] ?? Number.NaN);
}
