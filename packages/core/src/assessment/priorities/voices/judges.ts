/** Weights of the criteria as judges stated them, by budget allocation or best–worst comparisons. */

import type { Judgement } from "../../../evidence/index.ts";
import { type Finding, finding } from "../../../finding.ts";
import { bestWorst } from "../elicitation/best-worst.ts";
import { sharesOfPoints } from "../elicitation/budget-allocation.ts";
import type { StatedWeights } from "../elicitation/group-weights.ts";

/** How judges were asked for weights. */
export type ElicitedBy = "budget-allocation" | "best-worst";

export type JudgeWeights = StatedWeights & {
  readonly judge: string;
  /** Best–worst only: the comparisons stay within the published threshold; true where none is published. */
  readonly consistent: boolean;
};

export type JudgeReading = {
  /** In the order of the codes. */
  readonly weights: readonly JudgeWeights[];
  readonly findings: readonly Finding[];
};

const asked = {
  "budget-allocation": ["budget-allocation"],
  "best-worst": ["best-to-others", "others-to-worst"],
} as const;

/** The weights of every judge who answered about every criterion; what cannot be used is told. */
export function weightsOfJudges(
  judgements: readonly Judgement[],
  criteria: readonly string[],
  by: ElicitedBy,
): JudgeReading {
  const findings: Finding[] = [];
  const byJudge = new Map<string, Map<string, Judgement>>();
  for (const each of judgements) {
    if (!(asked[by] as readonly string[]).includes(each.method)) continue;
    const own = byJudge.get(each.judge) ?? new Map<string, Judgement>();
    byJudge.set(each.judge, own);
    const earlier = own.get(keyOf(each.method, each.about));
    if (!criteria.includes(each.about)) findings.push(invalid(each, "about", each.row));
    else if (earlier !== undefined) findings.push(invalid(each, "twice", earlier.row));
    else own.set(keyOf(each.method, each.about), each);
  }
  const weights = [...byJudge].flatMap(([judge, own]): readonly JudgeWeights[] => {
    const first = judgements.find((each) => each.judge === judge)!;
    const lists = asked[by].map((method) =>
      criteria.map((about) => own.get(keyOf(method, about))?.value ?? Number.NaN),
    );
    const problem = problemOf(lists, by);
    if (problem !== null) {
      const values = { judge, method: by, problem };
      findings.push(finding("judgement-incomplete", { file: first.file, row: first.row }, values));
      return [];
    }
    const [one, two] = lists as [number[], number[]];
    if (by === "budget-allocation") {
      const shares = sharesOfPoints(one, criteria.length);
      return [{ judge, group: first.group, weights: shares, consistent: true }];
    }
    const solved = bestWorst({ ...endsOf(one, two), bestToOthers: one, othersToWorst: two });
    const consistent = !(solved.consistencyRatio > solved.threshold + 1e-9);
    return [{ judge, group: first.group, weights: solved.weights, consistent }];
  });
  return { weights: weights.sort((a, b) => (a.judge < b.judge ? -1 : 1)), findings };
}

/** Of several criteria as important as the best, the one farthest from the worst stands for it; likewise the worst. */
function endsOf(
  bestToOthers: readonly number[],
  othersToWorst: readonly number[],
): { readonly best: number; readonly worst: number } {
  const farthest = (ones: readonly number[], from: readonly number[], not: number): number =>
    ones.reduce((found, times, c) => {
      if (times !== 1 || c === not) return found;
      return found < 0 || from[c]! > from[found]! ? c : found;
    }, -1);
  const best = farthest(bestToOthers, othersToWorst, -1);
  return { best, worst: farthest(othersToWorst, bestToOthers, best) };
}

function problemOf(lists: readonly (readonly number[])[], by: ElicitedBy): string | null {
  if (lists.some((list) => list.some(Number.isNaN))) return "gap";
  if (by === "budget-allocation") return lists[0]!.some((points) => points > 0) ? null : "zero";
  const [one, two] = lists as [readonly number[], readonly number[]];
  const { best, worst } = endsOf(one, two);
  return best < 0 || worst < 0 || one[worst] !== two[best] ? "ends" : null;
}

function keyOf(method: string, about: string): string {
  return JSON.stringify([method, about]);
}

function invalid({ judge, about, value, file, row }: Judgement, problem: string, earlier: number): Finding {
  const where = { file, row, column: "about" };
  return finding("judgement-invalid", where, {
    judge,
    about: about.slice(0, 80),
    problem,
    value,
    row: earlier,
  });
}
