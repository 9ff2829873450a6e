/** The tables of counts behind a question, and which of its figures they let through. */

import type { SurveyColumn } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import type { Door } from "./door.ts";
import type { Grouping } from "./survey-evidence.ts";

/** Rows of the tables that sum up others; no code of a form looks like these. */
const COUNTS = "(counts)";
const REST = "(rest)";
const ANSWERED_ROW = "(answered)";

/** A variable that tables have as rows, with the sums above its answers. */
export type TableVariable = { readonly variable: string; readonly above: ReadonlyMap<string, string> };

/** Put the answers among what is known of people; returns the variables that tables count, with their sums. */
export function addAnswers(
  people: Map<string, readonly string[]>,
  column: SurveyColumn,
  counts: readonly string[] | null,
): readonly TableVariable[] {
  const none = new Map<string, string>();
  if (column.kind === "choices") {
    return column.choices.map((choice, c) => {
      const variable = `names ${choice}`;
      people.set(
        variable,
        Array.from(column.reasons, (reason, person) =>
          reason !== 0 ? "" : column.named[c]![person] === 1 ? COUNTS : REST,
        ),
      );
      return { variable, above: none };
    });
  }
  if (column.kind === "choice") {
    people.set("answer", columnTexts(column));
    // Where one choice counts, or all but one, the sum is that choice.
    const above = new Map(
      counts === null
        ? []
        : column.choices.map((choice) => [choice, counts.includes(choice) ? COUNTS : REST] as const),
    );
    return [{ variable: "answer", above }];
  }
  people.set(
    "answer",
    Array.from(column.reasons, (reason) => (reason === 0 ? ANSWERED_ROW : "")),
  );
  return [{ variable: "answer", above: none }];
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
