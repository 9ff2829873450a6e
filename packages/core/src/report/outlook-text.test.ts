/** What forecasts, projections and rules were worth, in sentences that say so also where it is little. */

import { describe, expect, test } from "vitest";
import { languageOf } from "../messages/index.ts";
import { ruleRecord } from "../outlook/alerts/index.ts";
import type { PhaseScore, SeriesOutlook, Skill } from "../outlook/index.ts";
import { lookAtSeries } from "../outlook/series-outlook.ts";
import { rule } from "../testing/alert-rules.ts";
import { monthlySeries, outlookChoice } from "../testing/monthly-series.ts";
import {
  coverageSentences,
  momentSentences,
  projectionSentences,
  recordShare,
  skillSentence,
  verdictOf,
} from "./outlook-text.ts";

const { say: sayAsIs } = languageOf("en");
/** Spaces that do not break are spaces to who reads a test. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

const counts = Array.from({ length: 40 }, (_, i) => (i % 5 === 0 ? 2 : 0));
const looked = lookAtSeries(
  monthlySeries([counts]),
  outlookChoice({ horizon: 3, backtest: { origins: 10, every: 1 } }),
);

/** The series as if its method had been worth so much. */
function worth(change: Partial<Skill>): SeriesOutlook {
  const record = looked.record!;
  return { ...looked, record: { ...record, comparison: { ...record.comparison, ...change } } };
}
const sentence = (of: SeriesOutlook): string => plain(skillSentence(of, sayAsIs));

test.each([
  [0.061, "better"],
  [0.0049, "alike"],
  [0, "alike"],
  [-0.0049, "alike"],
  [-0.3, "worse"],
  [Number.NEGATIVE_INFINITY, "worse"],
  [Number.NaN, "none"],
] as const)("a skill of %d is %s", (skill, verdict) => {
  expect(verdictOf({ skill })).toBe(verdict);
});

describe("what forecasts were worth", () => {
  const tested = { statistic: 2, pValue: 0.012, meanDifference: 1 } as NonNullable<Skill["test"]>;

  test("is said where they were better, with what chance would do", () => {
    expect(sentence(worth({ skill: 0.061, n: 30, test: tested, beats: true }))).toBe(
      "Made again from 10 past months (2017-04 to 2018-01), these forecasts erred 6 % less than the last twelve months repeated would have (30 forecasts, a difference that chance hardly makes: p = 0.012).",
    );
    expect(sentence(worth({ skill: 0.061, test: { ...tested, pValue: 0.4 }, beats: false }))).toContain(
      "a difference that chance may make: p = 0.4)",
    );
    expect(sentence(worth({ skill: 0.061, test: { ...tested, pValue: 1e-9 }, beats: true }))).toContain(
      "p < 0.001",
    );
  });

  test("is said where they were worse, as plainly, and what to trust instead", () => {
    const worse = sentence(worth({ skill: -0.25, n: 30, test: tested, beats: false }));
    expect(worse).toContain("erred 25 % more than the last twelve months repeated would have");
    expect(worse).toContain("trust the baseline instead");
    expect(worse).not.toMatch(/[-−]25|less than/);
  });

  test("is said where it is nothing, or not known", () => {
    expect(sentence(worth({ skill: 0.004 }))).toContain("erred as much as the last twelve months repeated");
    expect(sentence({ ...looked, record: null })).toContain(
      "nothing is known of what these forecasts are worth",
    );
    expect(sentence(worth({ skill: 0.2, test: null, beats: null }))).not.toContain("p =");
  });

  test("is said where the baseline did not err, so that nothing could be saved", () => {
    const flawless = worth({ skill: Number.NEGATIVE_INFINITY, n: 30, beats: false });
    expect(sentence(flawless)).toBe(
      "Made again from 10 past months (2017-04 to 2018-01), the last twelve months repeated would not have erred at all, and these forecasts did: trust the baseline instead (30 forecasts).",
    );
    const { record } = worth({ skill: Number.NaN, n: 30 });
    const both = { ...record!, method: { ...record!.method, meanCrps: 0 } };
    expect(sentence({ ...looked, record: both })).toContain(
      "not have erred at all, and neither did these forecasts",
    );
  });

  test("is told of the band, and of beginnings that nobody foretold", () => {
    const { method, baseline } = looked.record!;
    const told = (change: Partial<typeof method>): readonly string[] =>
      coverageSentences({ ...looked.record!, method: { ...method, ...change } }, 0.9, sayAsIs).map(plain);
    const known = { coverage: 0.931, activeCoverage: 0.88, activeForecasts: 12, forecasts: 30 };
    expect(told({ ...known, onsets: 0 })).toEqual([
      "The 90 % band held 93 % of what came, and 88 % where there had been any in the twelve months before.",
    ]);
    const [, onsets] = told({ ...known, onsets: 3, onsetMeanCrps: 2 * baseline.onsetMeanCrps });
    expect(told({ ...known, activeForecasts: 30, onsets: 0 })[0]).not.toContain("twelve months before");
    expect(onsets).toContain("3 times it began where there had been none for a year");
    expect(onsets).toContain("no better than the baseline");
  });
});

test("a share of alerts is told with its range, or that none has been closed", () => {
  const { precision } = ruleRecord([], "watch");
  expect(recordShare(precision, sayAsIs)).toBe("nothing closed yet");
  expect(plain(recordShare({ value: 12 / 17, low: 0.469, high: 0.867, n: 17 }, sayAsIs))).toBe(
    "71 % (47 % to 87 %), 12 of 17",
  );
});

describe("what projections were worth", () => {
  const score = (n: number, hits: number): PhaseScore => ({
    ...{ n, hits, over: n - hits, under: 0, meanError3Plus: 0.1, meanAbsoluteError3Plus: 0.123 },
  });
  const told = (all: PhaseScore, projection: PhaseScore, stays: PhaseScore): readonly string[] =>
    projectionSentences({ pairs: [], all, projection, stays, skill3Plus: 0 }, sayAsIs).map(plain);

  test("is said beside the phase staying as it was, whichever was right more often", () => {
    const [first, better] = told(score(9, 6), score(8, 6), score(8, 2));
    expect(first).toContain(
      "Of 9 expectations whose period was seen later, 6 named the phase that came, 3 a worse one",
    );
    expect(first).toContain("off by 12 % of all people");
    expect(better).toBe(
      "Where a phase had been seen before (8 cases), expectations were right 6 times; that the phase stays as it was, 2 times.",
    );
    const [, worse] = told(score(9, 1), score(8, 1), score(8, 5));
    expect(worse).toContain("that the phase stays as it was came true 5 times, the expectation once");
  });

  test("is left open where nothing was seen later, or before", () => {
    expect(told(score(0, 0), score(0, 0), score(0, 0))).toEqual([
      "No expectation can be held against what was seen later yet.",
    ]);
    expect(told(score(2, 1), score(0, 0), score(0, 0))).toHaveLength(1);
  });
});

test("the moment to act says who acts, who watches, that nobody does, and when the season comes", () => {
  const season = {
    ...{
      id: "rains",
      title: "Rains",
      kind: "rain",
      begins: 5,
      ends: 9,
      unit: "",
      threats: [],
      source: "",
      note: "",
    },
  };
  const told = (moment: Partial<Parameters<typeof momentSentences>[0]>): readonly string[] =>
    momentSentences({ threat: "flood", rules: [], season: null, ...moment }, sayAsIs);
  expect(told({})).toEqual(["no rule watches over it"]);
  expect(
    told({
      rules: [
        { rule, standing: 2, watched: 5 },
        { rule, standing: 0, watched: 1 },
      ],
    }),
  ).toEqual(["“Rule” speaks in 2 of 5 places", "“Rule” watches 1 place"]);
  expect(told({ season: { season, inMonths: 3, actBy: 2 } })[1]).toBe(
    "Rains begins in 3 months; the slowest agreed action must begin by February",
  );
  expect(told({ season: { season, inMonths: 1, actBy: null } })[1]).toBe("Rains begins in 1 month");
  expect(told({ season: { season, inMonths: 0, actBy: 2 } })[1]).toBe("Rains is on");
});
