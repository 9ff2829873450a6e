/** The tables of counts behind a question, and which of its figures they let through. */

import { columnTexts } from "./column-texts.ts";
import type { Door } from "./door.ts";
import type { FigureColumn } from "./group-figures.ts";
import type { Grouping } from "./survey-evidence.ts";

/** Rows of the tables that sum up others; no code of a form looks like these. */
const COUNTS = "(counts)";
const REST = "(rest)";
const ANSWERED_ROW = "(answered)";

/** A variable that tables have as rows, with the sums above its answers. */
export type TableVariable = { readonly variable: string; readonly above: ReadonlyMap<string, string> };

export type AnswerVariables = {
  /** Those that tables have as rows. */
  readonly variables: readonly TableVariable[];
  readonly people: ReadonlyMap<string, readonly string[]>;
};

/** The answers of each person as variables to count by: one for a question, or one for each choice of several. */
export function answerVariables(column: FigureColumn, counts: readonly string[] | null): AnswerVariables {
  if (column.kind === "choices") {
    const named = column.choices.map((choice, c) => {
      const names = Array.from(column.reasons, (reason, person) =>
        reason !== 0 ? "" : column.named[c]![person] === 1 ? COUNTS : REST,
      );
      return [`names ${choice}`, names] as const;
    });
    const above = new Map<string, string>();
    return { variables: named.map(([variable]) => ({ variable, above })), people: new Map(named) };
  }
  const variable = "answer";
  if (column.kind === "choice") {
    // Where one choice counts, or all but one, the sum is that choice.
    const above = new Map(
      counts === null
        ? []
        : column.choices.map((choice) => [choice, counts.includes(choice) ? COUNTS : REST] as const),
    );
    return { variables: [{ variable, above }], people: new Map([[variable, columnTexts(column)]]) };
  }
  const answered = Array.from(column.reasons, (reason) => (reason === 0 ? ANSWERED_ROW : ""));
  return { variables: [{ variable, above: new Map() }], people: new Map([[variable, answered]]) };
}

/** Whether the share of a choice, of all that count, or the number of answers may be shown for a group. */
export type Shows = (
  what: { readonly choice: number } | "counts" | "n",
  g: number,
  code: string | null,
) => boolean;

export function showing(
  door: Door,
  kind: FigureColumn["kind"],
  choices: readonly string[],
  groupings: readonly Grouping[],
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
    const row = what === "n" ? null : what === "counts" ? COUNTS : choices[what.choice]!;
    if (!door.shows(g, row, code)) return false;
    if (what !== "counts") return true;
    return door.shows(g, REST, code) && door.shows(g, null, code);
  };
}
