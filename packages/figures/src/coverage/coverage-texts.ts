/** The coverage grid in words and as a table. */

import type { Say } from "@salus/core";
import { formatList, formatShare } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { withoutStop } from "../drawing/sentence.ts";
import { allCells, type CoverageCell, type CoverageData } from "./coverage-data.ts";

export function coverageTexts(data: CoverageData, say: Say): FigureTexts {
  return { title: coverageTitle(data, say), summary: coverageSummary(data, say) };
}

export function coverageTitle(data: CoverageData, say: Say): string {
  const cells = allCells(data);
  return say("figure.coverage.title", {
    filled: cells.filter((cell) => cell.indicators > 0).length,
    cells: cells.length,
  });
}

export function coverageSummary(data: CoverageData, say: Say): string {
  const cells = allCells(data);
  const filled = cells.filter((cell) => cell.indicators > 0);
  const sentences = [say("figure.coverage.summary-filled", { filled: filled.length, cells: cells.length })];
  const ordered = filled.filter((cell) => cell.present !== null).sort((a, b) => a.present! - b.present!);
  const [least, most] = [ordered[0], ordered.at(-1)];
  if (least !== undefined && most !== undefined) {
    sentences.push(
      say("figure.coverage.summary", {
        least: name(data, least, say),
        leastShare: formatShare(least.present),
        most: name(data, most, say),
        mostShare: formatShare(most.present),
      }),
    );
  }
  for (const [reason, names] of emptyByReason(data, say)) {
    sentences.push(
      say("figure.coverage.summary-empty", { cells: formatList(names), reason: withoutStop(reason) }),
    );
  }
  return sentences.join(" ");
}

export function coverageTable(data: CoverageData, say: Say): FigureTable {
  return {
    caption: say("figure.coverage.caption"),
    columns: ["component", "freedom", "indicators", "present", "reason"].map((key) =>
      say(`figure.column.${key}`),
    ),
    formats: ["text", "text", "count", "share", "text"],
    rows: allCells(data).map((cell) => [
      titleOf(data.components, cell.component),
      titleOf(data.freedoms, cell.freedom),
      cell.indicators,
      cell.present,
      cell.reason ?? null,
    ]),
  };
}

/** Names of the empty cells under the reason they share. */
function emptyByReason(data: CoverageData, say: Say): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const cell of allCells(data).filter((each) => each.indicators === 0)) {
    const reason = cell.reason ?? say("figure.coverage.no-reason");
    groups.set(reason, [...(groups.get(reason) ?? []), name(data, cell, say)]);
  }
  return groups;
}

function name(data: CoverageData, cell: CoverageCell, say: Say): string {
  const values = {
    component: titleOf(data.components, cell.component),
    freedom: titleOf(data.freedoms, cell.freedom),
  };
  return say("figure.coverage.cell", values);
}

function titleOf(list: CoverageData["components"], id: string): string {
  return list.find((each) => each.id === id)?.title ?? id;
}
