/** Agreement of the people who coded free words, and what they must still settle. */

import { type CodedWords, codesByAnswer } from "./coded-words.ts";
import { type CohenKappa, cohenKappa } from "./cohen-kappa.ts";
import { type KrippendorffAlpha, krippendorffAlpha } from "./krippendorff.ts";

export type CoderPair = { readonly first: string; readonly second: string; readonly kappa: CohenKappa };

export type CoderAgreement = {
  readonly coders: readonly string[];
  readonly answers: number;
  /** Over all coders, codes as names. Words nobody could code count as a code of their own. */
  readonly alpha: KrippendorffAlpha;
  readonly pairs: readonly CoderPair[];
  /** Answers on which coders differ, and those that only one has coded. */
  readonly disputed: readonly string[];
  readonly onceOnly: readonly string[];
};

/** How far coders agree, for all together and two by two. */
export function coderAgreement(rows: readonly CodedWords[], level = 0.95): CoderAgreement {
  const answers = codesByAnswer(rows);
  const coders = [...new Set(rows.map(({ coder }) => coder))];
  const places = new Map([...new Set(rows.map(({ code }) => code))].map((code, k) => [code, k]));
  const columns = coders.map((coder) => answers.map(({ codes }) => codes.get(coder) ?? null));
  const pairs = columns.flatMap((first, i) =>
    columns.slice(i + 1).map((second, j) => ({
      first: coders[i]!,
      second: coders[i + 1 + j]!,
      kappa: cohenKappa(first, second, level),
    })),
  );
  return {
    coders,
    answers: answers.length,
    alpha: krippendorffAlpha(
      columns.map((column) => column.map((code) => (code === null ? Number.NaN : places.get(code)!))),
      "nominal",
    ),
    pairs,
    disputed: answers.filter(({ agreed, codes }) => codes.size > 1 && !agreed).map(({ answer }) => answer),
    onceOnly: answers.filter(({ codes }) => codes.size === 1).map(({ answer }) => answer),
  };
}
