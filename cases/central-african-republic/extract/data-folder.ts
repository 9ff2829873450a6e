/** The folder of open data that this case is made from: which files it must have, and how they are read. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Row, readTable } from "../../world-2015/extract/tables.ts";

/** Where each source lies in the folder. */
const files = {
  incidents: "events/ucdp_ged_v23_1_CAF.csv",
  attacksOnCare: "events/insecurityinsight_attacks_health_2016-2023.csv",
  foodPhases: "subnational/ipc_caf_area_long.csv",
  population: "subnational/cod_population_admin1.csv",
  development: "subnational/gdl_shdi_subnational_1990-2019.csv",
  nationalDevelopment: "subnational/gdl_shdi_national_1990-2019.csv",
  poverty: "subnational/ophi_mpi_subnational.csv",
  displacedWithin: "subnational/unhcr_idmc.csv",
  refugees: "subnational/unhcr_population.csv",
  weatherDisplacement: "subnational/idmc_disaster_displacement_events.csv",
  foodPrices: "monthly/wb_rtfp_food_prices_country_month.csv",
  boundaries: "geometry/caf_adm1.geojson",
} as const;

type SourceTable = Exclude<keyof typeof files, "boundaries">;

export type DataFolder = {
  /** Rows of one country, or all where the table has no such column. */
  readonly table: (name: SourceTable) => readonly Row[];
  readonly boundaries: () => string;
};

/** Data that are not there: told to people without a stack trace. */
export class DataMissing extends Error {}

/** Columns in which the sources name the country. */
const countryColumns = ["ISO3", "iso3", "Country ISO", "Country ISO3", "Country"];

/** Open the folder; every file that is missing is told at once. */
export function openDataFolder(folder: string): DataFolder {
  const missing = Object.values(files).filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) {
    throw new DataMissing(
      [
        `The folder ${folder} does not have:`,
        ...missing.map((file) => `  ${file}`),
        "SOURCE.md of this case says where each comes from.",
      ].join("\n"),
    );
  }
  return {
    table: (name) => countryRows(readTable(join(folder, files[name]))),
    boundaries: () => readFileSync(join(folder, files.boundaries), "utf8"),
  };
}

function countryRows(rows: readonly Row[]): readonly Row[] {
  const column = countryColumns.find((each) => rows[0] !== undefined && each in rows[0]);
  return column === undefined ? rows : rows.filter((row) => row[column] === "CAF");
}
