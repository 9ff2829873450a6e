/** The map in words and as a table. */

import type { Say } from "@salus/core";
import { formatScore } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type MapClass, type ValuedPlace, valuedPlaces, type WorldMapData } from "./world-map-data.ts";

/** The boundary note stands in the picture itself, so that no copy loses it. */
export function worldMapTexts(data: WorldMapData, say: Say): FigureTexts {
  return { title: worldMapTitle(data, say), summary: worldMapSummary(data, say) };
}

export function worldMapTitle(data: WorldMapData, say: Say): string {
  const counts = classCounts(data);
  const placed = counts.reduce((sum, count) => sum + count, 0);
  if (placed === 0) return say("figure.map.title-none");
  return say("figure.map.title", { placed });
}

export function worldMapSummary(data: WorldMapData, say: Say): string {
  const counts = classCounts(data);
  const missing = data.values.size - counts.reduce((sum, count) => sum + count, 0);
  const sentences = data.classes.map((each, index) =>
    say("figure.map.summary", { class: className(each, say), count: counts[index]! }),
  );
  if (missing > 0) sentences.push(say("figure.map.summary-missing", { count: missing }));
  return [...sentences, say("figure.map.boundary-note")].join(" ");
}

export function worldMapTable(data: WorldMapData, say: Say): FigureTable {
  return {
    caption: say("figure.map.caption"),
    columns: ["name", "class", "value", "reason"].map((key) => say(`figure.column.${key}`)),
    formats: ["text", "text", "text", "text"],
    rows: valuedPlaces(data).map(({ title, value }) =>
      "reason" in value
        ? [title, null, null, value.reason]
        : [title, data.classes[value.classIndex]!.title, value.label, null],
    ),
  };
}

/** A class with its range, as legend and summary write it. */
export function className({ title, low, high }: MapClass, say: Say): string {
  return say("figure.map.class", { title, low: formatScore(low), high: formatScore(high) });
}

/** What a pointer over a place is told. */
export function placeTip({ title, value }: ValuedPlace, say: Say): string {
  return say("figure.map.tip", { title, value: "reason" in value ? value.reason : value.label });
}

function classCounts({ classes, values }: WorldMapData): number[] {
  const indices = [...values.values()].flatMap((value) => ("classIndex" in value ? [value.classIndex] : []));
  const wrong = indices.find((index) => classes[index] === undefined);
  if (wrong !== undefined)
    throw new RangeError(`Cannot draw class ${wrong}: there are ${classes.length}, counted from 0`);
  return classes.map((_, index) => indices.filter((each) => each === index).length);
}
