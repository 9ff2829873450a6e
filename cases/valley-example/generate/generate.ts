/**
 * Writes the invented figures of this case: units.csv, events.csv, series.csv, outcomes.csv, observations.csv and
 * boundaries.geojson. Run `npm run valley`, with another folder to write there; running it again writes the same bytes.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cell, type Row, readTable, writeTable } from "../../world-2015/extract/tables.ts";
import { inventHistory, type Month, type Place } from "./history.ts";
import { eventRows, outcomeRows, seriesRows, valleyId } from "./tables.ts";

const here = import.meta.dirname;
const folder = process.argv[2] ?? join(here, "..");

const places: readonly Place[] = readTable(join(here, "places.csv")).map((row) => ({
  id: cell(row, "id"),
  title: cell(row, "title"),
  population: Number(cell(row, "population")),
  ring: cell(row, "ring")
    .split(";")
    .map((corner) => corner.split(" ").map(Number) as [number, number]),
  quarrels: Number(cell(row, "quarrels")),
  robberies: Number(cell(row, "robberies")),
  stress: Number(cell(row, "stress")),
}));
const people = places.reduce((sum, { population }) => sum + population, 0);

function write(file: string, columns: string, rows: readonly Row[]): void {
  writeTable(join(folder, file), columns.split(","), rows);
  console.log(`${file}: ${rows.length} rows`);
}

function unitRows(): readonly Row[] {
  return [
    { id: valleyId, title: "The valley", parent: "", level: "valley", population: String(people) },
    ...places.map(({ id, title, population }) => ({
      id,
      title,
      parent: valleyId,
      level: "place",
      population: String(population),
    })),
  ];
}

/** Statistics that were made up by hand, and two that follow from the invented years. */
function observationRows(months: readonly Month[]): readonly Row[] {
  const byHand = readTable(join(here, "figures.csv")).flatMap((row) => {
    const values = places.map(({ id }) => Number(cell(row, id)));
    return withValley(cell(row, "indicator"), values, "example-figures", (mean) => mean.toFixed(1));
  });
  const year = months.filter(({ name }) => name.startsWith("2024"));
  const incidents = places.map((_, p) =>
    year.reduce((sum, month) => sum + month.quarrels[p]! + month.robberies[p]!, 0),
  );
  const total = incidents.reduce((sum, count) => sum + count, 0);
  const counts = [[valleyId, total] as const, ...places.map(({ id }, p) => [id, incidents[p]!] as const)];
  const june = months.find(({ name }) => name === "2024-06")!;
  const stress = june.stress.map((share) => Number((100 * share).toFixed(1)));
  return [
    ...byHand,
    ...counts.map(([unit, count]) => observation(unit, "incidents", String(count), "incident-book")),
    ...withValley("food-stress", stress, "food-group", (mean) => mean.toFixed(1)),
  ];
}

/** The valley has the mean of its places, weighted with their people. */
function withValley(
  indicator: string,
  values: readonly number[],
  source: string,
  written: (mean: number) => string,
): readonly Row[] {
  const mean = places.reduce((sum, { population }, p) => sum + population * values[p]!, 0) / people;
  return [
    observation(valleyId, indicator, written(mean), source),
    ...places.map(({ id }, p) => observation(id, indicator, String(values[p]!), source)),
  ];
}

function observation(unit: string, indicator: string, value: string, source: string): Row {
  return { unit, indicator, period: "2024", value, source, note: "Invented" };
}

function boundaries(): string {
  const features = places.map(({ id, ring }) =>
    JSON.stringify({
      type: "Feature",
      id,
      properties: {},
      geometry: { type: "Polygon", coordinates: [[...ring, ring[0]!]] },
    }),
  );
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
}

const months = inventHistory(places);
write("units.csv", "id,title,parent,level,population", unitRows());
write(
  "events.csv",
  "id,date,reported,unit,latitude,longitude,precision,type,deaths,deathsLow,deathsHigh,source",
  eventRows(months, places),
);
write("series.csv", "unit,series,period,value,asOf,source", seriesRows(months, places));
write("outcomes.csv", "rule,unit,date,happened,source", outcomeRows(months, places));
write("observations.csv", "unit,indicator,period,value,source,note", observationRows(months));
writeFileSync(join(folder, "boundaries.geojson"), boundaries());
