// Forecasts of monthly deaths in violence, from every past origin, on the tables of the data folder.
// Usage: counts-backtest.ts state-based|all-violence

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  backtestForecasts,
  type CountMethod,
  compareBacktests,
  countBaseline,
  countForecaster,
  countPool,
  summariseBacktest,
} from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const horizons = Array.from({ length: 12 }, (_, i) => i + 1);
const quantiles = 50;
const start: CountMethod = {
  method: "linear-pool",
  parts: [
    { weight: 0.5, of: { method: "recent-months", months: 12 } },
    {
      weight: 0.5,
      of: { method: "analogues", levelMonths: 6, pooledMonths: 60, cuts: [1, 2.5, 4.5, 6], quantiles },
    },
  ],
};
const analogues = countPool.method === "linear-pool" ? countPool.parts[1]!.of : countBaseline;
const methods: Readonly<Record<string, CountMethod>> = {
  Zero: { method: "zero" },
  LastMonths: countBaseline,
  ExponentiallyWeighted: { method: "recent-months", months: 24, halfLife: 6 },
  NegativeBinomial: { method: "negative-binomial", months: 12, quantiles },
  Analogues: analogues,
  PoolFirst: start,
  Pool: countPool,
};

/** Index of a month in a table that begins in January 1989. */
function monthIndex(year: number, month: number): number {
  return (year - 1989) * 12 + month - 1;
}

function cellsOf(file: string): readonly (readonly string[])[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => [...line.matchAll(/(?<=^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2]!));
}

/** Deaths in state-based violence, of the units that have a row for every month. */
function stateBased(folder: string): readonly Float64Array[] {
  const [head, ...cells] = cellsOf(join(folder, "ged_country_month_postpatch.csv"));
  const [unit, month, count] = ["country_id", "month_id", "ged_sb"].map((name) => head!.indexOf(name));
  const rows = new Map<string, Float64Array>();
  const length = monthIndex(2021, 7);
  for (const row of cells) {
    const counts = rows.get(row[unit!]!) ?? new Float64Array(length).fill(Number.NaN);
    // Months are numbered from January 1980 = 1.
    counts[Number(row[month!]) - 109] = Number(row[count!]);
    rows.set(row[unit!]!, counts);
  }
  return [...rows.values()].filter((row) => !row.some(Number.isNaN));
}

function allViolence(folder: string): readonly Float64Array[] {
  const [head, ...cells] = cellsOf(join(folder, "ucdp_all_violence_country_month_1989-2021.csv"));
  return head!.slice(1).map((_, u) => Float64Array.from(cells, (row) => Number(row[u + 1])));
}

// Built into another folder, the file cannot tell by itself where the data are.
const folder = join(process.cwd(), "../shared/data/monthly");
const settings = {
  "state-based": { read: stateBased, from: monthIndex(2010, 12), to: monthIndex(2020, 6) },
  "all-violence": { read: allViolence, from: monthIndex(2015, 12), to: monthIndex(2020, 12) },
};
const { read, from, to } = settings[process.argv[2] as keyof typeof settings];
if (!existsSync(folder)) console.log(JSON.stringify({ seconds: [] }));
else {
  const rows = read(folder);
  const origins = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const runs = Object.entries(methods).map(([name, method]) => ({
    name,
    ...timed(() => backtestForecasts(rows, countForecaster(method), { origins, horizons })),
  }));
  const baseline = runs.find(({ name }) => name === "LastMonths")!.result;
  const figures = runs.flatMap(({ name, result }) => {
    const all = summariseBacktest(result);
    const late = { from: monthIndex(2017, 1) };
    const early = { to: monthIndex(2016, 12) };
    return [
      [`crps${name}`, all.meanCrps],
      [`skill${name}`, compareBacktests(result, baseline).skill],
      [`crpsBefore2017${name}`, summariseBacktest(result, early).meanCrps],
      [`crpsFrom2017${name}`, summariseBacktest(result, late).meanCrps],
      [`skillFrom2017${name}`, compareBacktests(result, baseline, late).skill],
      [`fairCrps${name}`, all.meanFairCrps],
      [`intervalScore${name}`, all.meanIntervalScore],
      [`activeCoverage${name}`, all.activeCoverage],
      [`onsetCrps${name}`, all.onsetMeanCrps],
    ];
  });
  const pool = runs.find(({ name }) => name === "Pool")!.result;
  const summary = summariseBacktest(pool);
  const { test, byHorizon } = compareBacktests(pool, baseline);
  console.log(
    JSON.stringify({
      seconds: [runs.reduce((sum, { seconds }) => sum + seconds, 0)],
      units: rows.length,
      origins: origins.length,
      forecasts: summary.forecasts,
      activeForecasts: summary.activeForecasts,
      onsets: summary.onsets,
      ...Object.fromEntries(figures),
      pPool: test?.pValue,
      ...Object.fromEntries(
        [1, 3, 6, 12].map((horizon) => [`pPool${horizon}`, byHorizon[horizon - 1]!.test?.pValue]),
      ),
    }),
  );
}
