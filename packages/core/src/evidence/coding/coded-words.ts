/** What people said freely, and how it was coded: by two people, each by a code of theirs, the words kept as spoken. */

/** One coder's code for one answer. */
export type CodedWords = {
  /** Id of the answer, the same for both coders. */
  readonly answer: string;
  /** As spoken, in the speaker's language. */
  readonly words: string;
  /** Language tag (BCP 47) of the words; "" where it was not noted. */
  readonly language: string;
  /** Unit it was said in, and when; "" where not noted. */
  readonly place: string;
  readonly period: string;
  readonly coder: string;
  /** A threat's id, or a new code; "" for words that could not be coded. */
  readonly code: string;
  readonly file: string;
  readonly row: number;
};

export type AnswerCodes = {
  readonly answer: string;
  /** Coder to code, in the order of the table. */
  readonly codes: ReadonlyMap<string, string>;
  /** All that is the same for every coder, from the row that has words. */
  readonly said: Pick<CodedWords, "words" | "language" | "place" | "period">;
  /** Two coders or more gave it, all of them the same code. */
  readonly agreed: boolean;
};

/** Rows by answer, in the order in which answers come first. A coder's second code for an answer is passed over. */
export function codesByAnswer(rows: readonly CodedWords[]): readonly AnswerCodes[] {
  const answers = new Map<string, CodedWords[]>();
  for (const row of rows) answers.set(row.answer, [...(answers.get(row.answer) ?? []), row]);
  return [...answers].map(([answer, own]) => {
    const codes = new Map<string, string>();
    for (const { coder, code } of own) if (!codes.has(coder)) codes.set(coder, code);
    const { words, language, place, period } = own.find((row) => row.words !== "") ?? own[0]!;
    return {
      answer,
      codes,
      said: { words, language, place, period },
      agreed: codes.size > 1 && new Set(codes.values()).size === 1,
    };
  });
}
