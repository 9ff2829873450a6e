/**
 * Writes the files of this case that are not in the repository, from a folder of open data: events.csv, series.csv,
 * boundaries.geojson, units.csv and observations.csv. Running it again writes the same bytes.
 *
 * Run `npm run extract:car -- DATA [CASE]`: the folder of data, and where to write, by default into this case.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cell, formatTable, type Row } from "../../world-2015/extract/tables.ts";
import { areasOf } from "./boundaries.ts";
import { DataMissing, openDataFolder } from "./data-folder.ts";
import { readFoodPhases } from "./food-phases.ts";
import { grouped } from "./grouped.ts";
import { eventColumns, eventRows, readIncidents } from "./incidents.ts";
import {
  contextObservations,
  developmentObservations,
  observationColumns,
  phaseObservations,
  populationRows,
  povertyObservations,
  violenceObservations,
} from "./observe.ts";
import { countryId, prefectures } from "./prefectures.ts";
import { nationalRows, phaseRows, seriesColumns } from "./series.ts";

function extract(dataFolder: string, caseFolder: string): void {
  const data = openDataFolder(dataFolder);
  const write = (file: string, text: string, what: string): void => {
    writeFileSync(join(caseFolder, file), text);
    console.log(`${file}: ${what}`);
  };
  const writeRows = (file: string, columns: readonly string[], rows: readonly Row[]): void =>
    write(file, formatTable(columns, rows), `${rows.length} rows`);

  const population = readPopulation(data.table("population"));
  const incidents = readIncidents(data.table("incidents"));
  const { analyses, leftOut } = readFoodPhases(data.table("foodPhases"), population);

  writeRows("units.csv", "id,title,parent,level,population,group:region".split(","), unitRows(population));
  writeRows("events.csv", eventColumns, eventRows(incidents));
  writeRows("series.csv", seriesColumns, [...phaseRows(analyses), ...nationalRows(data)]);
  writeRows("observations.csv", observationColumns, [
    ...populationRows(population),
    ...phaseObservations(analyses),
    ...violenceObservations(incidents, population),
    ...developmentObservations(data),
    ...povertyObservations(data),
    ...contextObservations(data),
  ]);
  write("boundaries.geojson", areasOf(data.boundaries()), `${prefectures.length} areas`);
  console.log("\nOf the analyses of food insecurity these were not used:");
  for (const [reason, each] of grouped(leftOut, (one) => one.reason)) {
    console.log(`  ${reason}: ${each.map(({ what }) => what).join("; ")}`);
  }
}

function readPopulation(rows: readonly Row[]): ReadonlyMap<string, number> {
  const own = rows.filter((row) => cell(row, "Population_group") === "T_TL");
  const byUnit = new Map(own.map((row) => [cell(row, "ADM1_PCODE"), Number(cell(row, "Population"))]));
  const total = prefectures.reduce((sum, { id }) => sum + byUnit.get(id)!, 0);
  return byUnit.set(countryId, total);
}

function unitRows(population: ReadonlyMap<string, number>): readonly Row[] {
  const country = {
    id: countryId,
    title: "Central African Republic",
    parent: "",
    level: "country",
    region: "",
  };
  return [country, ...prefectures.map((each) => ({ ...each, parent: countryId, level: "prefecture" }))].map(
    ({ id, title, parent, level, region }) => ({
      id,
      title,
      parent,
      level,
      population: String(population.get(id)!),
      "group:region": region,
    }),
  );
}

const [dataFolder = process.env["SALUS_DATA"], caseFolder = join(import.meta.dirname, "..")] =
  process.argv.slice(2);
try {
  if (dataFolder === undefined) {
    throw new DataMissing("Say where the data are: npm run extract:car -- FOLDER, or set SALUS_DATA.");
  }
  extract(dataFolder, caseFolder);
} catch (error) {
  if (!(error instanceof DataMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
