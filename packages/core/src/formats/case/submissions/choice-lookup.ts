/** From what stands in a cell to a choice: by name, by label in any language, or by number. */

import type { Choice } from "../../../evidence/index.ts";
import type { SpecialAnswers } from "./special-answers.ts";

export type ChoiceLookup = {
  /** Names of the choices that are answers. */
  readonly choices: readonly string[];
  /** What a text means; undefined where it is none of the list. */
  find(text: string): ChoiceMeaning | undefined;
  /** What the texts of one cell mean; undefined for a part that is none of the list. */
  split(cell: string): readonly (ChoiceMeaning | undefined)[];
};

/** The position among the choices, or the reason that a choice stands for; the other is −1 or 0. */
type ChoiceMeaning = { readonly position: number; readonly reason: number };

// No list has labels as long, and a file may.
const LONGEST_LABEL = 2_000;
const LONGEST_CELL = 10_000;

/**
 * Know a list of choices. Those that mean don't know, refused or not asked are told by their stated codes, and by the
 * words of their names and labels.
 */
export function choiceLookup(list: readonly Choice[], special: SpecialAnswers): ChoiceLookup {
  const choices: string[] = [];
  const meanings = new Map<string, ChoiceMeaning>();
  const lower = new Map<string, ChoiceMeaning>();
  const labels = new Map<string, ChoiceMeaning | null>();
  for (const { name, label } of list) {
    const texts = Object.values(label);
    const reason =
      special.spoken(name) || (texts.map((text) => special.spoken(text)).find((code) => code > 0) ?? 0);
    const meaning = { position: reason > 0 ? -1 : choices.length, reason };
    if (reason === 0) choices.push(name);
    meanings.set(name, meaning);
    lower.set(name.toLowerCase(), meaning);
    for (const text of new Set(texts.map((each) => plainLabel(each)))) {
      // Two choices with one label cannot be told apart by it.
      labels.set(text, labels.has(text) ? null : meaning);
    }
  }
  const find = (text: string): ChoiceMeaning | undefined => {
    if (text.length > LONGEST_LABEL) return undefined;
    const exact = meanings.get(text);
    if (exact !== undefined) return exact;
    const key = text.trim().toLowerCase();
    const found = lower.get(key) ?? labels.get(plainLabel(text)) ?? lower.get(numberKey(key));
    if (found) return found;
    const reason = special.spoken(text);
    return reason > 0 ? { position: -1, reason } : undefined;
  };
  const longest = [...labels].toSorted(([a], [b]) => b.length - a.length);

  function split(cell: string): readonly (ChoiceMeaning | undefined)[] {
    if (cell.length > LONGEST_CELL) return [undefined];
    const words = cell.trim().split(/\s+/);
    const whole = find(cell);
    if (whole !== undefined) return [whole];
    const found = words.map(find);
    if (found.every((each) => each !== undefined)) return found;
    for (const mark of [";", "|", "\n", ","]) {
      if (!cell.includes(mark)) continue;
      const parts = cell
        .split(mark)
        .filter((part) => part.trim() !== "")
        .map(find);
      if (parts.every((each) => each !== undefined)) return parts;
    }
    return splitLabels(plainLabel(cell)) ?? found;
  }

  // Exports with labels join them by a blank, which is in the labels too: the longest that fits is taken.
  function splitLabels(cell: string): readonly ChoiceMeaning[] | undefined {
    const found: ChoiceMeaning[] = [];
    let rest = cell;
    while (rest !== "") {
      const next = longest.find(
        ([label]) => label !== "" && (rest === label || rest.startsWith(`${label} `)),
      );
      if (!next?.[1]) return undefined;
      found.push(next[1]);
      rest = rest.slice(next[0].length).trim();
    }
    return found;
  }

  return { choices, find, split };
}

/** Labels are compared without marks of markdown and HTML, and without regard to case and blanks. */
function plainLabel(text: string): string {
  return text
    .replace(/<[^<>]*>/g, "")
    .replace(/[*#]+/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function numberKey(text: string): string {
  return /^-?\d+\.0+$/.test(text) ? text.slice(0, text.indexOf(".")) : text;
}
