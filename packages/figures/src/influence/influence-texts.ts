/** The matrix of influence in words and as a table. */

import { formatList, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { signedWeight } from "../drawing/signed-weight.ts";
import {
  type InfluenceCell,
  type InfluenceData,
  type InfluenceRow,
  influenceRows,
  strongestCells,
} from "./influence-data.ts";

export function influenceTexts(data: InfluenceData, say: Say): FigureTexts {
  const cut = cutSentence(data, say);
  const note = [say("figure.network.note"), ...cut].join(" ");
  return { title: influenceTitle(data, say), summary: influenceSummary(data, say), note };
}

/** What acts most; both where two totals are the same. */
export function influenceTitle(data: InfluenceData, say: Say): string {
  const [first, second] = bySize(influenceRows(data));
  if (first === undefined || first.total === 0) return say("figure.influence.title-none");
  if (first.total < 0) return say("figure.influence.title-lowering", { first: first.title });
  const tied = second !== undefined && Math.abs(second.total - first.total) < 1e-9;
  return say(`figure.influence.title${tied ? "-two" : ""}`, {
    first: first.title,
    second: second?.title ?? "",
  });
}

const named = 5;

export function influenceSummary(data: InfluenceData, say: Say): string {
  const cells = strongestCells(data);
  const rows = influenceRows(data);
  return [
    say("figure.influence.summary", {
      nodes: data.nodes.length,
      cells: cells.length,
      contested: cells.filter(({ contested }) => contested).length,
    }),
    say("figure.influence.summary-most", {
      list: formatList(
        bySize(rows)
          .slice(0, named)
          .map(({ title, total }) => say("figure.influence.part", { title, total: signedWeight(total) })),
      ),
    }),
    ...(cells.length === 0
      ? []
      : [
          say("figure.influence.summary-strongest", {
            list: formatList(cells.slice(0, named).map((cell) => cellTip(cell, data, say))),
          }),
        ]),
    ...cutSentence(data, say),
  ].join(" ");
}

function cutSentence(data: InfluenceData, say: Say): readonly string[] {
  const shown = influenceRows(data).length;
  const all = data.nodes.length;
  return shown < all ? [say("figure.influence.summary-cut", { shown, all })] : [];
}

function bySize(rows: readonly InfluenceRow[]): readonly InfluenceRow[] {
  return rows.toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total));
}

/** One link with its weight. */
export function cellTip(cell: InfluenceCell, data: InfluenceData, say: Say): string {
  const titleOf = (id: string): string => data.nodes.find((node) => node.id === id)!.title;
  return say("figure.network.link", {
    from: titleOf(cell.from),
    to: titleOf(cell.to),
    weight: signedWeight(cell.weight),
    contested: cell.contested ? "yes" : "no",
  });
}

export function influenceTable(data: InfluenceData, say: Say): FigureTable {
  const titles = new Map(data.nodes.map(({ id, title }) => [id, title]));
  const totals = new Map(data.totals.map((each) => [each.id, each]));
  return {
    caption: say("figure.influence.caption"),
    columns: [
      ...["from", "to", "weight", "low", "high", "contested"].map((key) =>
        say(`figure.network.column.${key}`),
      ),
      ...["out", "total"].map((key) => say(`figure.influence.column.${key}`)),
    ],
    formats: ["text", "text", "change", "change", "change", "text", "change", "change"],
    rows: strongestCells(data).map(({ from, to, weight, low, high, contested }) => [
      titles.get(from)!,
      titles.get(to)!,
      weight,
      low,
      high,
      say(contested ? "figure.network.yes" : "figure.network.no"),
      totals.get(from)?.out ?? null,
      totals.get(from)?.total ?? null,
    ]),
  };
}
