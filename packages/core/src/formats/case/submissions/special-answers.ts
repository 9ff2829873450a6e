/** Answers that are none: don't know, refused, not asked. Words are known; numbers must be stated. */

import { DONT_KNOW, NOT_ANSWERED, NOT_ASKED, REFUSED, type SpecialCodes } from "../../../evidence/index.ts";

const words: readonly (readonly [RegExp, number])[] = [
  [
    /^(dk|dnk|dkn|nsp|no sabe|ne sait pas|(i )?(do not|dont|don t|does not|doesnt|doesn t) know)( (or )?(not sure|unsure|no answer|refused|cant say))?$/,
    DONT_KNOW,
  ],
  [
    /^(pnta|pnts|refused( to answer)?|refuse to answer|refusal|declined?( to answer)?|no responde|refus(e de repondre)?|(i )?prefers? not to (answer|say)|would rather not (answer|say))$/,
    REFUSED,
  ],
  [/^(no answer|not answered|no response|sans reponse)$/, NOT_ANSWERED],
  [/^(not asked|question not asked|skipped)$/, NOT_ASKED],
];

/** What R, Stata and spreadsheets write for nothing. */
const NOTHING = /^(na|n\/a|nan|null|#n\/a|\.|\.[a-z])$/i;

// Codes of the field. They are taken for numbers only where someone says that they are.
const SUSPECT = new Set([
  "-77",
  "-88",
  "-97",
  "-98",
  "-99",
  "-777",
  "-888",
  "-998",
  "-999",
  "-9998",
  "-9999",
]);

/** Tells the reason code of a text; 0 where it is an answer. */
export type SpecialAnswers = {
  /** Stated codes, compared as text. */
  stated(text: string): number;
  /** Stated codes and known words. */
  spoken(text: string): number;
  isSuspect(text: string): boolean;
};

/**
 * What answers mean that are no answers.
 *
 * @param codes  stated for the survey and for the item; a later list goes before an earlier one
 */
export function specialAnswers(...codes: readonly SpecialCodes[]): SpecialAnswers {
  const reasons = new Map<string, number>();
  const numbers = new Set<string>();
  for (const { dontKnow, refused, notAsked, notAnswered, values } of codes) {
    const add = (texts: readonly string[], reason: number): void => {
      for (const text of texts) reasons.set(keyOf(text), reason);
    };
    add(dontKnow, DONT_KNOW);
    add(refused, REFUSED);
    add(notAsked, NOT_ASKED);
    add(notAnswered, NOT_ANSWERED);
    for (const text of values) {
      numbers.add(keyOf(text));
      reasons.delete(keyOf(text));
    }
  }
  const stated = (text: string): number => reasons.get(keyOf(text)) ?? 0;
  return {
    stated,
    spoken: (text) => stated(text) || (numbers.has(keyOf(text)) ? 0 : reasonOfWords(text)),
    isSuspect: (text) => SUSPECT.has(keyOf(text)) && !numbers.has(keyOf(text)),
  };
}

/**
 * The reason that common words give; 0 for any other text.
 *
 * @example
 * reasonOfWords("Don't know"); // => 3
 * reasonOfWords("prefer_not_to_answer"); // => 4
 * reasonOfWords("Don't know where to go"); // => 0
 */
export function reasonOfWords(text: string): number {
  if (text.length > 60) return 0;
  const plain = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’`]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? 0;
}

/** Whether a cell says in the way of a program that there is nothing. */
export function isNothing(text: string): boolean {
  return text === "" || NOTHING.test(text);
}

/** 98 and 98.0 are the same code: spreadsheets write either. */
function keyOf(text: string): string {
  const plain = text.trim().toLowerCase();
  return /^-?\d+\.0+$/.test(plain) ? plain.slice(0, plain.indexOf(".")) : plain;
}
