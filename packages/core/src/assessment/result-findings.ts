/** What an assessment itself brought up: units without a score, runs that failed, weights that the data refused. */

import { type Finding, finding } from "../finding.ts";
import type { Assessment } from "./assessment.ts";
import type { AssessedPeriod } from "./change/index.ts";
import { type Engine, type EngineInput, noScoreCode } from "./index/index.ts";
import type { NodeResult } from "./node-result.ts";
import type { Replays } from "./uncertainty/index.ts";

/** Units that were screened out, and nodes whose weights the data refused. */
export function columnFindings(
  { units }: EngineInput,
  { tree }: Engine,
  { nodes, derived }: ReturnType<Engine["run"]>,
): readonly Finding[] {
  const screened = noScoreCode("screened-out");
  const out = units.filter((_, u) => nodes[0]!.reason[u] === screened).map(({ id }) => id);
  const refused = [...derived].flatMap(([position, weights]) => {
    if (weights.shares !== null) return [];
    const { id, children } = tree[position]!;
    const named = weights.children.map((k) => tree[children[k]!]!.id).join(", ");
    const where = { file: "recipe.yaml", column: "weights" };
    return [finding("weights-refused", where, { id, problem: weights.problem, children: named })];
  });
  return [
    ...(out.length === 0
      ? []
      : [
          finding(
            "units-screened-out",
            { file: "recipe.yaml", column: "screen" },
            { count: out.length, of: units.length, units: out.slice(0, 20).join(", ") },
          ),
        ]),
    ...refused,
  ];
}

/** Units without an index, and runs that gave none. */
export function summaryFindings(
  nodes: readonly NodeResult[],
  replays: Replays | null,
  sensitivity: Assessment["sensitivity"],
): readonly Finding[] {
  const index = nodes[0]!;
  const without = index.score.reduce((count, score) => (Number.isNaN(score) ? count + 1 : count), 0);
  const failed = replays?.failed.reduce((sum, each) => sum + each, 0) ?? 0;
  return [
    ...(without > 0
      ? [finding("units-without-score", { file: "scores.csv" }, { count: without, of: index.score.length })]
      : []),
    ...(failed > 0
      ? [
          finding(
            "runs-failed",
            { file: "recipe.yaml", column: "uncertainty" },
            { count: failed, of: replays!.count },
          ),
        ]
      : []),
    ...(sensitivity !== null && sensitivity.failed > 0
      ? [
          finding(
            "sensitivity-runs-failed",
            { file: "recipe.yaml", column: "uncertainty.sensitivity" },
            { count: sensitivity.failed, of: sensitivity.runs },
          ),
        ]
      : []),
  ];
}

/** What keeps a change from being read, said once for all units. */
export function changeFindings(
  compared: readonly AssessedPeriod[],
  isComparable: boolean,
): readonly Finding[] {
  const where = { file: "recipe.yaml", column: "period.compareWith" };
  const empty = compared.filter(({ nodes }) => nodes[0]!.score.every(Number.isNaN));
  return [
    ...(compared.length > 0 && !isComparable ? [finding("change-not-comparable", where)] : []),
    ...empty.map(({ period }) => finding("change-without-scores", where, { period })),
  ];
}
