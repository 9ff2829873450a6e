/** Incidents: counted once, and placed no finer than known. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { districts, incident, plainIncident } from "../../testing/incidents.ts";
import { indexAreas } from "../geography/index.ts";
import { dayNumber, monthName, monthNumber } from "./day.ts";
import { deduplicate } from "./deduplicate.ts";
import type { Incident } from "./incident.ts";
import { placeIncidents } from "./place.ts";
import { tellPlacement } from "./placement-findings.ts";

fc.configureGlobal({ seed: 1994 });

describe("days", () => {
  test("agree with the calendar of the machine", () => {
    fc.assert(
      fc.property(fc.integer({ min: -50_000, max: 60_000 }), (days) => {
        const date = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(dayNumber(date) - dayNumber("1970-01-01")).toBe(days);
        expect(monthName(monthNumber(date))).toBe(date.slice(0, 7));
      }),
    );
  });

  test.each(["", "2020", "2020-13", "2020-02-30", "2020-04-31", "1900-02-29", "10.1.2020", "2020-1-1"])(
    "%j is none",
    (text) => expect(dayNumber(text)).toBeNaN(),
  );
});

describe("deduplicate", () => {
  test("of one id the latest report; of equal ones the last", () => {
    const rows = [
      incident({ deaths: 2 }),
      incident({ deaths: 9, reported: "2020-03-01" }),
      incident({ deaths: 5, reported: "2020-02-01" }),
      incident({ deaths: 7, reported: "" }),
    ];
    const { incidents, sameId } = deduplicate(rows);
    expect(incidents.map(({ deaths }) => deaths)).toEqual([9]);
    expect(sameId).toBe(3);
  });

  test("several sources of one incident: once, with all of them, the first report and the widest range", () => {
    const { incidents, sources, sameContent } = deduplicate([
      incident({}),
      incident({ id: "e2", source: "b", reported: "2020-01-11", deathsLow: 0, deathsHigh: Number.NaN }),
      incident({ id: "e3", source: "c", deathsHigh: 6 }),
    ]);
    expect(sameContent).toBe(2);
    expect(incidents).toEqual([
      {
        ...plainIncident,
        reported: "2020-01-11",
        deathsLow: 0,
        deathsHigh: 6,
      },
    ]);
    expect(sources).toEqual([["a", "b", "c"]]);
  });

  test("what one source lists twice are two incidents", () => {
    const { incidents, sources } = deduplicate([
      incident({}),
      incident({ id: "e2" }),
      incident({ id: "e3", source: "b" }),
    ]);
    expect(incidents.map(({ id }, i) => [id, ...sources[i]!])).toEqual([
      ["e1", "a", "b"],
      ["e2", "a"],
    ]);
  });

  test.each<[string, Partial<Incident>]>([
    ["another day", { date: "2020-01-11" }],
    ["only the month", { date: "2020-01" }],
    ["another place", { latitude: 1.5 }],
    ["another type", { type: "raid" }],
    ["other deaths", { deaths: 3 }],
    ["no place", { latitude: Number.NaN, longitude: Number.NaN }],
    ["no source", { source: "" }],
  ])("%s is not the same", (_, change) => {
    // Both have the change where a lack is what keeps them apart.
    const lacks = ["", "2020-01", Number.NaN].some((lack) => Object.values(change).includes(lack));
    const first = incident(lacks ? change : {});
    const { incidents } = deduplicate([
      first,
      incident({ id: "e2", source: "b", ...change }),
      incident({ id: "e3", source: "c", date: "1999-01-01" }),
    ]);
    expect(incidents).toHaveLength(3);
  });

  test("twice is once, and the order of sources does not change how many there are", () => {
    const some = fc.array(
      fc.record({
        source: fc.constantFrom("a", "b", "c"),
        deaths: fc.constantFrom(0, 1),
        latitude: fc.constantFrom(1, 2),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const incidents = rows.map((row, i) => incident({ ...row, id: `e${i}` }));
        const once = deduplicate(incidents).incidents;
        expect(deduplicate(incidents.toReversed()).incidents).toHaveLength(once.length);
        // The naive count: of each place and number of deaths, as many as the source that lists most.
        const naive = [1, 2].flatMap((latitude) =>
          [0, 1].map((deaths) =>
            Math.max(
              ...["a", "b", "c"].map(
                (source) =>
                  rows.filter(
                    (row) => row.source === source && row.deaths === deaths && row.latitude === latitude,
                  ).length,
              ),
            ),
          ),
        );
        expect(once).toHaveLength(naive.reduce((sum, count) => sum + count, 0));
      }),
    );
  });
});

describe("placeIncidents", () => {
  test.each<[string, Partial<Incident>, number, string | null]>([
    ["an exact position", {}, 0, null],
    ["a position without a code", { precision: Number.NaN }, 0, null],
    ["within 25 km", { precision: 2, longitude: 13 }, 1, null],
    ["only the province", { precision: 4 }, -1, "too-coarse"],
    ["only the country", { precision: 6 }, -1, "too-coarse"],
    ["a code that does not exist", { precision: 9 }, -1, "too-coarse"],
    ["only the country, and a district is named", { precision: 6, unit: "east" }, 1, null],
    ["a position in one district, and the other is named", { unit: "east" }, 1, null],
    ["another unit is named", { unit: "capital" }, 0, null],
    ["no position", { latitude: Number.NaN, longitude: Number.NaN }, -1, "no-position"],
    ["outside", { latitude: 5 }, -1, "outside"],
    ["exchanged", { latitude: 11, longitude: 1 }, -1, "swapped"],
  ])("%s, in districts", (_, given, area, reason) => {
    const placed = placeIncidents([incident(given)], districts, { depth: 2 });
    expect([placed.area[0], placed.reason[0]]).toEqual([area, reason]);
  });

  test("the same incident stands in a coarser layer, and the rule can be another", () => {
    const coarse = incident({ precision: 5 });
    expect(placeIncidents([coarse], districts, { depth: 0 }).area[0]).toBe(0);
    expect(placeIncidents([coarse], districts, { depth: 1 }).area[0]).toBe(-1);
    expect(placeIncidents([incident({ precision: 2 })], districts, { depth: 3 }).area[0]).toBe(-1);
    expect(placeIncidents([coarse], districts, { depth: 1, deepest: [1, 1, 1, 1, 1, 1] }).area[0]).toBe(0);
    expect(() => placeIncidents([], districts, { depth: -1 })).toThrow(RangeError);
  });

  test("is never finer than the code allows", () => {
    const precision = fc.integer({ min: 1, max: 7 });
    fc.assert(
      fc.property(precision, fc.integer({ min: 0, max: 4 }), (code, depth) => {
        const { area } = placeIncidents([incident({ precision: code })], districts, { depth });
        if (area[0]! >= 0) {
          const coarser = placeIncidents([incident({ precision: Math.max(1, code - 1) })], districts, {
            depth,
          });
          expect(coarser.area[0]).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("findings: outside, exchanged, unknown unit; coarse ones are no mistake", () => {
    const rows = [
      incident({ row: 2, latitude: 5 }),
      incident({ row: 3, latitude: 11, longitude: 1 }),
      incident({ row: 4, unit: "nowhere" }),
      incident({ row: 5, unit: "capital" }),
      incident({ row: 6, precision: 6 }),
    ];
    const list = createFindingList();
    tellPlacement(
      rows,
      placeIncidents(rows, districts, { depth: 2 }),
      { index: districts, units: new Set(["capital"]) },
      list,
    );
    expect(list.all().map(({ code, where }) => `${code} ${where.row}`)).toEqual([
      "event-outside 2",
      "event-swapped 3",
      "event-unit-unknown 4",
    ]);
  });
});

test("areas without any shape are told once, and not every incident", () => {
  const rows = [
    incident({ row: 2 }),
    incident({ row: 3 }),
    incident({ row: 4, unit: "a" }),
    incident({ row: 5, unit: "x" }),
  ];
  const bare = indexAreas([
    { id: "a", rings: [] },
    { id: "b", rings: [] },
  ]);
  const list = createFindingList();
  const placed = placeIncidents(rows, bare, { depth: 2 });
  tellPlacement(rows, placed, { index: bare, units: new Set(["a", "b"]) }, list);
  expect(
    list.all().map(({ code, where, values }) => [code, where.row, values["count"], values["unit"]]),
  ).toEqual([
    ["event-areas-missing", 2, 3, "a"],
    ["event-unit-unknown", 5, undefined, "x"],
  ]);
});
