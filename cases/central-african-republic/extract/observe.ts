/** Rows of `observations.csv`: what is known of each prefecture and of the country. */

import { cell, type Row } from "../../world-2015/extract/tables.ts";
import type { DataFolder } from "./data-folder.ts";
import type { PhaseShares } from "./food-phases.ts";
import { type Incident, incidentsOf } from "./incidents.ts";
import { countryId, prefectureNamed, prefectures } from "./prefectures.ts";

export const observationColumns =
  "unit,indicator,period,value,missing,bound,standardError,unitOfMeasure,source,note".split(",");

const unitIds = [countryId, ...prefectures.map(({ id }) => id)];
/** Ten years of deaths, so that change can be seen; the months of violence are those of the last three. */
const YEARS = Array.from({ length: 10 }, (_, i) => String(2013 + i));
const WINDOW = { from: "2020-01", to: "2022-12", months: 36 };
const FIRST_DEVELOPMENT_YEAR = "2015";

function seen(
  [unit, indicator, period]: readonly [string, string, string],
  value: string | number,
  source: string,
  note = "",
): Row {
  return {
    unit,
    indicator,
    period,
    value: String(value),
    missing: "",
    bound: "",
    standardError: "",
    unitOfMeasure: "",
    source,
    note,
  };
}

export function populationRows(population: ReadonlyMap<string, number>): readonly Row[] {
  return unitIds.map((id) =>
    seen([id, "people", "2015"], population.get(id)!, "cod-ps", "projection from the census of 2003"),
  );
}

/** Shares in percent, as current analyses saw them; the people analysed where these are everybody. */
export function phaseObservations(analyses: readonly PhaseShares[]): readonly Row[] {
  const percent = (shares: readonly number[]): string =>
    (100 * shares.reduce((sum, share) => sum + share, 0)).toFixed(1);
  return analyses
    .filter(({ kind, begins }) => kind === "current" && begins <= WINDOW.to)
    .flatMap(({ unit, analysed, begins, people, shares }) => [
      seen([unit, "ipc-3plus", begins], percent(shares.slice(2)), "ipc", `analysis of ${analysed}`),
      seen([unit, "ipc-4plus", begins], percent(shares.slice(3)), "ipc", `analysis of ${analysed}`),
      ...(analysed === "2022-09"
        ? [
            seen(
              [unit, "people", "2022"],
              people,
              "ipc",
              "analysis of September 2022, in which all areas were analysed",
            ),
          ]
        : []),
    ]);
}

/** Deaths by year, and the share of months with any. Silence of the source is a zero: it watches the whole country. */
export function violenceObservations(
  incidents: readonly Incident[],
  population: ReadonlyMap<string, number>,
): readonly Row[] {
  const deaths = (own: readonly Incident[]): number => own.reduce((sum, each) => sum + each.deaths, 0);
  const yearly = unitIds.flatMap((unit) =>
    YEARS.flatMap((year) => {
      const own = incidentsOf(incidents, { unit, from: `${year}-01`, to: `${year}-12` });
      const oneSided = own.filter(({ type }) => type === "one-sided");
      return [
        seen([unit, "violence-deaths", year], deaths(own), "ucdp-ged"),
        seen([unit, "civilian-deaths", year], deaths(oneSided), "ucdp-ged"),
      ];
    }),
  );
  const shares = prefectures.map(({ id }) => ({ id, share: shareOfMonths(incidents, id) }));
  // In a country there is nearly always violence somewhere: what counts is how often people have it where they live.
  const lived = shares.reduce((sum, { id, share }) => sum + population.get(id)! * share, 0);
  const ofCountry = { id: countryId, share: lived / population.get(countryId)! };
  return [
    ...yearly,
    ...[ofCountry, ...shares].map(({ id, share }) =>
      seen(
        [id, "months-with-deaths", "2022"],
        (100 * share).toFixed(1),
        "ucdp-ged",
        id === countryId ? "2020–2022; mean of the prefectures, weighted with their people" : "2020–2022",
      ),
    ),
  ];
}

function shareOfMonths(incidents: readonly Incident[], unit: string): number {
  const recent = incidentsOf(incidents, { unit, ...WINDOW }).filter(({ deaths }) => deaths > 0);
  return new Set(recent.map(({ date }) => date.slice(0, 7))).size / WINDOW.months;
}

/** Survey regions hold several prefectures: each prefecture has the value of its region, and the note says so. */
export function developmentObservations({ table }: Pick<DataFolder, "table">): readonly Row[] {
  const regional = table("development").filter((row) => cell(row, "year") >= FIRST_DEVELOPMENT_YEAR);
  const national = table("nationalDevelopment").filter(
    (row) => cell(row, "gdlcode") === "caft" && cell(row, "year") >= FIRST_DEVELOPMENT_YEAR,
  );
  const rowsOf = (unit: string, rows: readonly Row[], note: string): readonly Row[] =>
    rows.flatMap((row) =>
      (
        [
          ["income-per-person", "gnic"],
          ["life-expectancy", "lifexp"],
          ["expected-schooling", "esch"],
          ["mean-schooling", "msch"],
          ["women-development", "sgdi"],
        ] as const
      ).map(([indicator, column]) =>
        seen([unit, indicator, cell(row, "year")], cell(row, column), "gdl-shdi", note),
      ),
    );
  return [
    ...rowsOf(countryId, national, ""),
    ...prefectures.flatMap(({ id, gdlcode }) =>
      rowsOf(
        id,
        regional.filter((row) => cell(row, "gdlcode") === gdlcode),
        regionNote(prefectures.filter((each) => each.gdlcode === gdlcode).length),
      ),
    ),
  ];
}

export function povertyObservations({ table }: Pick<DataFolder, "table">): readonly Row[] {
  const rows = table("poverty");
  return unitIds.flatMap((unit) => {
    const prefecture = prefectures.find(({ id }) => id === unit);
    const area = prefecture?.mpiArea ?? "";
    const row = rows.find((each) => cell(each, "Admin 1 Name") === area);
    if (row === undefined) throw new RangeError(`Cannot find the poverty of ${unit}: no area "${area}"`);
    const note = prefecture === undefined ? "" : regionNote(area.split(", ").length);
    return [
      seen([unit, "mpi-headcount", "2019"], Number(cell(row, "Headcount Ratio")), "ophi-mpi", note),
      seen([unit, "mpi-intensity", "2019"], Number(cell(row, "Intensity of Deprivation")), "ophi-mpi", note),
    ];
  });
}

function regionNote(count: number): string {
  return count === 1 ? "" : `value of a survey region of ${count} prefectures`;
}

/** Context for 2020–2022, where a prefecture is stated; where nothing is recorded there is no row, for nobody need have looked. */
export function contextObservations({ table }: Pick<DataFolder, "table">): readonly Row[] {
  const isRecent = (date: string): boolean =>
    date.slice(0, 7) >= WINDOW.from && date.slice(0, 7) <= WINDOW.to;
  const attacks = table("attacksOnCare")
    .filter((row) => isRecent(cell(row, "Date")))
    .map((row) => ({ unit: prefectureNamed(repaired(cell(row, "Admin 1"))), count: 1 }));
  const displaced = table("weatherDisplacement")
    .filter((row) => isRecent(cell(row, "start_date")))
    .map((row) => ({
      unit: onlyPrefecture(cell(row, "event_name")),
      count: Number(cell(row, "new_displacement")),
    }));
  const rowsOf = (
    indicator: string,
    source: string,
    counts: readonly { readonly unit: string | undefined; readonly count: number }[],
  ): readonly Row[] =>
    unitIds.flatMap((id) => {
      const own = counts.filter(({ unit }) => id === countryId || unit === id);
      if (own.length === 0) return [];
      const total = own.reduce((sum, { count }) => sum + count, 0);
      return [seen([id, indicator, "2022"], total, source, "2020–2022; a count of what was recorded")];
    });
  return [
    ...rowsOf("care-incidents", "sind", attacks),
    ...rowsOf("weather-displaced", "idmc-disasters", displaced),
  ];
}

/** The file was saved in one encoding and read in another. */
function repaired(name: string): string {
  return name.includes("Ã") ? Buffer.from(name, "latin1").toString("utf8") : name;
}

/** "CAR: Floods - Ombella-M'Poko - July 2021" is of one prefecture; several in one name are not told apart. */
function onlyPrefecture(eventName: string): string | undefined {
  const found = eventName
    .split(/ - +/)
    .map((part) => prefectureNamed(part.replace(/\(.*\)/, "")))
    .filter((id) => id !== undefined);
  return found.length === 1 ? found[0] : undefined;
}
