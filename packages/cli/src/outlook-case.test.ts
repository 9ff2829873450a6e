/** What may come and who acts, on the shipped valley: every file held against a second, naive computation. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { countedBy, dayOf, type Harm, monthAt, naiveCrps, onsetsIn } from "./testing/naive-outlook.ts";
import { surveyCase } from "./testing/release-case.ts";
import { released, rows } from "./testing/release-runs.ts";
import { assessed, hashesOf, type RunOptions, salus } from "./testing/run-salus.ts";
import { copyCase, type FileChanges, shippedFolder } from "./testing/shipped-case.ts";
import { makeCase, swap } from "./testing/small-case.ts";

const shipped = shippedFolder("valley-example");
const places = ["birchhead", "stonebridge", "larkmead", "millcross", "reedbank", "saltgate"];
const outlookFiles = [
  "forecasts.csv",
  "skill.csv",
  "probabilities.csv",
  "phases.csv",
  "alerts.csv",
  "rules.csv",
] as const;
const quick = ["--runs", "0"];

/** Fewer past months are enough where only the rest is looked at. */
const fewOrigins = swap("origins: 48", "origins: 6");

async function resultsOf(changes: FileChanges = {}): Promise<string> {
  const folder = copyCase("valley-example", { "recipe.yaml": fewOrigins, ...changes });
  return (await assessed(folder, quick)).results;
}

/** The recipe with another section `outlook`, or none. */
function withOutlook(section: string): (text: string) => string {
  return swap(/^outlook:\n[\s\S]*/m, section);
}

let results: string;
beforeAll(async () => {
  results = (await assessed(copyCase("valley-example"), quick)).results;
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
          ? await resultsOf({
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
    const folder = await resultsOf({
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

describe("forecasts", () => {
  test("are one row a series, unit and month ahead, in order from low to high", () => {
    const table = rows(results, "forecasts.csv");
    // Two series in six places, one in the valley; six months ahead.
    expect(table).toHaveLength((2 * 6 + 1) * 6);
    expect(new Set(table.map((row) => `${row["series"]} ${row["unit"]} ${row["horizon"]}`)).size).toBe(78);
    for (const row of table) {
      const ends = ["low", "low50", "median", "high50", "high"].map((end) => Number(row[end]));
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      expect(row["reason"]).toBe("");
    }
    const months = table.filter((row) => row["unit"] === "larkmead" && row["series"] === "quarrels");
    expect(months.map((row) => row["period"])).toEqual([
      "2025-01",
      "2025-02",
      "2025-03",
      "2025-04",
      "2025-05",
      "2025-06",
    ]);
  });

  test("are held against the last twelve months as they were known then", () => {
    const counted = countedBy(shipped, "robbery");
    const came = counted("2024-12");
    const scores: number[][] = Array.from({ length: 7 }, () => []);
    // The last of 48 origins lies six months before the end, at position 113.
    for (let origin = 66; origin <= 113; origin++) {
      const known = counted(monthAt(origin));
      for (const place of places) {
        const members = known.get(place)!.slice(origin - 11, origin + 1);
        for (let h = 1; h <= 6; h++) scores[h]!.push(naiveCrps(members, came.get(place)![origin + h]!));
      }
    }
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const table = rows(results, "skill.csv").filter(
      (row) => row["series"] === "robberies" && row["unit"] === "",
    );
    expect(table).toHaveLength(7);
    for (const row of table) {
      const own = row["horizon"] === "" ? scores.flat() : scores[Number(row["horizon"])]!;
      expect(Number(row["n"])).toBe(own.length);
      expect(Number(row["baselineCrps"])).toBeCloseTo(mean(own), 9);
      expect(Number(row["skill"])).toBeCloseTo(1 - Number(row["crps"]) / mean(own), 9);
    }
    expect(table[0]).toMatchObject({ from: "2020-07", to: "2024-06", origins: "48" });
  });

  test("see nothing that was reported later", async () => {
    const forecast = async (change: string): Promise<readonly string[]> => {
      // What happened in December 2024, the last month that is known.
      const december = /^(e\d+,2024-12-\d\d),[\d-]*(,.*,quarrel,.*)\n/gm;
      const folder = await resultsOf({ "events.csv": (text) => text.replaceAll(december, change) });
      return rows(folder, "forecasts.csv").map((row) =>
        [row["series"], row["unit"], row["horizon"], row["median"], row["high50"], row["high"]].join(" "),
      );
    };
    const late = await forecast("$1,2025-02-01$2\n");
    expect(late).toEqual(await forecast(""));
    expect(late).not.toEqual(await forecast("$1,2024-12-31$2\n"));
  });
});

/** The harm that a rule of the valley warns of, in one unit, and up to when somebody looked. */
function harmOf(rule: string, unit: string): { readonly harm: readonly Harm[]; readonly until: string } {
  const limits: Readonly<Record<string, number>> = {
    "prices-jump": 0.22,
    "lean-months-foreseen": 0.35,
    "tools-sold": 0.25,
  };
  if (rule in limits) return onsetsIn(shipped, { series: "stress-3plus", unit, atLeast: limits[rule]! });
  const stated = rows(shipped, "outcomes.csv").filter((row) => row["rule"] === rule && row["unit"] === unit);
  return {
    harm: stated
      .filter((row) => row["happened"] === "yes")
      .map((row) => ({ date: row["date"]!, source: row["source"]! })),
    until: stated
      .map((row) => row["date"]!)
      .toSorted()
      .at(-1)!,
  };
}

const horizons: Readonly<Record<string, number>> = {
  "quarrels-rise": 180,
  "prices-jump": 240,
  "lean-months-foreseen": 365,
  "tools-sold": 150,
};

describe("alerts", () => {
  test("each name who acts, how, how long that takes, and what they rest on", () => {
    const table = rows(results, "alerts.csv");
    expect(new Set(table.map((row) => row["rule"]))).toEqual(new Set(Object.keys(horizons)));
    for (const row of table) {
      expect(row["owner"]).not.toBe("");
      expect(row["action"]).not.toBe("");
      expect(Number(row["leadTimeDays"])).toBeGreaterThan(0);
      if (row["closing"] === "miss") expect(row["state"]).toBe("verified");
      else {
        expect(row["evidence"]).toMatch(/^[a-z\d-]+ \d{4}-\d\d [\d.]+$/);
        // Analysts foresee a lean season; everything else was seen.
        expect(row["state"]).toBe(row["rule"] === "lean-months-foreseen" ? "forecast" : "observed");
      }
    }
  });

  test("close as what came of them, and what none foresaw is a miss", () => {
    const table = rows(results, "alerts.csv");
    for (const rule of Object.keys(horizons)) {
      for (const unit of new Set(table.filter((row) => row["rule"] === rule).map((row) => row["unit"]!))) {
        const { harm, until } = harmOf(rule, unit);
        const own = table.filter((row) => row["rule"] === rule && row["unit"] === unit);
        const foresees = (issued: string, date: string): boolean => {
          const days = dayOf(date) - dayOf(issued);
          return days > 0 && days <= horizons[rule]!;
        };
        const alerts = own.filter((row) => row["closing"] !== "miss");
        for (const { issued, closing, harmDate, harmSource, gainedDays } of alerts) {
          const first = harm.find(({ date }) => foresees(issued!, date));
          const isOver = dayOf(issued!) + horizons[rule]! <= dayOf(until);
          expect({ rule, unit, issued, closing, harmDate, harmSource, gainedDays }).toEqual({
            rule,
            unit,
            issued,
            closing: first !== undefined ? "hit" : isOver ? "false-alarm" : "open",
            harmDate: first?.date ?? "",
            harmSource: first?.source ?? "",
            gainedDays: first === undefined ? "" : String(dayOf(first.date) - dayOf(issued!)),
          });
        }
        const missed = own.filter((row) => row["closing"] === "miss").map((row) => row["harmDate"]!);
        const unforeseen = harm
          .map(({ date }) => date)
          .filter((date) => !alerts.some(({ issued }) => foresees(issued!, date)));
        expect(unforeseen).toEqual(expect.arrayContaining(missed));
        // Signs of the tools began in 2019; what came before was nobody's to foresee.
        const begun = rule === "tools-sold" ? "2019-02-05" : "2015-06";
        expect(missed).toEqual(
          expect.arrayContaining(unforeseen.filter((date) => dayOf(date) > dayOf(begun))),
        );
      }
    }
  });

  test("add up to the record of their rule", () => {
    const alerts = rows(results, "alerts.csv");
    const own = rows(results, "rules.csv").filter(({ counted }) => counted !== "tried");
    expect(own).toHaveLength(8);
    for (const row of own) {
      const issued = alerts.filter(
        ({ rule, closing, level }) =>
          rule === row["rule"] && closing !== "miss" && (row["counted"] === "watch" || level === "alert"),
      );
      const closed = (word: string): number => issued.filter(({ closing }) => closing === word).length;
      const [hits, falseAlarms] = [closed("hit"), closed("false-alarm")];
      expect(row).toMatchObject({
        issued: String(issued.length),
        hits: String(hits),
        falseAlarms: String(falseAlarms),
        open: String(closed("open")),
        precisionN: String(hits + falseAlarms),
        precision: hits + falseAlarms === 0 ? "" : String(hits / (hits + falseAlarms)),
      });
      const misses = alerts.filter(({ rule, closing }) => rule === row["rule"] && closing === "miss");
      if (row["counted"] === "watch") expect(Number(row["misses"])).toBe(misses.length);
      const foreseen = Number(row["recallN"]) - Number(row["misses"]);
      if (row["recallN"] !== "0") {
        expect(Number(row["recall"])).toBeCloseTo(foreseen / Number(row["recallN"]), 12);
        expect(Number(row["recallInTime"])).toBeLessThanOrEqual(Number(row["recall"]));
      }
    }
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
    const folder = await resultsOf(changes);
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
    const folder = (await assessed(makeCase(), quick)).results;
    expect(only(folder)).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, "assessment.json"), "utf8"))).toMatchObject({
      outlook: null,
    });
    expect(readFileSync(join(folder, "report.html"), "utf8")).not.toContain('id="outlook"');
  });
});

describe("hindsight", () => {
  async function scored(
    changes: FileChanges,
  ): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
    const folder = copyCase("valley-example", changes);
    const { code, out, err } = await salus(["backtest", folder, "--json", "--origins", "30"]);
    expect(code, out + err).toBe(0);
    return new Map(
      rows(join(folder, "backtest"), "scored-forecasts.csv").map((row) => [
        ["series", "unit", "origin", "horizon"].map((column) => row[column]).join(" "),
        row,
      ]),
    );
  }

  test("changes no forecast that was made before", async () => {
    const before = await scored({});
    const after = await scored({
      "events.csv": (text) => text.replaceAll(/^e(\d+),(202[34]-.*)$/gm, "e$1,$2\nx$1,$2\ny$1,$2"),
    });
    expect([...after.keys()]).toEqual([...before.keys()]);
    const untouched = [...before].filter(([, { period }]) => period! < "2023-01");
    // From December 2021 on, 11 + 10 + … months in 13 rows, as far as they lie six months ahead.
    expect(untouched.length).toBe(13 * (6 * 6 + 5 + 4 + 3 + 2 + 1));
    for (const [key, row] of untouched) expect(after.get(key)).toEqual(row);
    expect(after).not.toEqual(before);
  });

  test("is kept from forecasts by the date of the report", async () => {
    const before = await scored({});
    // June 2022 becomes known in March 2023 only.
    const after = await scored({
      "events.csv": (text) => text.replaceAll(/^(e\d+,2022-06-\d\d),[\d-]*,/gm, "$1,2023-03-15,"),
    });
    const changed = [...before].filter(
      ([key, row]) => JSON.stringify(after.get(key)) !== JSON.stringify(row),
    );
    const origins = changed.map(([, { origin }]) => origin!).toSorted();
    expect([origins[0], origins.at(-1)]).toEqual(["2022-06", "2023-02"]);
    expect([...after.values()].map((row) => row["observed"])).toEqual(
      [...before.values()].map((row) => row["observed"]),
    );
  });
});

test("a release leaves all of it at home", async () => {
  const read = (file: string): string => readFileSync(join(shipped, file), "utf8");
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
