/** Where in a profile a figure stands, and the year and remarks printed around it. */

import { periodAtEnd } from "./period.ts";
import { phraseAfterLabel } from "./phrase.ts";

export type Entry = { readonly text?: string | null } & { readonly [part: string]: unknown };
export type Profile = Readonly<Record<string, Readonly<Record<string, Entry>>>>;

/** A row of fields.csv. */
export type Field = {
  readonly indicator: string;
  readonly section: string;
  readonly field: string;
  /** Names of the part that holds the figure, misprinted ones too; none for the field's own text. */
  readonly parts: readonly string[];
  /** Label before the figure inside the text; empty for none. */
  readonly label: string;
  readonly unit: string;
  readonly reading: "figure" | "origins" | "tier";
};

export type Passage = {
  /** Empty where the entry has no figure under the label. */
  readonly text: string;
  /** Year printed later in the entry, for figures that carry none: the source prints it once, with the last part. */
  readonly laterPeriod: string | null;
  /** The source's own note on the entry; empty for none. */
  readonly note: string;
  /** Everything printed in the entry, to look for words in. */
  readonly all: string;
};

function textOf(part: unknown): string | null {
  if (typeof part === "string") return part;
  if (typeof part !== "object" || part === null || !("text" in part)) return null;
  return typeof part.text === "string" ? part.text : null;
}

/** The passage of a profile that a field names; null where the profile does not have it. */
export function findPassage(profile: Profile, field: Field): Passage | null {
  const entry = profile[field.section]?.[field.field];
  if (entry === undefined) return null;
  const keys = Object.keys(entry);
  const key = field.parts.find((part) => textOf(entry[part]) !== null) ?? "text";
  const whole = textOf(entry[key]);
  if (whole === null) return null;
  const text = field.label === "" ? whole : (phraseAfterLabel(whole, field.label) ?? "");
  const laterPeriods = keys.slice(keys.indexOf(key)).map((part) => periodAtEnd(textOf(entry[part]) ?? ""));
  return {
    text,
    laterPeriod: laterPeriods.find((period) => period !== null) ?? null,
    note: textOf(entry["note"]) ?? "",
    all: JSON.stringify(entry),
  };
}
