/** One question's answers, cell by cell, into typed columns. */

import { ANSWER_REJECTED, ANSWERED, NOT_ANSWERED, type SurveyColumn } from "../../../evidence/index.ts";
import { parseNumber } from "../table.ts";
import type { ChoiceLookup } from "./choice-lookup.ts";
import { dayOf } from "./day-of.ts";
import { growing } from "./growing.ts";
import { isNothing, type SpecialAnswers } from "./special-answers.ts";

/** What a reader is given of one row. `whenEmpty` is the reason for an empty cell. */
type RowCells = {
  readonly row: number;
  /** The cell of the question. */
  readonly cell: string;
  /** The cell of one choice; undefined where it has no column. */
  choiceCell(choice: string): string | undefined;
  whenEmpty(): number;
};

export type Problem = (code: "answer-not-in-list" | "answer-not-number", row: number, value: string) => void;

export type ColumnReader = {
  push(cells: RowCells): void;
  /** The column, of these rows; null where it turned out to hold no such answers. */
  column(question: string, rows: Int32Array): SurveyColumn | null;
  /** An open list in which most answers are different, so that it gives no column. */
  readonly tooManyAnswers?: { readonly different: number; readonly answered: number } | undefined;
  /** Numbers that look like codes which nobody stated: the first, its row and how many. */
  readonly suspects?: { readonly value: string; readonly row: number; readonly count: number } | undefined;
};

/** One of a list; the list grows by what is met if it is not closed. */
export function choiceReader(
  lookup: ChoiceLookup,
  { ordered, problem }: { readonly ordered: boolean; readonly problem: Problem | null },
): ColumnReader {
  const codes = growing(Int32Array);
  const reasons = growing(Uint8Array);
  let answered = 0;
  const met = new Map<string, number>();
  return {
    push({ row, cell, whenEmpty }) {
      let code = -1;
      let reason = ANSWERED;
      const found = cell === "" ? undefined : lookup.find(cell);
      if (found !== undefined) {
        code = found.position;
        reason = found.reason;
      } else if (isNothing(cell)) reason = whenEmpty();
      else if (problem === null) {
        code = met.get(cell) ?? met.size + lookup.choices.length;
        if (!met.has(cell)) met.set(cell, code);
      } else {
        reason = ANSWER_REJECTED;
        problem("answer-not-in-list", row, cell);
      }
      if (reason === ANSWERED) answered++;
      codes.push(code);
      reasons.push(reason);
    },
    get tooManyAnswers() {
      return isFreeText(met.size, answered) ? { different: met.size, answered } : undefined;
    },
    column(question, rows) {
      if (isFreeText(met.size, answered)) return null;
      const choices = [...lookup.choices, ...met.keys()];
      const picked = codes.pick(rows);
      return {
        kind: "choice",
        question,
        codes: choices.length <= 32_767 ? Int16Array.from(picked) : picked,
        choices,
        ordered,
        reasons: reasons.pick(rows),
      };
    },
  };
}

/** Where most people gave an answer of their own there are no codes but words, or ids. */
function isFreeText(different: number, answered: number): boolean {
  return different > 50 && different > answered / 2;
}

const YES = /^(1|1\.0+|true|yes|oui|si|sí)$/i;
const NO = /^(0|0\.0+|false|no|non)$/i;

/** Any of a list: from one column of names, or from one column a choice. */
export function choicesReader(
  lookup: ChoiceLookup,
  problem: Problem,
  names: readonly string[],
): ColumnReader {
  const named = lookup.choices.map(() => growing(Uint8Array));
  const reasons = growing(Uint8Array);
  const chosen = new Uint8Array(lookup.choices.length);
  const meanings = names.map((name) => lookup.find(name)!);
  return {
    push(cells) {
      chosen.fill(0);
      const reason = readSplit(cells) ?? readJoined(cells);
      for (const [position, is] of chosen.entries()) named[position]!.push(reason === ANSWERED ? is : 0);
      reasons.push(reason);
    },
    column: (question, rows) => ({
      kind: "choices",
      question,
      choices: lookup.choices,
      named: named.map((each) => each.pick(rows)),
      reasons: reasons.pick(rows),
    }),
  };

  /** Undefined where there are no columns of choices, or nothing stands in any. */
  function readSplit({ row, choiceCell }: RowCells): number | undefined {
    let filled = false;
    let any = false;
    let special = 0;
    for (const [i, name] of names.entries()) {
      const cell = choiceCell(name);
      if (cell === undefined || isNothing(cell)) continue;
      filled = true;
      if (NO.test(cell)) continue;
      const meaning = meanings[i]!;
      // Some exports repeat the choice's name or label instead of 1.
      if (!YES.test(cell) && lookup.find(cell)?.position !== meaning.position) {
        problem("answer-not-in-list", row, cell);
        continue;
      }
      if (meaning.position < 0) special ||= meaning.reason;
      else {
        chosen[meaning.position] = 1;
        any = true;
      }
    }
    if (!filled) return undefined;
    // People who name something and add "don't know" have answered. Nothing but zeros is an answer: none of them.
    return any ? ANSWERED : special;
  }

  function readJoined({ row, cell, whenEmpty }: RowCells): number {
    if (isNothing(cell) && lookup.find(cell) === undefined) return whenEmpty();
    let any = false;
    let special = 0;
    for (const meaning of lookup.split(cell)) {
      if (meaning === undefined) continue;
      if (meaning.position < 0) special ||= meaning.reason;
      else {
        chosen[meaning.position] = 1;
        any = true;
      }
    }
    if (lookup.split(cell).includes(undefined)) problem("answer-not-in-list", row, cell);
    return any ? ANSWERED : special || ANSWER_REJECTED;
  }
}

/** Choices in the order they stand in the cell. */
export function rankingReader(lookup: ChoiceLookup, problem: Problem): ColumnReader {
  const places = lookup.choices.map(() => growing(Int16Array));
  const reasons = growing(Uint8Array);
  const ranks = new Int16Array(lookup.choices.length);
  return {
    push({ row, cell, whenEmpty }) {
      ranks.fill(0);
      const isEmpty = isNothing(cell);
      const parts = isEmpty ? [] : lookup.split(cell);
      let next = 1;
      for (const part of parts) {
        if (part !== undefined && part.position >= 0 && ranks[part.position] === 0)
          ranks[part.position] = next++;
      }
      if (parts.includes(undefined)) problem("answer-not-in-list", row, cell);
      const special = parts.find((part) => part !== undefined && part.reason > 0)?.reason;
      const reason = isEmpty ? whenEmpty() : next > 1 ? ANSWERED : (special ?? ANSWER_REJECTED);
      for (const [position, rank] of ranks.entries()) places[position]!.push(rank);
      reasons.push(reason);
    },
    column: (question, rows) => ({
      kind: "ranking",
      question,
      choices: lookup.choices,
      places: places.map((each) => each.pick(rows)),
      reasons: reasons.pick(rows),
    }),
  };
}

/**
 * Numbers, or dates as days.
 *
 * @param problem  told of what is no number; null for a calculation, which then holds no numbers and gives no column
 */
export function numberReader(
  kind: "number" | "date",
  special: SpecialAnswers,
  problem: Problem | null,
): ColumnReader {
  const values = growing(Float64Array);
  const reasons = growing(Uint8Array);
  let isText = false;
  let suspects: ColumnReader["suspects"];
  return {
    get suspects() {
      return suspects;
    },
    push({ row, cell, whenEmpty }) {
      let value = Number.NaN;
      let reason = special.spoken(cell);
      if (cell === "") reason = whenEmpty();
      else if (reason === ANSWERED && isNothing(cell)) reason = NOT_ANSWERED;
      else if (reason === ANSWERED && kind === "number" && special.isSuspect(cell)) {
        reason = ANSWER_REJECTED;
        suspects = suspects ? { ...suspects, count: suspects.count + 1 } : { value: cell, row, count: 1 };
      } else if (reason === ANSWERED) {
        value = kind === "date" ? dayOf(cell) : parseNumber(cell);
        if (Number.isNaN(value)) {
          reason = ANSWER_REJECTED;
          isText = true;
          problem?.("answer-not-number", row, cell);
        }
      }
      values.push(value);
      reasons.push(reason);
    },
    column(question, rows) {
      if (isText && problem === null) return null;
      return { kind, question, values: values.pick(rows), reasons: reasons.pick(rows) };
    },
  };
}
