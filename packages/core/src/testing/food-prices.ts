/** Logarithms of monthly food prices by country, from the project's data folder. */

import { existsSync, readFileSync } from "node:fs";

const file = new URL(
  "../../../../../shared/data/monthly/wb_rtfp_food_prices_country_month.csv",
  import.meta.url,
);

export const hasFoodPrices = existsSync(file);

/** One row a country, of 202 months from January 2007; NaN before a country's first. */
export function logFoodPrices(): readonly Float64Array[] {
  const rows = new Map<string, Float64Array>();
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const cells = line.split(",").map((cell) => cell.replaceAll('"', ""));
    const [country, date, close] = [cells[6]!, cells[7]!, cells[3]!];
    const row = rows.get(country) ?? new Float64Array(202).fill(Number.NaN);
    const month = (Number(date.slice(0, 4)) - 2007) * 12 + Number(date.slice(5, 7)) - 1;
    if (close !== "") row[month] = Math.log(Number(close));
    rows.set(country, row);
  }
  return [...rows.values()];
}
