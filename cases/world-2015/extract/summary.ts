/** What the run prints: counts by indicator, and everything that a person should look at. */

import type { Field } from "./field.ts";
import type { Yield } from "./observe.ts";
import type { Place } from "./places.ts";
import { cell, type Row } from "./tables.ts";

type Found = { readonly place: Place; readonly field: Field; readonly yield: Yield };

function newestAndOldest(rows: readonly Row[]): string {
  const periods = rows.map((row) => cell(row, "period")).toSorted();
  return `${periods[0] ?? ""}–${periods.at(-1) ?? ""}`;
}

/** A Markdown table: places with a figure, with one young enough for the recipe, all figures, their years. */
function countTable(indicators: readonly Row[], observations: readonly Row[]): string {
  const lines = [
    "| indicator | scored | places | of these 2005 or later | figures | years |",
    "| --- | --- | ---: | ---: | ---: | --- |",
  ];
  for (const indicator of indicators) {
    const id = cell(indicator, "id");
    const rows = observations.filter(
      (row) => cell(row, "indicator") === id && (cell(row, "value") !== "" || cell(row, "bound") !== ""),
    );
    const recent = rows.filter((row) => cell(row, "period") >= "2005");
    const countPlaces = (some: readonly Row[]): number => new Set(some.map((row) => cell(row, "unit"))).size;
    const scored = cell(indicator, "direction") === "0" ? "no" : "yes";
    lines.push(
      `| ${id} | ${scored} | ${countPlaces(rows)} | ${countPlaces(recent)} | ${rows.length} | ${newestAndOldest(rows)} |`,
    );
  }
  return lines.join("\n");
}

/** Figures outside the plausible bounds of their indicator. */
function implausible(indicators: readonly Row[], observations: readonly Row[]): readonly string[] {
  const bounds = new Map(indicators.map((row) => [cell(row, "id"), row]));
  return observations
    .filter((row) => {
      const indicator = bounds.get(cell(row, "indicator"));
      if (indicator === undefined || cell(row, "value") === "") return false;
      const value = Number(cell(row, "value"));
      return (
        value < Number(cell(indicator, "plausibleMin")) || value > Number(cell(indicator, "plausibleMax"))
      );
    })
    .map(
      (row) => `${cell(row, "unit")} ${cell(row, "indicator")} ${cell(row, "value")}: ${cell(row, "note")}`,
    );
}

/** Places with a usable figure for at least this share of the scored indicators. */
function wellCovered(indicators: readonly Row[], observations: readonly Row[], share: number): number {
  const scored = new Set(
    indicators.filter((row) => cell(row, "direction") !== "0").map((row) => cell(row, "id")),
  );
  const covered = new Map<string, Set<string>>();
  for (const row of observations) {
    const isUsable =
      (cell(row, "value") !== "" || cell(row, "bound") !== "") && cell(row, "period") >= "2005";
    if (!isUsable || !scored.has(cell(row, "indicator"))) continue;
    covered.set(cell(row, "unit"), (covered.get(cell(row, "unit")) ?? new Set()).add(cell(row, "indicator")));
  }
  return [...covered.values()].filter((ids) => ids.size >= share * scored.size).length;
}

function printList(title: string, lines: readonly string[]): void {
  console.log(`\n${title}: ${lines.length}`);
  for (const line of lines) console.log(`  ${line}`);
}

export function printSummary(
  indicators: readonly Row[],
  observations: readonly Row[],
  found: readonly Found[],
): void {
  const name = (each: Found, phrase: string): string => `${each.place.id} ${each.field.indicator}: ${phrase}`;
  console.log(countTable(indicators, observations));
  console.log(`\nPlaces: ${new Set(observations.map((row) => cell(row, "unit"))).size}`);
  console.log(`Places with 65 % of the scored indicators: ${wellCovered(indicators, observations, 0.65)}`);
  printList(
    "Set aside, a second figure under the same year",
    found.flatMap((each) => each.yield.setAside.map((phrase) => name(each, phrase))),
  );
  printList("Outside plausible bounds", implausible(indicators, observations));
  printList(
    "Unread",
    found.flatMap((each) => each.yield.unread.map((phrase) => name(each, phrase))),
  );
}
