/** What a band is called: the recipe's own words, or its range. Never a word about a State. */

import type { Recipe } from "../assessment/index.ts";
import type { Say } from "../messages/index.ts";

/**
 * Title of band `b`.
 *
 * @param bands  as in the recipe, ascending
 */
export function bandTitle(bands: Recipe["bands"], b: number, say: Say): string {
  const band = bands[b];
  if (band === undefined) throw new RangeError(`Cannot name band ${b}: there are ${bands.length}`);
  const to = bands[b + 1]?.from ?? 1;
  const range = say("report.band.range", { from: String(band.from), to: String(to) });
  return band.title === undefined ? range : say("report.band.named", { title: band.title, range });
}
