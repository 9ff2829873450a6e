// Complementary suppression and attack of a table with margins, again and again in one process.
// Usage: suppression.ts ROWS COLUMNS SHARE_SMALL LAYERS REPEATS

import { randomStream, sumTable, suppressTable, usualSuppression } from "../../packages/core/src/index.ts";
import { timed } from "../say.ts";

const [rowCount, columnCount, share, layerCount, repeats] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
  number,
];
const random = randomStream(1, 0);
const layers = Array.from({ length: layerCount }, (_, layer) => [
  `layer ${layer}`,
  Array.from({ length: rowCount * columnCount }, () =>
    Math.floor(random() < share ? 12 * random() : 12 + 200 * random() ** 2),
  ),
]);
const table = sumTable({
  rows: Array.from({ length: rowCount }, (_, i) => ({ id: `row ${i}`, group: null })),
  columns: Array.from({ length: columnCount }, (_, j) => `column ${j}`),
  layers: Object.fromEntries(layers),
});
const runs = Array.from({ length: repeats }, () => timed(() => suppressTable(table, usualSuppression)));
const { marks, narrowest } = runs[0]!.result;
console.log(
  JSON.stringify({
    seconds: runs.map(({ seconds }) => seconds),
    small: marks.filter((mark) => mark === "small").length,
    covering: marks.filter((mark) => mark === "covering").length,
    narrowest,
  }),
);
