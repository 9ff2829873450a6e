/** Events of UCDP GED 23.1 in the Central African Republic, placed in its provinces and districts. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  countUnitMonths,
  deduplicate,
  type Incident,
  indexAreas,
  placeIncidents,
} from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { readCsv } from "../csv-reader.ts";
import { readBoundaries } from "../geojson/boundaries-reader.ts";
import { parseEvents } from "./events-table.ts";
import { createTableCollector, type Table } from "./table.ts";

const data = new URL("../../../../../../shared/data/", import.meta.url);
const file = new URL("events/ucdp_ged_v23_1_CAF.csv", data);

/** The columns of GED under the names of the contract; its dates of report are not published. */
const columns: Readonly<Record<string, string>> = {
  date_start: "date",
  latitude: "latitude",
  longitude: "longitude",
  where_prec: "precision",
  type_of_violence: "type",
  best: "deaths",
  low: "deathsLow",
  high: "deathsHigh",
  adm_1: "province",
};

async function readGed(): Promise<Table> {
  const collector = createTableCollector("ged.csv");
  async function* chunks(): AsyncGenerator<string> {
    yield readFileSync(file, "utf8");
  }
  await readCsv("ged.csv", chunks(), collector.onRecord);
  const table = collector.table();
  return { ...table, header: table.header.map((name) => columns[name] ?? name) };
}

function readLayer(level: 1 | 2) {
  const text = readFileSync(new URL(`geometry/caf_adm${level}.geojson`, data), "utf8");
  const list = createFindingList();
  const areas = readBoundaries({ file: "b.geojson", text, property: `adm${level}_pcode` }, list);
  expect(list.all()).toEqual([]);
  return { index: indexAreas(areas), text };
}

/** Names without accents, spaces and the word province; one of them is spelt in two ways. */
function plainName(name: string): string {
  const letters = name
    .replace(/ province$/i, "")
    .normalize("NFD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase();
  return letters === "nanagribizi" ? "nanagrebizi" : letters;
}

function namesOf(text: string): ReadonlyMap<string, string> {
  const { features } = JSON.parse(text) as {
    readonly features: readonly {
      readonly properties: { readonly adm1_pcode: string; readonly adm1_name: string };
    }[];
  };
  return new Map(features.map(({ properties }) => [properties.adm1_pcode, plainName(properties.adm1_name)]));
}

function tally(incidents: readonly Incident[], reasons: readonly (string | null)[]) {
  return Object.fromEntries(
    ["outside", "swapped", "too-coarse", "no-position"].map((reason) => [
      reason,
      incidents.filter((_, i) => reasons[i] === reason).length,
    ]),
  );
}

describe.runIf(existsSync(file))("UCDP GED 23.1, Central African Republic", async () => {
  const table = existsSync(file) ? await readGed() : { file: "", header: [], rows: [] };
  const list = createFindingList(100);
  const incidents = parseEvents(table, list);

  test("is read whole; where its best figure lies outside its own range, that is told", () => {
    expect(list.all()).toHaveLength(20);
    expect(list.all().every(({ values }) => values["problem"] === "range")).toBe(true);
    expect(incidents).toHaveLength(1848);
    expect(deduplicate(incidents)).toMatchObject({ sameId: 0, sameContent: 0 });
  });

  test("provinces: what is known well enough is placed, in the province that GED names", () => {
    const { index, text } = readLayer(1);
    const placement = placeIncidents(incidents, index, { depth: 1 });
    // 28 events of precision 5 and 29 of precision 6; the simplified border leaves 14 outside.
    expect(tally(incidents, placement.reason)).toEqual({
      outside: 14,
      swapped: 0,
      "too-coarse": 57,
      "no-position": 0,
    });
    const names = namesOf(text);
    const column = table.header.indexOf("province");
    const compared = incidents.flatMap((_, i) => {
      const position = placement.area[i]!;
      const stated = plainName(table.rows[i]!.cells[column]!);
      return position < 0 || stated === "" ? [] : [names.get(index.areas[position]!.id) === stated];
    });
    expect(compared).toHaveLength(1777);
    // Thirteen differ: eight of them are Nana-Mambéré to GED and Ouham-Pendé on the map.
    expect(compared.filter(Boolean)).toHaveLength(1764);
  });

  test("provinces by month: every placed event once", () => {
    const { index } = readLayer(1);
    const { area } = placeIncidents(incidents, index, { depth: 1 });
    const counts = countUnitMonths(incidents, area, { unitCount: index.areas.length });
    expect([counts.months.at(0), counts.months.at(-1)]).toEqual(["1991-08", "2022-12"]);
    expect(counts.events.reduce((sum, each) => sum + each, 0)).toBe(1777);
    const deaths = incidents.reduce((sum, each, i) => sum + (area[i]! < 0 ? 0 : each.deaths), 0);
    expect(counts.deaths.reduce((sum, each) => sum + each, 0)).toBe(deaths);
  });

  test("districts: also no event that is known only to its province; exchanged coordinates are told", () => {
    const { index } = readLayer(2);
    const placement = placeIncidents(incidents, index, { depth: 2 });
    expect(tally(incidents, placement.reason)).toMatchObject({ outside: 1, "too-coarse": 111 });
    const exchanged = incidents.map((each) => ({
      ...each,
      latitude: each.longitude,
      longitude: each.latitude,
    }));
    const told = tally(exchanged, placeIncidents(exchanged, index, { depth: 2 }).reason);
    expect(told).toMatchObject({ outside: 1, swapped: 1736 });
  });
});
