/** Refugees as the profiles list them, by origin: "70,023 (Iraq); 5,149 (Sudan) (2014); 7,365 (Somalia) (2015)". */

import { splitOutsideBrackets } from "./brackets.ts";
import { type Reading, readFigure } from "./figure.ts";
import { periodAtEnd } from "./period.ts";

export type Origins = { readonly reading: Reading; readonly period: string | null; readonly count: number };

/** The sum over the listed origins, under the newest year printed; unread if one of them is. */
export function sumOrigins(text: string): Origins {
  const items = splitOutsideBrackets(text, ";");
  const readings = items.map((item) => readFigure(item, ""));
  const period = items
    .map(periodAtEnd)
    .reduce((newest, year) => ((year ?? "") > (newest ?? "") ? year : newest), null);
  if (readings.some((reading) => reading.kind === "unread" || reading.kind === "below")) {
    return { reading: { kind: "unread" }, period, count: 0 };
  }
  const values = readings.filter((reading) => reading.kind === "value");
  if (values.length === 0) return { reading: { kind: "missing" }, period, count: 0 };
  const value = values.reduce((sum, reading) => sum + reading.value, 0);
  const width = values.reduce((sum, reading) => sum + reading.width, 0);
  return { reading: { kind: "value", value, width, qualifier: "" }, period, count: values.length };
}
