// A large case of made-up figures: 50,000 units × 100 indicators, one period, five million rows.

import { once } from "node:events";
import { createWriteStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomStream } from "../packages/core/src/index.ts";

/** Write the case into an empty folder; the same figures every time. */
export async function writeBigCase(folder: string, unitCount: number, indicatorCount: number): Promise<void> {
  const components = Array.from(
    { length: 7 },
    (_, c) => `    - { id: component-${c}, title: Component ${c}, freedoms: [want] }`,
  );
  writeFileSync(
    join(folder, "framework.yaml"),
    `format: salus/framework@1\nid: big\nversion: 1.0.0\ntitle: Large made-up case\ndate: 2026-11-23\nowner: { body: Benchmark, endorsed: false }\nrequestedBy: null\ncontext: { place: Nowhere, population: Nobody, period: "2015", purpose: To measure speed, audience: Developers }\nfreedoms: [want]\nindex:\n  id: index\n  title: Index\n  components:\n${components.join("\n")}\n`,
  );
  const indicators = Array.from(
    { length: indicatorCount },
    (_, i) => `indicator-${i},Indicator ${i},component-${i % 7},want,index,${i % 2 === 0 ? 1 : -1},0,100`,
  );
  writeFileSync(
    join(folder, "indicators.csv"),
    `id,title,component,freedoms,unitOfMeasure,direction,low,high\n${indicators.join("\n")}\n`,
  );
  const units = Array.from({ length: unitCount }, (_, u) => `U${u},Unit ${u}`);
  writeFileSync(join(folder, "units.csv"), `id,title\n${units.join("\n")}\n`);
  writeFileSync(
    join(folder, "recipe.yaml"),
    'format: salus/recipe@1\nperiod: { at: "2015" }\nuncertainty: { runs: 0 }\n',
  );

  const random = randomStream(1, 0);
  const stream = createWriteStream(join(folder, "observations.csv"));
  stream.write("unit,indicator,period,value,missing,bound,standardError,unitOfMeasure,source,note\n");
  for (let u = 0; u < unitCount; u++) {
    let block = "";
    for (let i = 0; i < indicatorCount; i++)
      block += `U${u},indicator-${i},2015,${(random() * 100).toFixed(4)},,,,,,\n`;
    if (!stream.write(block)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}
