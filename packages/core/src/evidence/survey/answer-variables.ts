/** What people answered to a question, as the variables that its tables and a ledger count by. */

import type { SurveyColumn } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";

/** Rows of tables that are several answers, or one of several choices; no code of a form looks like these. */
export const COUNTS = "(counts)";
export const REST = "(rest)";
const ANSWERED_ROW = "(answered)";

/** Whether each person gave one of some answers, as the only variable of a question's tables. */
export type HeldAnswers = { readonly codes: readonly string[] };

const HELD = "holds one of ";
export const HELD_WORD = "yes";
export const NOT_HELD_WORD = "no";

/** The variable of who gave one of some answers: the same in every release. */
export function heldVariable({ codes }: HeldAnswers): string {
  return HELD + JSON.stringify([...new Set(codes)].sort());
}

/**
 * What people answered to a variable of a question's tables, also to one that only tables before had: "" where they
 * gave no answer. Undefined for a variable that is of something else.
 */
export function answersBy(column: SurveyColumn, variable: string): readonly string[] | undefined {
  if (variable === "answered")
    return Array.from(column.reasons, (reason) => (reason === 0 ? ANSWERED_ROW : ""));
  if (variable === "answer") return columnTexts(column);
  if (variable.startsWith("names ")) return whoNames(column, [variable.slice("names ".length)], COUNTS, REST);
  if (!variable.startsWith(HELD)) return undefined;
  return whoNames(
    column,
    JSON.parse(variable.slice(HELD.length)) as readonly string[],
    HELD_WORD,
    NOT_HELD_WORD,
  );
}

/** For each person one word if one of the answers was given, and another if not; "" without an answer. */
export function whoNames(
  column: SurveyColumn,
  codes: readonly string[],
  word: string,
  other: string,
): readonly string[] {
  const wanted = new Set(codes);
  const texts = columnTexts(column);
  return Array.from(column.reasons, (reason, person) => {
    if (reason !== 0) return "";
    const holds =
      column.kind === "choices"
        ? column.choices.some((choice, c) => wanted.has(choice) && column.named[c]![person] === 1)
        : wanted.has(texts[person]!);
    return holds ? word : other;
  });
}
