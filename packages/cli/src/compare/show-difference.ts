/** The difference of two assessments in a terminal and as data: what moved most, and how alike the orders are. */

import {
  type AssessmentDifference,
  type Comparand,
  formatRange,
  formatScore,
  formatSigned,
  isBroken,
  largestMovers,
  type NodeDifference,
} from "@salus/core";
import type { Terminal } from "../terminal.ts";
import { tableLines } from "./show-table.ts";

type ShownChange = { readonly address: string; readonly before: unknown; readonly after: unknown };

/** Moves shown on the screen; all are in difference.csv. */
const MOVERS = 10;

export function showDifference(
  difference: AssessmentDifference,
  changes: readonly ShownChange[],
  { say, out, colours }: Terminal,
): void {
  const { before, after, differs, nodes } = difference;
  out(colours.bold(changes.length > 0 ? sideWords(before) : `${sideWords(before)} → ${sideWords(after)}`));
  for (const change of changes) {
    out(
      say("compare.change", {
        address: change.address,
        before: shown(change.before),
        after: shown(change.after),
      }),
    );
  }
  if (changes.length === 0) {
    const parts = differs.map((part) => say(`compare.part.${part}`)).join(", ");
    out(differs.length === 0 ? say("compare.same-basis") : say("compare.differs", { parts }));
  }
  if (isBroken(differs)) out(say("compare.break"));
  if (differs.includes("scale")) out(say("compare.scale"));
  for (const line of onlyLines(difference)) out(line);
  const moved = nodes.some((node) => largestMovers(node, 1).length > 0);
  if (!moved && !differs.includes("scale")) {
    out(`\n${say("compare.equal")}`);
    return;
  }
  out(`\n${say("compare.nodes")}`);
  const heads = ["node", "units", "change", "shift", "spearman", "kendall", "bands", "apart"];
  const rows = nodes.filter((node) => node.kind !== "indicator").map(nodeCells);
  for (const line of tableLines(
    heads.map((head) => say(`compare.head.${head}`)),
    rows,
  ))
    out(`  ${line}`);
  out(colours.dim(`  ${say("compare.shift-note")}`));
  const [index] = nodes;
  const movers = index === undefined ? [] : largestMovers(index, MOVERS);
  if (index === undefined || movers.length === 0) return;
  out(`\n${say("compare.movers", { node: index.title })}`);
  for (const k of movers) {
    const low = index.changeLow[k]!;
    out(
      `  ${say("compare.mover", {
        unit: difference.units[k]!,
        before: formatScore(index.before[k]!),
        after: formatScore(index.after[k]!),
        change: formatSigned(index.change[k]!),
        interval: Number.isNaN(low) ? "none" : "there",
        low: formatSigned(low),
        high: formatSigned(index.changeHigh[k]!),
        rankBefore: index.rankBefore[k]!,
        rankAfter: index.rankAfter[k]!,
      })}`,
    );
  }

  function sideWords({ framework, period }: Comparand): string {
    return say("compare.side", {
      id: framework.id,
      version: framework.version,
      place: framework.place,
      period,
    });
  }

  function onlyLines(given: AssessmentDifference): readonly string[] {
    const lists = [
      ["units", "before", given.unitsBefore],
      ["units", "after", given.unitsAfter],
      ["nodes", "before", given.nodesBefore],
      ["nodes", "after", given.nodesAfter],
    ] as const;
    return lists
      .filter(([, , ids]) => ids.length > 0)
      .map(([what, side, ids]) => {
        const list = ids.length > 12 ? `${ids.slice(0, 12).join(", ")}, …` : ids.join(", ");
        return say(`compare.${what}-only`, { count: ids.length, side, list });
      });
  }
}

function nodeCells(node: NodeDifference): readonly string[] {
  const changes = node.change.filter((each) => !Number.isNaN(each));
  const mean = changes.length === 0 ? Number.NaN : changes.reduce((a, b) => a + b, 0) / changes.length;
  const { units, spearman, kendall, meanRankShift } = node.agreement;
  return [
    node.id,
    String(units),
    formatSigned(mean),
    formatScore(meanRankShift),
    formatScore(spearman),
    formatScore(kendall),
    String(node.bandShift.filter((shift) => Math.abs(shift) > 0).length),
    String(node.overlap.filter((each) => each === 0).length),
  ];
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The same as data; columns have one entry for each of `units`. */
export function differenceAsData(difference: AssessmentDifference): object {
  const { before, after, units, unitsBefore, unitsAfter, nodesBefore, nodesAfter, differs, nodes } =
    difference;
  return {
    before: sideAsData(before),
    after: sideAsData(after),
    differs,
    units,
    unitsBefore,
    unitsAfter,
    nodesBefore,
    nodesAfter,
    nodes: nodes.map(({ id, kind, agreement, overlap, ...columns }) => ({
      id,
      kind,
      agreement: {
        units: agreement.units,
        spearman: numberOrNull(agreement.spearman),
        kendall: numberOrNull(agreement.kendall),
        meanRankShift: numberOrNull(agreement.meanRankShift),
      },
      overlap: Array.from(overlap, (each) => (each < 0 ? null : each === 1)),
      ...Object.fromEntries(
        Object.entries(columns).flatMap(([name, column]) =>
          column instanceof Float64Array ? [[name, Array.from(column, numberOrNull)]] : [],
        ),
      ),
    })),
  };
}

function sideAsData({ framework, period, recipeHash, evidenceHash, scale }: Comparand): object {
  return { framework, period, recipe: recipeHash, evidence: evidenceHash, scale };
}

export function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** An interval in words of a table. */
export function rangeCell(low: number, high: number): string {
  return formatRange(numberOrNull(low), numberOrNull(high));
}
