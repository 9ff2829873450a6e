// Theta with intervals of many made-up monthly series. Usage: series.ts REPEATS

import { randomStream, thetaForecast } from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const repeats = Number(process.argv[2]);
const [count, months] = [50_000, 120];
const random = randomStream(1, 0);
const values = new Float64Array(count * months);
for (let k = 0; k < count; k++) {
  let level = 50;
  for (let i = 0; i < months; i++) {
    level += random() - 0.5;
    values[k * months + i] = Math.max(1, level + 5 * Math.sin((2 * Math.PI * i) / 12) + 4 * random());
  }
}

function work(): number {
  let forecasts = 0;
  for (let k = 0; k < count; k++) {
    const series = values.subarray(k * months, (k + 1) * months);
    if (thetaForecast(series, { horizon: 12, season: 12 }).kind === "forecast") forecasts++;
  }
  return forecasts;
}

if (work() !== count) throw new Error("Some series were not forecast");
console.log(JSON.stringify({ seconds: Array.from({ length: repeats }, () => timed(work).seconds) }));
