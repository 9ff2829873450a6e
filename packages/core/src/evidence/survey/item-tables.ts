/** The tables of counts behind a question, and which of its figures they let through. */

import type { SurveyColumn } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import type { Door } from "./door.ts";
import type { Grouping } from "./survey-evidence.ts";

/** Rows of the tables that sum up others; no code of a form looks like these. */
const COUNTS = "(counts)";
const REST = "(rest)";
const ANSWERED_ROW = "(answered)";

/** Whether each person gave one of some answers, as the only variable of a question's tables. */
export type HeldAnswers = { readonly codes: readonly string[] };

/** A variable that tables have as rows, with the sums above its answers. */
export type TableVariable = {
  readonly variable: string;
  readonly above: ReadonlyMap<string, string>;
  /** All answers that could be given. */
  readonly codes: readonly string[];
};

/** The variables that the tables of a question count, with their sums. */
export function tableVariables(
  column: SurveyColumn,
  counts: readonly string[] | null,
  held: HeldAnswers | null,
): readonly TableVariable[] {
  const none = new Map<string, string>();
  if (held !== null)
    return [{ variable: heldVariable(held), above: none, codes: [HELD_WORD, NOT_HELD_WORD] }];
  if (column.kind === "choices")
    return column.choices.map((choice) => ({
      variable: `names ${choice}`,
      above: none,
      codes: [COUNTS, REST],
    }));
  if (column.kind !== "choice") return [{ variable: "answered", above: none, codes: [] }];
  // Where one choice counts, or all but one, the sum is that choice.
  const above =
    counts === null
      ? none
      : new Map(column.choices.map((choice) => [choice, counts.includes(choice) ? COUNTS : REST] as const));
  return [{ variable: "answer", above, codes: column.choices }];
}

const HELD = "holds one of ";
export const HELD_WORD = "yes";
export const NOT_HELD_WORD = "no";

function heldVariable({ codes }: HeldAnswers): string {
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

/** Whether the share of a choice, of all that count, or the number of answers may be shown for a group. */
export type Shows = (
  what: { readonly choice: number } | "counts" | "n",
  g: number,
  code: string | null,
) => boolean;

export function showing(
  door: Door,
  kind: SurveyColumn["kind"],
  choices: readonly string[],
  groupings: readonly Grouping[],
  isHeld: boolean,
): Shows {
  const perVariable = groupings.length + 1;
  return (what, g, code) => {
    if (kind === "choices") {
      // Each choice is a question of its own; all share the people who answered.
      if (what === "n") return choices.every((_, c) => door.shows(c * perVariable + g, null, code));
      if (what === "counts") return false;
      const table = what.choice * perVariable + g;
      return [COUNTS, REST, null].every((row) => door.shows(table, row, code));
    }
    // Of answers that are held or not there are two, which are no sums.
    const [holds, rest] = isHeld ? [HELD_WORD, NOT_HELD_WORD] : [COUNTS, REST];
    const row = what === "n" ? null : what === "counts" ? holds : choices[what.choice]!;
    if (!door.shows(g, row, code)) return false;
    if (what !== "counts") return true;
    return door.shows(g, rest, code) && door.shows(g, null, code);
  };
}
