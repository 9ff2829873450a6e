// Forecasts of every seventh monthly series of the M3 competition, on the file of the data folder.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  combinedForecast,
  type ForecastOptions,
  meanAbsoluteScaledError,
  type SeriesForecast,
  seasonalNaiveForecast,
  smoothedForecast,
  symmetricPercentageError,
  thetaForecast,
} from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

type Competition = { readonly x: number[]; readonly xx: number[]; readonly h: number };

const methods: Readonly<Record<string, (values: number[], options: ForecastOptions) => SeriesForecast>> = {
  Combined: combinedForecast,
  Theta: thetaForecast,
  SeasonalNaive: seasonalNaiveForecast,
  LeastAicc: (values, options) => smoothedForecast(values, "aicc", options),
};

function scoresOf(
  series: readonly Competition[],
  forecast: (values: number[], options: ForecastOptions) => SeriesForecast,
): Readonly<Record<"smape" | "mase" | "coverage", number>> {
  let [smape, mase, held, values] = [0, 0, 0, 0];
  for (const { x, xx, h } of series) {
    const found = forecast(x, { horizon: h, season: 12, levels: [0.95] });
    if (found.kind === "none") throw new Error(found.reason);
    smape += symmetricPercentageError(found.mean, xx) / series.length;
    mase += meanAbsoluteScaledError(found.mean, xx, { history: x, season: 12 }) / series.length;
    const { low, high } = found.bands[0]!;
    values += xx.length;
    held += xx.filter((value, i) => value >= low[i]! && value <= high[i]!).length;
  }
  return { smape, mase, coverage: held / values };
}

// Built into another folder, the file cannot tell by itself where the data are.
const file = join(process.cwd(), "../shared/data/monthly/m3_monthly_every7.json");
if (!existsSync(file)) console.log(JSON.stringify({ seconds: [] }));
else {
  const series: readonly Competition[] = Object.values(JSON.parse(readFileSync(file, "utf8")));
  const runs = Object.entries(methods).map(([name, forecast]) => ({
    name,
    ...timed(() => scoresOf(series, forecast)),
  }));
  console.log(
    JSON.stringify({
      seconds: [runs.reduce((sum, { seconds }) => sum + seconds, 0)],
      series: series.length,
      ...Object.fromEntries(
        runs.flatMap(({ name, result }) =>
          Object.entries(result).map(([figure, value]) => [`${figure}${name}`, value]),
        ),
      ),
    }),
  );
}
