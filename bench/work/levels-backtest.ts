// Forecasts of the logarithm of monthly food prices by country, on the table of the data folder.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  backtestForecasts,
  compareBacktests,
  type EtsModel,
  type LevelMethod,
  levelBaseline,
  levelForecaster,
  levelPool,
  summariseBacktest,
} from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const ets = (trend: EtsModel["trend"], season: EtsModel["season"]): LevelMethod => ({
  method: "ets",
  model: { error: "additive", trend, season },
});
const methods: Readonly<Record<string, LevelMethod>> = {
  LastValue: levelBaseline,
  SeasonalNaive: { method: "seasonal-naive" },
  Smoothed: { method: "smoothed" },
  Theta: { method: "theta" },
  Combined: { method: "combined" },
  EtsDamped: ets("damped", "none"),
  EtsDampedSeason: ets("damped", "additive"),
  Pool: levelPool,
};
const months = 202;

function logPrices(file: string): readonly Float64Array[] {
  const rows = new Map<string, Float64Array>();
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const cells = line.split(",").map((cell) => cell.replaceAll('"', ""));
    const [close, , , country, date] = cells.slice(3);
    const row = rows.get(country!) ?? new Float64Array(months).fill(Number.NaN);
    const month = (Number(date!.slice(0, 4)) - 2007) * 12 + Number(date!.slice(5, 7)) - 1;
    if (close !== "") row[month] = Math.log(Number(close));
    rows.set(country!, row);
  }
  return [...rows.values()];
}

// Built into another folder, the file cannot tell by itself where the data are.
const file = join(process.cwd(), "../shared/data/monthly/wb_rtfp_food_prices_country_month.csv");
if (!existsSync(file)) console.log(JSON.stringify({ seconds: [] }));
else {
  const rows = logPrices(file);
  // From 72 to 12 months before the end, by 6. Methods were chosen on the first six.
  const origins = Array.from({ length: 11 }, (_, k) => months - 73 + 6 * k);
  const horizons = Array.from({ length: 12 }, (_, i) => i + 1);
  const [early, late] = [{ to: origins[5]! }, { from: origins[6]! }];
  const runs = Object.entries(methods).map(([name, method]) => ({
    name,
    ...timed(() => backtestForecasts(rows, levelForecaster({ method }), { origins, horizons })),
  }));
  const baseline = runs[0]!.result;
  console.log(
    JSON.stringify({
      seconds: [runs.reduce((sum, { seconds }) => sum + seconds, 0)],
      units: rows.length,
      forecasts: summariseBacktest(baseline).forecasts,
      ...Object.fromEntries(
        runs.flatMap(({ name, result }) => [
          [`crps${name}`, summariseBacktest(result).meanCrps],
          [`crpsEarly${name}`, summariseBacktest(result, early).meanCrps],
          [`crpsLate${name}`, summariseBacktest(result, late).meanCrps],
          [`coverage${name}`, summariseBacktest(result).coverage],
          [`skill${name}`, compareBacktests(result, baseline).skill],
        ]),
      ),
      pPool: compareBacktests(runs.at(-1)!.result, baseline).test?.pValue,
    }),
  );
}
