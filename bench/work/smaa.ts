// SMAA with values that are each drawn by itself, again and again in one process.
// Usage: smaa.ts certain|uniform|normal arithmetic|geometric REPEATS

import { type CriterionValue, randomStream, smaa } from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const [spread, combine, repeats] = process.argv.slice(2) as [
  CriterionValue["method"],
  "arithmetic" | "geometric",
  string,
];
const random = randomStream(1, 0);

function cell(): CriterionValue {
  const value = 0.3 + 0.4 * random();
  if (spread === "certain") return { method: spread, value };
  if (spread === "uniform") return { method: spread, low: value - 0.1, high: value + 0.1 };
  return { method: spread, mean: value, standardDeviation: 0.1, low: 0, high: 1 };
}

const cells = Array.from({ length: 30 }, () => Array.from({ length: 8 }, cell));
const seconds = Array.from(
  { length: Number(repeats) },
  () =>
    timed(() =>
      smaa(
        { values: { method: "independent", cells }, weights: { method: "uniform" }, combine },
        { draws: 10_000, random: randomStream(1, 0) },
      ),
    ).seconds,
);
console.log(JSON.stringify({ seconds }));
