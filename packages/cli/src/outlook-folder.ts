/** What a case folder holds for looking ahead: events, series, boundaries, rules, outcomes and seasons. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type AlertRule,
  checkOutlook,
  checkRules,
  checkSeries,
  type Evidence,
  type Framework,
  hasErrors,
  parseAlerts,
  parseEvents,
  parseOutcomes,
  parseSeasons,
  parseSeries,
  placeForSeries,
  type Recipe,
  type RecipeReading,
  readBoundaries,
  tellPlacement,
  type Unit,
} from "@salus/core";
import { type CaseFiles, collectTable, readCaseText } from "./case-files.ts";

export type LoadedOutlook = {
  readonly evidence: Pick<Evidence, "incidents" | "areas" | "series" | "outcomes" | "seasons">;
  readonly rules: readonly AlertRule[];
};

type KnownCase = {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  readonly recipe: Recipe;
  readonly placeOf: RecipeReading["placeOf"];
};

/** Read everything there is for looking ahead; what cannot be used is told, and the rest is kept. */
export async function loadOutlook(reading: CaseFiles, known: KnownCase): Promise<LoadedOutlook> {
  const { list } = reading;
  const { framework, units, recipe, placeOf } = known;
  const ids = new Set(units.map(({ id }) => id));
  const threats = new Set(framework.threats.map(({ id }) => id));
  const events = await collectTable(reading, "events", "optional");
  const incidents = events === undefined ? undefined : parseEvents(events, list);
  const areas = await loadAreas(reading);
  const published = await collectTable(reading, "series", "optional");
  const checked =
    published === undefined ? undefined : checkSeries(parseSeries(published, list), units, recipe.outlook);
  list.addAll(checked?.findings ?? []);
  const seasons = await collectTable(reading, "seasons", "optional");
  const seen = {
    ...(incidents === undefined ? {} : { incidents }),
    ...(areas === undefined ? {} : { areas }),
    ...(checked === undefined ? {} : { series: checked.values }),
    ...(seasons === undefined ? {} : { seasons: parseSeasons(seasons, { units: ids, threats }, list) }),
  };
  const unfit =
    recipe.outlook === undefined ? [] : checkOutlook(recipe.outlook, { units, threats, ...seen }, placeOf);
  list.addAll(unfit);
  // What cannot be looked ahead cannot be placed either.
  if (!hasErrors(unfit)) tellPlaces(reading, known, seen);
  const rules = await loadRules(reading, known, seen);
  const outcomes = await collectTable(reading, "outcomes", "optional");
  return {
    evidence: {
      ...seen,
      ...(outcomes === undefined
        ? {}
        : {
            outcomes: parseOutcomes(
              outcomes,
              { rules: new Set(rules.stated.map(({ id }) => id)), units: ids },
              list,
            ),
          }),
    },
    rules: rules.kept,
  };
}

async function loadAreas(reading: CaseFiles): Promise<Evidence["areas"]> {
  const file = "boundaries.geojson";
  if (!existsSync(join(reading.folder, file))) return undefined;
  const text = await readCaseText(reading, file);
  return text === undefined ? undefined : readBoundaries({ file, text }, reading.list);
}

/** Incidents that stand in no area, told once for each way of placing them. */
function tellPlaces(
  { list }: CaseFiles,
  { units, recipe: { outlook } }: KnownCase,
  seen: Pick<Evidence, "incidents" | "areas">,
): void {
  if (seen.incidents === undefined || outlook === undefined) return;
  const told = new Set<string>();
  for (const series of outlook.series.filter(({ of }) => of === "events")) {
    const way = JSON.stringify([series.level, series.depth]);
    if (told.has(way)) continue;
    told.add(way);
    const { types: _, ...every } = series;
    const placed = placeForSeries(every, { units, ...seen });
    tellPlacement(
      placed.incidents,
      placed.placement,
      { index: placed.index, units: new Set(units.map(({ id }) => id)) },
      list,
    );
  }
}

async function loadRules(
  reading: CaseFiles,
  { framework, recipe: { outlook } }: KnownCase,
  { series = [] }: Pick<Evidence, "series">,
): Promise<{ readonly stated: readonly AlertRule[]; readonly kept: readonly AlertRule[] }> {
  const file = "alerts.yaml";
  if (!existsSync(join(reading.folder, file))) return { stated: [], kept: [] };
  const text = await readCaseText(reading, file);
  if (text === undefined) return { stated: [], kept: [] };
  const stated = parseAlerts(file, text, reading.list);
  const checked = checkRules(
    stated,
    {
      series: new Set([
        ...series.map((value) => value.series),
        ...(outlook?.series ?? []).map(({ id }) => id),
        ...(outlook?.probabilities ?? []).map(({ id }) => id),
      ]),
      threats: new Set(framework.threats.map(({ id }) => id)),
    },
    file,
  );
  reading.list.addAll(checked.findings);
  return { stated, kept: checked.rules };
}
