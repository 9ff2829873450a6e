/** A unit beside its peers, in a terminal and as data. */

import {
  type Assessment,
  formatScore,
  formatShare,
  formatSigned,
  type PeerDifference,
  type ScoreInterval,
  type Unit,
} from "@salus/core";
import type { Terminal } from "../terminal.ts";
import { numberOrNull, rangeCell } from "./show-difference.ts";
import { tableLines } from "./show-table.ts";

export function showPeers(
  { input, recipe }: Assessment,
  names: { readonly unit: string; readonly peers: string },
  rows: readonly PeerDifference[],
  { say, out, colours }: Terminal,
): void {
  const { framework } = input;
  out(colours.bold(say("compare.peers.title", names)));
  out(
    colours.dim(
      say("cli.summary.rests", {
        framework: framework.id,
        version: framework.version,
        place: framework.context.place,
        period: recipe.period.at,
      }),
    ),
  );
  out("");
  const head = ["node", "own", "peers", "difference", "above"].map((key) =>
    say(`compare.head.${key}`, names),
  );
  const cells = rows
    .filter(({ kind }) => kind !== "indicator")
    .map(({ id, own, peers, difference, pAbove }) => [
      id,
      scoreCell(own),
      scoreCell(peers),
      Number.isNaN(difference.low)
        ? formatSigned(difference.score)
        : say("compare.range", {
            value: formatSigned(difference.score),
            low: formatSigned(difference.low),
            high: formatSigned(difference.high),
          }),
      formatShare(pAbove),
    ]);
  for (const line of tableLines(head, cells)) out(`  ${line}`);
  out(colours.dim(`  ${say("compare.peers.note", names)}`));
}

function scoreCell({ score, low, high }: ScoreInterval): string {
  return Number.isNaN(low) ? formatScore(score) : `${formatScore(score)} (${rangeCell(low, high)})`;
}

export function peersAsData(
  { input, recipe }: Assessment,
  unit: Unit,
  peers: string,
  rows: readonly PeerDifference[],
): object {
  const { id, version, context } = input.framework;
  const interval = ({ score, low, high }: ScoreInterval): object => ({
    score: numberOrNull(score),
    low: numberOrNull(low),
    high: numberOrNull(high),
  });
  return {
    framework: { id, version },
    place: context.place,
    period: recipe.period.at,
    unit: unit.id,
    peers,
    nodes: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      own: interval(row.own),
      peers: interval(row.peers),
      peersCount: row.count,
      difference: interval(row.difference),
      pAbove: numberOrNull(row.pAbove),
    })),
  };
}
