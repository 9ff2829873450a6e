// One share of a made-up survey, again and again. Usage: one-share.ts clusters|rows ROWS REPEATS

import { estimateProportion, randomStream, type SurveyDesign } from "../../packages/core/src/index.ts";
import { median, timed } from "../say.ts";

const [kind, ...counts] = process.argv.slice(2);
const [rowCount, repeats] = counts.map(Number) as [number, number];
const random = randomStream(1, 0);
const weights = Float64Array.from({ length: rowCount }, () => 0.5 + random());
const answers = Float64Array.from({ length: rowCount }, () =>
  random() < 0.02 ? Number.NaN : random() < 0.3 ? 1 : 0,
);
const strata = Int32Array.from({ length: rowCount }, () => Math.floor(50 * random()));
const cluster = Int32Array.from({ length: rowCount }, () => Math.floor(100 * random()));
const columns = kind === "rows" ? [weights, answers, strata] : [weights, answers, strata, cluster];

function newDesign(): SurveyDesign {
  const stages = kind === "rows" ? [] : [{ cluster, populationSize: null }];
  return { weights, strata, stages, lonely: "fail", rowCount };
}

const design = newDesign();
for (let k = 0; k < 3; k++) estimateProportion(design, answers);
const seconds = Array.from(
  { length: repeats },
  () => timed(() => estimateProportion(design, answers)).seconds,
);
const copies = Array.from(
  { length: repeats },
  () => timed(() => columns.map((column) => column.slice())).seconds,
);
// With the numbering of clusters, which is done once for a survey.
const fresh = Array.from({ length: 5 }, () => timed(() => estimateProportion(newDesign(), answers)).seconds);
console.log(
  JSON.stringify({
    seconds,
    copySeconds: median(copies),
    indexSeconds: median(fresh) - median(seconds),
  }),
);
