/** A new threat from what people said, with a trace to the first words. */

import { isIdentifier, type Threat } from "../../framework/index.ts";
import { type AnswerCodes, type CodedWords, codesByAnswer } from "./coded-words.ts";

/** What whoever adds the threat states; all else follows from the words. */
export type ThreatProposal = Pick<
  Threat,
  "id" | "title" | "component" | "freedoms" | "preventable" | "sensitivity"
> & {
  /** The code in the table. */
  readonly code: string;
};

/** Where a threat comes from. The words are the case's own and leave it only through disclosure control. */
export type ThreatOrigin = {
  readonly threat: string;
  readonly code: string;
  /** The earliest answer that coders agree on; of one period, the first in the table. */
  readonly first: AnswerCodes["said"] & {
    readonly answer: string;
    readonly coders: readonly string[];
    readonly file: string;
    readonly row: number;
  };
  /** All answers that coders agree on, earliest first, and those that only some gave the code. */
  readonly agreed: readonly string[];
  readonly disputed: readonly string[];
};

/** `known`: the framework has such an id already. `not-said`: nobody gave the code. `one-coder`: no two did to one answer. */
export type PromotionRefusal = "id-invalid" | "known" | "not-said" | "one-coder";

export type Promotion =
  | { readonly threat: Threat; readonly origin: ThreatOrigin; readonly refused: null }
  | { readonly threat: null; readonly origin: null; readonly refused: PromotionRefusal };

/**
 * Make a code a threat. At least one answer must have the code from two people, and nobody another one for it.
 *
 * @param known  ids of threats, components and indicators that the framework has
 */
export function promoteThreat(
  rows: readonly CodedWords[],
  proposal: ThreatProposal,
  known: ReadonlySet<string>,
): Promotion {
  const { code, ...stated } = proposal;
  const refuse = (refused: PromotionRefusal): Promotion => ({ threat: null, origin: null, refused });
  if (!isIdentifier(stated.id)) return refuse("id-invalid");
  if (known.has(stated.id)) return refuse("known");
  const origin = originOf(rows, stated.id, code);
  if (typeof origin === "string") return refuse(origin);
  return {
    threat: {
      ...stated,
      plainWords: origin.first.words,
      alsoTouches: [],
      severityIndicators: [],
      pervasivenessIndicators: [],
      source: origin.first.answer,
      words: code,
      more: {},
    },
    origin,
    refused: null,
  };
}

/** Where a threat comes from: the answers whose coders agree on its code; or why it cannot be said to come from any. */
export function originOf(
  rows: readonly CodedWords[],
  threat: string,
  code: string,
): ThreatOrigin | "not-said" | "one-coder" {
  const having = codesByAnswer(rows).filter(({ codes }) => [...codes.values()].includes(code));
  if (having.length === 0) return "not-said";
  // Answers without a period come after dated ones: nobody knows that they were first.
  const agreed = having
    .filter((each) => each.agreed)
    .toSorted((a, b) => compare(a.said.period || "~", b.said.period || "~"));
  const first = agreed[0];
  if (first === undefined) return "one-coder";
  const { file, row } = rows.find(({ answer }) => answer === first.answer)!;
  return {
    threat,
    code,
    first: { ...first.said, answer: first.answer, coders: [...first.codes.keys()], file, row },
    agreed: agreed.map(({ answer }) => answer),
    disputed: having.filter((each) => !each.agreed).map(({ answer }) => answer),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
