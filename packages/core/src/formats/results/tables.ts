/** The tables of an assessment, as the contract names their columns: a header, and rows one after the other. */

import {
  type AssessedPeriod,
  type Assessment,
  type FilledFrom,
  filledFromPeriods,
  type NodeResult,
  noScoreReason,
  probabilityAbove,
  probabilityOfTop,
  SCORED,
} from "../../assessment/index.ts";
import type { Finding } from "../../finding.ts";
import type { Say } from "../../messages/index.ts";
import type { CsvCell } from "../csv-writer.ts";

export type ResultTable = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: Iterable<readonly CsvCell[]>;
};

/** `scores.csv`: every node of every unit, for the period assessed and then for those it is compared with. */
export function scoresTable(assessment: Assessment): ResultTable {
  return {
    file: "scores.csv",
    header: [
      "unit",
      "period",
      "node",
      "kind",
      "score",
      "scoreLow",
      "scoreHigh",
      "native",
      "rank",
      "rankLow",
      "rankHigh",
      "coverage",
      "sourcePeriod",
      "reason",
    ],
    rows: scoreRows(assessment),
  };
}

function* scoreRows({
  input,
  nodes,
  recipe,
  scale,
  columns,
  compared,
}: Assessment): Generator<readonly CsvCell[]> {
  yield* periodRows({ period: recipe.period.at, input, scale, nodes, columns });
  for (const each of compared) yield* periodRows(each);
}

function* periodRows({
  period,
  input,
  scale,
  nodes,
  columns,
}: Omit<AssessedPeriod, "replays">): Generator<readonly CsvCell[]> {
  const { panel, units } = input;
  for (const node of nodes) {
    const column = columns.find(({ indicator }) => indicator === node.indicator);
    const filled = column === undefined ? undefined : filledFromPeriods({ input }, column);
    for (let u = 0; u < units.length; u++) {
      const score = node.score[u]!;
      const sourcePeriod = node.indicator < 0 ? 0 : panel.sourcePeriod[node.indicator * units.length + u]!;
      yield [
        units[u]!.id,
        period,
        node.id,
        node.kind,
        scale === "unit" ? score : undefined,
        scale === "unit" ? node.interval?.scoreLow[u] : undefined,
        scale === "unit" ? node.interval?.scoreHigh[u] : undefined,
        scale === "native" ? score : undefined,
        node.rank[u]!,
        node.interval?.rankLow[u],
        node.interval?.rankHigh[u],
        node.coverage[u]!,
        filled?.has(u) ? filledPeriods(filled.get(u)!) : panel.periods[sourcePeriod - 1],
        node.reason[u] === SCORED ? undefined : noScoreReason(node.reason[u]!),
      ];
    }
  }
}

/** The period of a value from another one; both, where it lies on the line between two. */
function filledPeriods({ from, to }: FilledFrom): string {
  return from === to ? from : `${from};${to}`;
}

/** `leave-one-out.csv`; null where it was not computed. */
export function leaveOneOutTable({ leaveOneOut, input }: Assessment): ResultTable | null {
  if (leaveOneOut === null) return null;
  return {
    file: "leave-one-out.csv",
    header: ["indicator", "unit", "score", "rank", "change"],
    rows: leaveOneOut.flatMap((each) =>
      input.units.map((unit, u) => [
        input.framework.indicators[each.indicator]!.id,
        unit.id,
        each.score[u]!,
        each.rank[u]!,
        each.change[u]!,
      ]),
    ),
  };
}

/** `choices.csv`: how far each varied choice alone moves each unit's index rank; null without replays. */
export function choicesTable({ influence, input }: Assessment): ResultTable | null {
  if (influence === null) return null;
  return {
    file: "choices.csv",
    header: ["choice", "unit", "rankShift"],
    rows: influence.flatMap(({ at, rankShift }) =>
      input.units.map((unit, u) => [at, unit.id, rankShift[u]!]),
    ),
  };
}

/** `sensitivity.csv`: the share of each choice in the variance of each target; null where it was not computed. */
export function sensitivityTable({ sensitivity }: Assessment): ResultTable | null {
  if (sensitivity === null) return null;
  return {
    file: "sensitivity.csv",
    header: ["target", "choice", "first", "firstLow", "firstHigh", "total", "totalLow", "totalHigh"],
    rows: sensitivity.targets.flatMap(({ target, shares }) =>
      shares.map((each) => [
        target,
        each.choice,
        each.first,
        each.firstLow,
        each.firstHigh,
        each.total,
        each.totalLow,
        each.totalHigh,
      ]),
    ),
  };
}

/** The k of `ranks.csv`. */
export const TOP = [1, 3, 5, 10, 20] as const;

/** `ranks.csv`: the share of runs in which a unit is among the first k; null without replays. */
export function ranksTable({ replays, input, nodes }: Assessment): ResultTable | null {
  if (replays === null) return null;
  const n = input.units.length;
  return {
    file: "ranks.csv",
    header: ["unit", "node", "k", "pTopK"],
    rows: replays.targets.flatMap((node, target) =>
      TOP.flatMap((k) => {
        const shares = probabilityOfTop(replays, target, n, k);
        return input.units.map((unit, u) => [unit.id, nodes[node]!.id, k, shares[u]!]);
      }),
    ),
  };
}

/** `pairs.csv`: the share of runs in which a stands above b, at the index; null without replays. */
export function pairsTable({ replays, input, nodes }: Assessment): ResultTable | null {
  if (replays === null) return null;
  return { file: "pairs.csv", header: ["node", "a", "b", "pAboveB"], rows: pairRows(replays, input, nodes) };
}

function* pairRows(
  replays: NonNullable<Assessment["replays"]>,
  { units }: Assessment["input"],
  nodes: readonly NodeResult[],
): Generator<readonly CsvCell[]> {
  const index = nodes[0]!;
  const scored = units.flatMap((_, u) => (Number.isNaN(index.score[u]!) ? [] : [u]));
  for (const a of scored) {
    for (const b of scored) {
      if (a < b)
        yield [index.id, units[a]!.id, units[b]!.id, probabilityAbove(replays, 0, units.length, a, b)];
    }
  }
}

/** `findings.csv`, in the reader's language. */
export function findingsTable(findings: readonly Finding[], say: Say): ResultTable {
  return {
    file: "findings.csv",
    header: ["code", "severity", "file", "row", "column", "message", "remedy"],
    rows: findings.map(({ code, severity, where, values }) => [
      code,
      severity,
      where.file,
      where.row,
      where.column,
      say(`finding.${code}.message`, { file: where.file, ...values }),
      say(`finding.${code}.remedy`, { file: where.file, ...values }),
    ]),
  };
}
