/** What may come and who acts, on the shipped valley: which files there are, and what they hold. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { surveyCase } from "./testing/release-case.ts";
import { released, rows } from "./testing/release-runs.ts";
import { assessed, hashesOf, type RunOptions, salus } from "./testing/run-salus.ts";
import { copyCase, type FileChanges } from "./testing/shipped-case.ts";
import { makeCase, swap } from "./testing/small-case.ts";
import {
  fewOrigins,
  outlookFiles,
  shippedResults,
  valleyFolder,
  valleyResults,
  withoutRuns,
} from "./testing/valley-case.ts";

/** The recipe with another section `outlook`, or none. */
function withOutlook(section: string): (text: string) => string {
  return swap(/^outlook:\n[\s\S]*/m, section);
}

let results: string;
beforeAll(async () => {
  results = await shippedResults();
});

describe("the files", () => {
  const guide = readFileSync(
    fileURLToPath(new URL("../../../docs/guide/results.md", import.meta.url)),
    "utf8",
  );

  /** Columns that the guide names; a row "a, b with X" stands for a, aX, b, bX. */
  function documented(file: string): readonly string[] {
    const section = guide.split(`\n## ${file}\n`)[1]!.split("\n## ")[0]!;
    return section
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .flatMap((line) => {
        const [names, endings] = line
          .split("|")[1]!
          .split(" with ")
          .map((part) => Array.from(part.matchAll(/`(\w+)`/g), ([, name]) => name!));
        return names!.flatMap((name) => [name, ...(endings ?? []).map((ending) => name + ending)]);
      });
  }

  test.each([...outlookFiles, "outbreaks.csv"])(
    "%s has exactly the columns that the guide names",
    async (file) => {
      // Nothing in the valley is an illness; its quarrels are counted like cases here.
      const folder =
        file === "outbreaks.csv"
          ? await valleyResults({
              "recipe.yaml": (text) =>
                `${fewOrigins(text)}  outbreaks: [{ id: more, series: quarrels, method: farrington }]\n`,
            })
          : results;
      const [header] = readFileSync(join(folder, file), "utf8").split("\n");
      expect(header!.split(",").toSorted()).toEqual(documented(file).toSorted());
    },
  );

  test("hold no position of any incident, not even of one that is told to lie outside or to be none", async () => {
    // Digits that no other number has.
    const marked = (text: string): string =>
      text.replaceAll(/,(\d\.\d{3}),(\d\.\d{3}),/g, ",$191378264,$291378264,");
    const folder = await valleyResults({
      "events.csv": (text) =>
        [
          ...[text.trimEnd(), "x1,2024-05-01,,,8.123,9.123,1,quarrel,0,0,0,incident-book"],
          "x2,2024-05-01,,,491378264.5,0.2,1,quarrel,0,0,0,incident-book",
          ...["x3,2024-05-01,,birchhead,0.291378264,,1,quarrel,0,0,0,incident-book", ""],
        ]
          .map(marked)
          .join("\n"),
    });
    const codes = rows(folder, "findings.csv").map(({ code, row }) => `${code} ${row}`);
    expect(codes).toEqual([
      "event-invalid 938",
      "event-invalid 938",
      "event-invalid 938",
      "event-invalid 939",
      "event-outside 937",
    ]);
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file), "utf8"), file).not.toContain("91378264");
  });

  test("are as many bytes on every run, machine and number of workers", async () => {
    const hashes = async (words: readonly string[], options: RunOptions = {}): Promise<object> =>
      hashesOf(
        (
          await assessed(
            copyCase("valley-example", { "recipe.yaml": fewOrigins }),
            ["--runs", "4", ...words],
            options,
          )
        ).results,
      );
    const first = await hashes(["--workers", "1"]);
    expect(await hashes(["--workers", "2"])).toEqual(first);
    const env = { TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" };
    expect(await hashes(["--workers", "1"], { env })).toEqual(first);
  });
});

describe("with a part taken out", () => {
  const only = (folder: string): readonly string[] =>
    outlookFiles.filter((file) => readdirSync(folder).includes(file));

  test.each<[string, FileChanges, readonly string[]]>([
    ["no rules", { "alerts.yaml": null, "outcomes.csv": null }, ["alerts.csv", "rules.csv"]],
    ["no seasons", { "seasons.csv": null }, []],
    [
      "no section in the recipe, and so no rule on what it declares",
      { "recipe.yaml": withOutlook("") },
      ["forecasts.csv", "skill.csv", "probabilities.csv", "phases.csv"],
    ],
    [
      "no incidents",
      {
        "events.csv": null,
        "recipe.yaml": (text) =>
          withOutlook(`outlook:
  series: [{ id: food-price, unitOfMeasure: index, of: series, scale: log }]
`)(text.replace(/ {2}hypotheses:.*\n/, "")),
      },
      ["probabilities.csv", "phases.csv"],
    ],
    [
      "no published series",
      {
        "series.csv": null,
        "recipe.yaml": withOutlook(`outlook:
  series: [{ id: quarrels, unitOfMeasure: quarrels, of: events, types: [quarrel], level: place, depth: 2 }]
`),
      },
      ["probabilities.csv", "phases.csv"],
    ],
  ])("%s: the rest is looked at", async (_, changes, gone) => {
    const folder = await valleyResults(changes);
    expect(only(folder)).toEqual(outlookFiles.filter((file) => !gone.includes(file)));
    const page = readFileSync(join(folder, "report.html"), "utf8");
    expect(page).toContain('id="outlook"');
    expect(page.replaceAll(/<script[\s\S]*?<\/script>/g, "")).not.toMatch(/NaN|undefined|Infinity/);
  });

  test.each(["events.csv", "series.csv"])(
    "without %s the section that asks for it is refused",
    async (file) => {
      const { code, out } = await salus(["assess", copyCase("valley-example", { [file]: null }), "--json"]);
      expect(code).toBe(1);
      const codes = (JSON.parse(out) as { findings: { code: string; file: string }[] }).findings.map(
        (each) => `${each.code} ${each.file}`,
      );
      expect(codes).toContain("outlook-reference-unknown recipe.yaml");
    },
  );

  test("a case without any of it has none of these files, and says null", async () => {
    const folder = (await assessed(makeCase(), withoutRuns)).results;
    expect(only(folder)).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, "assessment.json"), "utf8"))).toMatchObject({
      outlook: null,
    });
    expect(readFileSync(join(folder, "report.html"), "utf8")).not.toContain('id="outlook"');
  });
});

test("a release leaves all of it at home", async () => {
  const read = (file: string): string => readFileSync(join(valleyFolder, file), "utf8");
  const folder = surveyCase({
    files: {
      "events.csv": `id,date,reported,unit,latitude,longitude,precision,type,deaths,deathsLow,deathsHigh,source
secret-1,2024-03-05,,v01,12.345678,23.456789,1,quarrel,1,1,1,survey
secret-2,2024-03-06,,,112.345678,23.456789,1,quarrel,1,1,1,survey
`,
      "series.csv": "unit,series,period,value,asOf,source\nv01,price,2024-01,3,,survey\n",
      "seasons.csv": read("seasons.csv").replaceAll(
        /;?(flood|unsafe-water|water-quarrels|crop-loss|hunger|price-rise)/g,
        "",
      ),
      "alerts.yaml": `format: salus/alerts@1
rules: [{ id: r, owner: Office, action: Meet, leadTimeDays: 3, sign: { kind: level, series: quarrels, alert: 2, clear: 1 } }]
`,
      "recipe.yaml": `${readFileSync(join(surveyCase(), "recipe.yaml"), "utf8")}outlook:
  series: [{ id: quarrels, unitOfMeasure: quarrels, of: events }]
`,
    },
  });
  const { results: left } = await released(folder);
  expect(readdirSync(left).filter((file) => outlookFiles.some((each) => each === file))).toEqual([]);
  for (const file of readdirSync(left)) {
    const text = readFileSync(join(left, file), "utf8");
    expect(text, file).not.toMatch(/12\.345678|23\.456789|secret-[12]/);
    if (file === "report.html") expect(text).not.toContain('id="outlook"');
  }
  expect(existsSync(join(left, "events.csv"))).toBe(false);
});
