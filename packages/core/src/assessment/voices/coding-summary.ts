/** Free words as far as they may be shown: how many were coded, how far coders agree, and what is new in them. */

import {
  type CodedWords,
  type CohenKappa,
  coderAgreement,
  codesByAnswer,
  originOf,
} from "../../evidence/index.ts";
import type { Threat } from "../../framework/index.ts";

export type CodingSummary = {
  readonly answers: number;
  readonly coders: number;
  /** Krippendorff's alpha over all coders; NaN where it cannot be computed. */
  readonly alpha: number;
  /** Cohen's kappa of each two coders. */
  readonly kappas: readonly CohenKappa[];
  /** Answers on which coders differ, and those that only one has coded. */
  readonly disputed: number;
  readonly onceOnly: number;
  /** Codes that all coders of an answer agree on, the most frequent first. */
  readonly codes: readonly {
    readonly code: string;
    /** Null where fewer gave it than may be shown. */
    readonly answers: number | null;
    /** No threat of the framework has this id, or comes from this code: a candidate for one. */
    readonly isNew: boolean;
  }[];
  /** Threats of the framework that come from people's own words. */
  readonly promoted: readonly {
    readonly threat: string;
    readonly code: string;
    /** When it was first said; "" where nobody noted it. */
    readonly since: string;
    readonly answers: number | null;
  }[];
};

/**
 * Sum up coded words. The words themselves never appear; codes that few gave are named without a number, in the
 * order of their names.
 */
export function summariseCoding(
  rows: readonly CodedWords[],
  threats: readonly Threat[],
  minimum: number,
): CodingSummary | null {
  if (rows.length === 0) return null;
  const { coders, answers, alpha, pairs, disputed, onceOnly } = coderAgreement(rows);
  const counts = new Map<string, number>();
  for (const { agreed, codes } of codesByAnswer(rows)) {
    const code = codes.values().next().value!;
    if (agreed && code !== "") counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  // With the sum known, one small count alone could be worked out from the others.
  const small = [...counts.values()].filter((count) => count < minimum);
  const isSafe = small.length !== 1;
  const shown = (count: number): number | null => (count >= minimum && isSafe ? count : null);
  const known = new Set(threats.flatMap(({ id, words }) => [id, words ?? id]));
  return {
    answers,
    coders: coders.length,
    alpha: alpha.alpha,
    kappas: pairs.map(({ kappa }) => kappa),
    disputed: disputed.length,
    onceOnly: onceOnly.length,
    codes: [...counts]
      .map(([code, count]) => ({ code, answers: shown(count), isNew: !known.has(code) }))
      .sort((a, b) => (b.answers ?? 0) - (a.answers ?? 0) || (a.code < b.code ? -1 : 1)),
    promoted: threats.flatMap(({ id, words: code }) => {
      const origin = code === undefined ? "not-said" : originOf(rows, id, code);
      if (typeof origin === "string") return [];
      return [
        {
          threat: id,
          code: origin.code,
          since: origin.first.period,
          answers: shown(origin.agreed.length),
        },
      ];
    }),
  };
}
