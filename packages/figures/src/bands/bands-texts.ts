/** The bands in words and as a table. */

import type { Say } from "@salus/core";
import { formatScore, formatShare } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { hasInterval } from "../drawing/score.ts";
import { type BandsData, bandCounts } from "./bands-data.ts";

export function bandsTexts(data: BandsData, say: Say): FigureTexts {
  return { title: bandsTitle(data, say), summary: bandsSummary(data, say) };
}

export function bandsTitle(data: BandsData, say: Say): string {
  const counts = bandCounts(data);
  const total = counts.reduce((sum, { units }) => sum + units.length, 0);
  if (total === 0) return say("figure.bands.title-none");
  const fullest = counts.reduce((most, each) => (each.units.length > most.units.length ? each : most));
  const crossing = counts.reduce((sum, each) => sum + each.crossing, 0);
  const values = { band: fullest.band.title, count: fullest.units.length, total };
  if (!data.units.some(hasInterval)) return say("figure.bands.title-bare", values);
  return say("figure.bands.title", { ...values, crossing });
}

export function bandsSummary(data: BandsData, say: Say): string {
  const sentences = bandCounts(data).map(({ band, units, crossing }) =>
    say("figure.bands.summary", {
      band: band.title,
      low: formatScore(band.low),
      high: formatScore(band.high),
      count: units.length,
      crossing,
    }),
  );
  const missing = data.units.filter((unit) => unit.band === null).length;
  if (missing > 0) sentences.push(say("figure.bands.summary-missing", { count: missing }));
  return sentences.join(" ");
}

export function bandsTable(data: BandsData, say: Say): FigureTable {
  return {
    caption: say("figure.bands.caption"),
    columns: ["band", "from", "to", "count", "crossing", "crossing-share"].map((key) =>
      say(`figure.column.${key}`),
    ),
    formats: ["text", "score", "score", "count", "count", "share"],
    rows: bandCounts(data).map(({ band, units, crossing, share }) => [
      band.title,
      band.low,
      band.high,
      units.length,
      crossing,
      share,
    ]),
  };
}

/** How many of a band could lie in another one, as the picture says it. */
export function crossingWords(share: number | null, say: Say): string {
  return share === null ? "" : say("figure.bands.crossing", { share: formatShare(share) });
}
