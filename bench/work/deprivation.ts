// Alkire–Foster on a million made-up persons: ten indicators, ten poverty cutoffs, twenty groups, all with intervals.
// Usage: deprivation.ts persons|clusters REPEATS

import {
  estimateDeprivation,
  indicatorShares,
  randomStream,
  type SurveyDesign,
} from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const [drawn, repeats] = process.argv.slice(2) as ["persons" | "clusters", string];
const people = 1_000_000;
const indicators = 10;
const random = randomStream(1, 0);

const weights = Float64Array.from({ length: people }, () => 0.5 + random());
const cluster = Int32Array.from({ length: people }, (_, person) => Math.floor(person / 25));
const codes = Int32Array.from({ length: people }, () => Math.floor(random() * 20));
const depths = Array.from({ length: indicators }, () => new Float64Array(people));
for (let person = 0; person < people; person++) {
  const chance = 0.7 * random();
  for (const column of depths) column[person] = random() < chance ? random() : 0;
}
const shares = indicatorShares([{ weight: 1, indicators: Array.from(depths, () => ({ weight: 1 })) }]);
const povertyCutoffs = Array.from({ length: 10 }, (_, k) => (k + 1) / 10);

/** A design anew each time, since what is known of one is kept. */
function design(): SurveyDesign {
  const plan = { weights, lonely: "fail", rowCount: people } as const;
  if (drawn === "persons") return { ...plan, strata: null, stages: [] };
  return { ...plan, strata: cluster.map((id) => id % 40), stages: [{ cluster, populationSize: null }] };
}

const seconds = Array.from(
  { length: Number(repeats) },
  () =>
    timed(() =>
      estimateDeprivation(
        { depths, shares, povertyCutoffs, design: design(), members: null },
        { groups: { codes, count: 20 } },
      ),
    ).seconds,
);
console.log(JSON.stringify({ seconds }));
