import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeriesValue } from "../../evidence/index.ts";
import { phaseOfShares } from "./phase-of-shares.ts";
import { type PhaseRecord, phaseRecords, phasesAsOf } from "./phase-records.ts";
import { scoreProjections } from "./score-projections.ts";

const ids = ["ipc-1", "ipc-2", "ipc-3", "ipc-4", "ipc-5"];

function phaseOf(...shares: readonly number[]): number {
  const reading = phaseOfShares(shares);
  return reading.kind === "phase" ? reading.phase : Number.NaN;
}

describe("the 20 % rule", () => {
  test("takes the worst phase with a fifth in it or worse", () => {
    expect(phaseOf(1, 0, 0, 0, 0)).toBe(1);
    expect(phaseOf(0.81, 0.19, 0, 0, 0)).toBe(1);
    expect(phaseOf(0.6, 0.2, 0.1, 0.05, 0.05)).toBe(3);
    // No fifth in phase 4 alone, but with those worse off.
    expect(phaseOf(0.5, 0.2, 0.1, 0.15, 0.05)).toBe(4);
    expect(phaseOf(0, 0.3, 0.3, 0.2, 0.2)).toBe(5);
    // In binary 0.1 + 0.05 + 0.05 lies a little off a fifth.
    expect(phaseOf(0.4, 0.4, 0.1, 0.05, 0.05)).toBe(3);
  });

  test("gives a reason where shares are missing, outside or do not make up all people", () => {
    expect(phaseOfShares([0.5, Number.NaN, 0.2, 0.1, 0])).toMatchObject({ kind: "none", reason: "missing" });
    expect(phaseOfShares([1.2, -0.2, 0, 0, 0])).toMatchObject({ reason: "outside" });
    expect(phaseOfShares([0.5, 0.3, 0.1, 0, 0])).toMatchObject({ reason: "sum", sum: 0.9 });
    expect(phaseOfShares([50, 30, 20, 0, 0])).toMatchObject({ reason: "outside" });
    expect(phaseOf(0.5, 0.3, 0.19, 0, 0)).toBe(2);
    expect(() => phaseOfShares([1])).toThrow(RangeError);
  });

  test("is never better when people fall into a worse phase", () => {
    const five = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(five, fc.integer({ min: 0, max: 3 }), (people, from) => {
        const total = people.reduce((sum, each) => sum + each, 0);
        fc.pre(people[from]! > 0);
        const worse = people.map((each, k) => each + (k === from ? -1 : k === from + 1 ? 1 : 0));
        const [before, after] = [people, worse].map((all) => phaseOf(...all.map((each) => each / total)));
        expect(after).toBeGreaterThanOrEqual(before!);
      }),
    );
  });
});

/** Rows of series.csv: one area, one period, as published at one time. */
function rowsOf(
  unit: string,
  period: string,
  asOf: string,
  shares: readonly number[],
): readonly SeriesValue[] {
  return shares.map((value, k) => ({
    unit,
    series: ids[k]!,
    period,
    value,
    asOf,
    source: "",
    file: "series.csv",
    row: k + 2,
  }));
}

const crisis = [0.3, 0.4, 0.2, 0.1, 0];
const stressed = [0.5, 0.4, 0.1, 0, 0];
const emergency = [0.2, 0.3, 0.3, 0.2, 0];

describe("records", () => {
  const records = phaseRecords(
    [
      ...rowsOf("a", "2026-04", "2026-04", stressed),
      ...rowsOf("a", "2026-09", "2026-04", crisis),
      ...rowsOf("a", "2026-09", "2026-08", emergency),
      ...rowsOf("a", "2026-09", "2026-10", stressed),
      ...rowsOf("a", "2026-12", "2026-10", crisis),
      ...rowsOf("b", "2026-Q3", "", crisis),
      ...rowsOf("c", "2026", "2026-11-30", crisis),
      ...rowsOf("d", "2026-09", "2026-10", crisis.slice(0, 4)),
    ],
    ids,
  );

  test("are projected where they were published before the last month of their period", () => {
    expect(records.map(({ status }) => status)).toEqual([
      "current",
      "projected",
      "projected",
      "current",
      "projected",
      "current",
      "projected",
      "current",
    ]);
    expect(records.at(-1)!.reading).toMatchObject({ kind: "none", reason: "missing" });
    expect(() => phaseRecords([], ["one"])).toThrow(RangeError);
    expect(() => phasesAsOf(phaseRecords(rowsOf("a", "soon", "2026", crisis), ids), "2026")).toThrow(
      RangeError,
    );
  });

  test("show what was known on a date, current and projected apart", () => {
    const [before] = phasesAsOf(records, "2026-08");
    expect(before!.current).toMatchObject({ period: "2026-04" });
    expect(before!.projected).toMatchObject([{ period: "2026-09", published: "2026-08" }]);
    const [after] = phasesAsOf(records, "2026-11");
    expect(after!.current).toMatchObject({ period: "2026-09", published: "2026-10" });
    expect(after!.projected).toMatchObject([{ period: "2026-12" }]);
    expect(() => phasesAsOf(records, "soon")).toThrow(RangeError);
  });

  test("score the last projection against what came, and against no change", () => {
    const { pairs, all, projection, stays, skill3Plus } = scoreProjections(records);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ unit: "a", published: "2026-08", projected: 4, came: 2, stayed: 2 });
    expect(all).toMatchObject({ n: 1, hits: 0, over: 1, under: 0 });
    expect(all.meanError3Plus).toBeCloseTo(0.4, 12);
    expect(projection).toEqual(all);
    expect(stays).toMatchObject({ n: 1, hits: 1, over: 0, under: 0, meanAbsoluteError3Plus: 0 });
    expect(skill3Plus).toBe(Number.NEGATIVE_INFINITY);
  });

  test("leave the baseline out where nothing was current yet; people not expected are under", () => {
    const score = scoreProjections(
      phaseRecords(
        [
          ...rowsOf("a", "2026-09", "2026-04", stressed),
          ...rowsOf("a", "2026-09", "", emergency),
          ...rowsOf("b", "2026-09", "2026-04", crisis),
          ...rowsOf("b", "2026-09", "2026-10", [0.3, 0.3, 0.3, 0, 0]),
        ],
        ids,
      ),
    );
    expect(score.all).toMatchObject({ n: 1, under: 1 });
    expect(score.all.meanError3Plus).toBeCloseTo(-0.4, 12);
    expect(score.projection.n).toBe(0);
    expect(score.stays.meanAbsoluteError3Plus).toBeNaN();
  });
});

const shared = new URL("../../../../../../shared/data/", import.meta.url);
const analyses = new URL("subnational/ipc_caf_area_long.csv", shared);

describe.runIf(existsSync(analyses))("analyses of the Central African Republic, 2017 to 2023", () => {
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  function recordsOf(): readonly (PhaseRecord & { readonly stated3Plus: number })[] {
    const found = new Map<string, { cells: readonly string[]; shares: number[]; stated3Plus: number }>();
    for (const line of readFileSync(analyses, "utf8").trim().split("\n").slice(1)) {
      const cells = [...line.matchAll(/(?<=^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2]!);
      const key = [0, 3, 4, 5, 6].map((k) => cells[k]).join("|");
      const record = found.get(key) ?? {
        cells,
        shares: new Array<number>(5).fill(Number.NaN),
        stated3Plus: Number.NaN,
      };
      const share = cells[10] === "" ? Number.NaN : Number(cells[10]);
      if (/^[1-5]$/.test(cells[8]!)) record.shares[Number(cells[8]) - 1] = share;
      if (cells[8] === "3+") record.stated3Plus = share;
      found.set(key, record);
    }
    return [...found.values()].map(({ cells, shares, stated3Plus }) => ({
      unit: `${cells[3]} ${cells[4]}`,
      // An analysis of several months stands under the month with which it begins.
      period: cells[6]!.slice(0, 7),
      published: cells[0]!.replace(/(\w+) (\d+)/, (_, month: string, year: string) => {
        return `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}`;
      }),
      status: cells[5] === "current" ? "current" : "projected",
      shares,
      stated3Plus,
      reading: phaseOfShares(shares),
    }));
  }

  test("have a phase but for eleven, whose reason is told; their stated share in phase 3 or worse is its own", () => {
    const records = recordsOf();
    expect(records).toHaveLength(1022);
    const without = records.flatMap(({ reading }) => (reading.kind === "none" ? [reading.reason] : []));
    expect(without.filter((reason) => reason === "missing")).toHaveLength(3);
    expect(without.filter((reason) => reason === "sum")).toHaveLength(8);
    const off = records.filter(
      ({ reading, stated3Plus }) =>
        reading.kind === "phase" && !(Math.abs(reading.share3Plus - stated3Plus) < 0.011),
    );
    // Three state something else: 0.65 where 0.15 are in phase 3 and none in worse, 0.6 for 0.15, 0.2 for 0.7.
    expect(off.map(({ unit, period }) => `${unit} ${period}`)).toEqual([
      "Lobaye Boganangone 2023-09",
      "Lobaye Boganda 2023-09",
      "Haut-Mbomou Djéma 2023-09",
    ]);
  });

  test("projections are held against what came", () => {
    const { all, projection, stays, skill3Plus } = scoreProjections(recordsOf());
    // Of April to August 2023, said in September 2022.
    expect(all).toMatchObject({ n: 70, hits: 42, over: 24, under: 4 });
    expect(all.meanError3Plus).toBeCloseTo(0.099, 3);
    expect(projection).toEqual(all);
    expect(stays).toMatchObject({ n: 70, hits: 48, over: 14, under: 8 });
    expect(skill3Plus).toBeCloseTo(-0.42, 2);
  });
});

const areas = ["point", "polygon"].map(
  (shape) => new URL(`geometry/ipc_afg_2023_areas_${shape}.geojson`, shared),
);

describe.runIf(areas.every((file) => existsSync(file)))(
  "areas of Afghanistan with their published phase",
  () => {
    test("are all in the phase whose colour they were published in", () => {
      const features = areas.flatMap((file) => JSON.parse(readFileSync(file, "utf8")).features);
      expect(features).toHaveLength(45);
      for (const { properties } of features) {
        const phase = phaseOf(...[1, 2, 3, 4, 5].map((k) => properties[`phase${k}_percent`]));
        expect(properties.color).toBe(properties[`phase${phase}_color`]);
      }
    });
  },
);
