// A case of five million rows.

import { createReadStream, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse";
import { loadCase } from "../packages/cli/src/case-folder.ts";
import { createEngine, prepare, rankDescending } from "../packages/core/src/index.ts";
import { writeBigCase } from "./big-case.ts";
import { naiveIndex } from "./naive-index.ts";
import { runSalus } from "./own-process.ts";
import { median, round, say, timed } from "./say.ts";

export async function benchLarge(scratch: string): Promise<void> {
  const folder = join(scratch, "large");
  mkdirSync(folder);
  await writeBigCase(folder, 50_000, 100);
  const megabytes = statSync(join(folder, "observations.csv")).size / 1e6;

  const started = performance.now();
  let rows = 0;
  for await (const _ of createReadStream(join(folder, "observations.csv")).pipe(parse())) rows++;
  const csvParse = (performance.now() - started) / 1000;
  const whole = runSalus("assess", folder, "--out", join(scratch, "large-results"));
  say(
    `50,000 units × 100 indicators from ${rows - 1} rows (${Math.round(megabytes)} MB), all results written`,
    {
      seconds: round(whole.seconds),
      limitSeconds: 25,
      megabytes: whole.megabytes,
      limitMegabytes: 1500,
      csvParseAloneSeconds: round(csvParse),
    },
  );

  const { loaded } = await loadCase(folder);
  const { framework, evidence, recipe } = loaded!;
  const input = prepare(framework, evidence, recipe);
  const index = Array.from({ length: 5 }, () =>
    timed(() => {
      const { nodes } = createEngine(input).run(recipe);
      return nodes.filter((_, i) => i < 1).map((node) => rankDescending(node.score));
    }),
  );
  const naive = timed(() => naiveIndex(input, recipe));
  say("of which the index: normalise, aggregate, rank", {
    seconds: round(median(index.map(({ seconds }) => seconds))),
    limitSeconds: 1,
    naiveSeconds: round(naive.seconds),
    timesFaster: round(naive.seconds / median(index.map(({ seconds }) => seconds))),
  });
}
