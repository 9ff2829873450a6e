/** Why there is no answer. Who does not know, who refuses and who was not asked are kept apart, always. */

/** `rejected`: there was an answer, and it cannot be read. */
export const answerReasons = ["not-answered", "not-asked", "dont-know", "refused", "rejected"] as const;

export type AnswerReason = (typeof answerReasons)[number];

/** The code of an answer that is there, in a column of reasons. */
export const ANSWERED = 0;
export const NOT_ANSWERED = 1;
export const NOT_ASKED = 2;
export const DONT_KNOW = 3;
export const REFUSED = 4;
export const ANSWER_REJECTED = 5;

/**
 * The reason behind a code; null for an answer that is there.
 *
 * @example
 * answerReason(3); // => "dont-know"
 * answerReason(0); // => null
 */
export function answerReason(code: number): AnswerReason | null {
  return answerReasons[code - 1] ?? null;
}
