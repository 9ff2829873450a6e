/** The figure of correlations in words and as a table. */

import { formatCorrelation, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type CorrelationPair, type CorrelationsData, knownPairs } from "./correlations-data.ts";

export function correlationsTexts(data: CorrelationsData, say: Say): FigureTexts {
  return { title: correlationsTitle(data, say), summary: correlationsSummary(data, say) };
}

/** What stands out: parts that say the same, else parts that pull apart, else how many go together. */
export function correlationsTitle(data: CorrelationsData, say: Say): string {
  const { within, redundant, opposing } = data;
  const known = knownPairs(data);
  const [strongest] = known;
  if (strongest === undefined) return say("figure.correlations.title-none", { within });
  const against = known.findLast((pair) => pair.pearson === lowest(known));
  if (Math.abs(strongest.pearson) >= redundant) {
    return say("figure.correlations.title-same", { within, ...named(strongest, data) });
  }
  if (against !== undefined && against.pearson <= opposing) {
    return say("figure.correlations.title-apart", { within, ...named(against, data) });
  }
  const together = known.filter(({ pearson }) => pearson > 0).length;
  const isAll = together === known.length;
  return say(`figure.correlations.title${isAll ? "-all" : ""}`, { within, together, pairs: known.length });
}

export function correlationsSummary(data: CorrelationsData, say: Say): string {
  const known = knownPairs(data);
  if (known.length === 0) return say("figure.correlations.title-none", { within: data.within });
  const byValue = known.toSorted((x, y) => x.pearson - y.pearson);
  const [least, most] = [byValue[0]!, byValue.at(-1)!];
  const below = known.filter(({ pearson }) => pearson < 0).length;
  const sentences = [
    say("figure.correlations.summary-most", named(most, data)),
    ...(known.length > 1 ? [say("figure.correlations.summary-least", named(least, data))] : []),
    say("figure.correlations.summary-below", { below, pairs: known.length }),
  ];
  const unknown = data.pairs.length - known.length;
  if (unknown > 0) sentences.push(say("figure.correlations.summary-unknown", { count: unknown }));
  return sentences.join(" ");
}

export function correlationsTable(data: CorrelationsData, say: Say): FigureTable {
  const titles = titlesOf(data);
  return {
    caption: say("figure.correlations.caption", { within: data.within }),
    columns: ["part", "other", "pearson", "spearman", "kendall", "units"].map((key) =>
      say(`figure.column.${key}`),
    ),
    formats: ["text", "text", "correlation", "correlation", "correlation", "count"],
    rows: data.pairs.map(({ a, b, pearson, spearman, kendall, units }) => [
      titles.get(a)!,
      titles.get(b)!,
      pearson,
      spearman,
      kendall,
      units,
    ]),
  };
}

function lowest(pairs: readonly { readonly pearson: number }[]): number {
  return Math.min(...pairs.map(({ pearson }) => pearson));
}

function named(
  { a, b, pearson }: CorrelationPair,
  data: CorrelationsData,
): { readonly a: string; readonly b: string; readonly value: string } {
  const titles = titlesOf(data);
  return { a: titles.get(a)!, b: titles.get(b)!, value: formatCorrelation(pearson) };
}

function titlesOf({ parts }: CorrelationsData): ReadonlyMap<string, string> {
  return new Map(parts.map(({ id, title }) => [id, title]));
}
