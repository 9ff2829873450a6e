/** What a band is called: the recipe's own words, or its range. Never a word about a State. */

import type { Recipe } from "../assessment/index.ts";
import type { Say } from "../messages/index.ts";

/**
 * Short title of band `b`: the recipe's word for it, or its number.
 *
 * @param bands  as in the recipe, ascending
 * @throws RangeError  where there is no such band
 */
export function bandTitle(bands: Recipe["bands"], b: number, say: Say): string {
  const band = bands[b];
  if (band === undefined) throw new RangeError(`Cannot name band ${b}: there are ${bands.length}`);
  return band.title ?? say("report.band.number", { number: b + 1 });
}

/** The title with the range of scores it stands for. */
export function bandTitleWithRange(bands: Recipe["bands"], b: number, say: Say): string {
  const title = bandTitle(bands, b, say);
  return say("report.band.with-range", {
    title,
    from: String(bands[b]!.from),
    to: String(bands[b + 1]?.from ?? 1),
  });
}
