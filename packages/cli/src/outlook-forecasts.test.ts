/** Forecasts of the shipped valley, held against a second, naive computation, and against hindsight. */

import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { countedBy, monthAt, naiveCrps } from "./testing/naive-outlook.ts";
import { rows } from "./testing/release-runs.ts";
import { salus } from "./testing/run-salus.ts";
import { copyCase, type FileChanges } from "./testing/shipped-case.ts";
import { shippedResults, valleyFolder, valleyResults } from "./testing/valley-case.ts";

const places = ["birchhead", "stonebridge", "larkmead", "millcross", "reedbank", "saltgate"];

let results: string;
beforeAll(async () => {
  results = await shippedResults();
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
    const counted = countedBy(valleyFolder, "robbery");
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
      const folder = await valleyResults({ "events.csv": (text) => text.replaceAll(december, change) });
      return rows(folder, "forecasts.csv").map((row) =>
        [row["series"], row["unit"], row["horizon"], row["median"], row["high50"], row["high"]].join(" "),
      );
    };
    const late = await forecast("$1,2025-02-01$2\n");
    expect(late).toEqual(await forecast(""));
    expect(late).not.toEqual(await forecast("$1,2024-12-31$2\n"));
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
