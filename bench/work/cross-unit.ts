// Copeland scores, again and again in one process.
// Usage: cross-unit.ts NODES UNITS COLUMNS REPEATS

import { copeland, randomStream } from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const [nodes, units, columns, repeats] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
];
const random = randomStream(1, 0);
const made = Array.from({ length: nodes }, () =>
  Array.from({ length: columns }, () =>
    Float64Array.from({ length: units }, () => (random() < 0.02 ? Number.NaN : random())),
  ),
);
const weights = new Float64Array(columns).fill(1);
const seconds = Array.from(
  { length: repeats },
  () => timed(() => made.map((each) => copeland(each, weights))).seconds,
);
console.log(JSON.stringify({ seconds }));
