/** One place and one indicator: the observations that the profile yields, or the gap it leaves. */

import { type Field, findPassage, type Passage, type Profile } from "./field.ts";
import { type Reading, readFigure } from "./figure.ts";
import { sumOrigins } from "./origins.ts";
import { periodAtEnd } from "./period.ts";
import { splitPhrases } from "./phrase.ts";
import { readTier } from "./tier.ts";

export type Observation = {
  readonly period: string;
  /** NaN where there is none. */
  readonly value: number;
  readonly missing: string;
  readonly bound: number;
  readonly standardError: number;
  readonly note: string;
};

export type Yield = {
  readonly observations: readonly Observation[];
  /** Phrases that nothing could be read from. */
  readonly unread: readonly string[];
  /** Figures left out because another one stands under the same year. */
  readonly setAside: readonly string[];
};

type Dated = {
  readonly phrase: string;
  readonly reading: Reading;
  readonly period: string | null;
  readonly remark: string;
};

/** Gaps stand under the year of the assessment. */
export const assessmentPeriod = "2015";

function gap(note: string): Observation {
  return {
    period: assessmentPeriod,
    value: NaN,
    missing: "not-collected",
    bound: NaN,
    standardError: NaN,
    note,
  };
}

function nothing(note: string): Yield {
  return { observations: [gap(note)], unread: [], setAside: [] };
}

/** The printed phrase up to its first remark, if that is short; never text that a spreadsheet takes for a formula. */
function printed(phrase: string): string {
  if (phrase.length <= 80) return `as printed: ${phrase}`;
  const start = phrase.slice(0, phrase.indexOf(" ("));
  return start.length <= 80 ? `as printed: ${start} (with remarks)` : "printed phrase too long to repeat";
}

function readPassage(passage: Passage, field: Field): readonly Dated[] {
  const { text, laterPeriod } = passage;
  if (field.reading === "origins") {
    const { reading, period, count } = sumOrigins(text);
    return [{ phrase: text, reading, period, remark: count > 1 ? `sum of ${count} origins listed` : "" }];
  }
  if (field.reading === "tier") {
    return [
      { phrase: text.split(/ [–-] /)[0]!, reading: readTier(text), period: periodAtEnd(text), remark: "" },
    ];
  }
  return splitPhrases(text).map((phrase) => {
    const own = periodAtEnd(phrase);
    const remark =
      own === null && laterPeriod !== null ? `year ${laterPeriod} printed later in the entry` : "";
    return { phrase, reading: readFigure(phrase, field.unit), period: own ?? laterPeriod, remark };
  });
}

function toObservation(dated: Dated, period: string, passage: Passage): Observation {
  const { reading } = dated;
  const width = reading.kind === "value" ? reading.width : 0;
  const remarks = [
    printed(dated.phrase),
    dated.remark,
    width > 0 ? "midpoint of the range" : "",
    passage.note.length > 0 && passage.note.length <= 160 ? `source note: ${passage.note}` : "",
  ];
  const note = remarks.filter((remark) => remark !== "").join("; ");
  if (reading.kind === "below") {
    return { period, value: NaN, missing: "below-detection", bound: reading.bound, standardError: NaN, note };
  }
  const value = reading.kind === "value" ? reading.value : NaN;
  // A printed range is read as evenly spread between its ends.
  const standardError = width > 0 ? Number((width / Math.sqrt(12)).toPrecision(6)) : NaN;
  return { period, value, missing: "", bound: NaN, standardError, note };
}

/**
 * What a profile says on one field. Of two figures under one year the first is kept.
 *
 * @param mustName  a word that the entry must contain to count, empty for none
 */
export function observe(profile: Profile, field: Field, mustName: string): Yield {
  const passage = findPassage(profile, field);
  if (passage === null) return nothing("not in the profile");
  if (!passage.all.includes(mustName)) return nothing("not given for both profiles together");
  if (passage.text === "")
    return nothing(`in the profile, without a figure for "${field.label || "the whole"}"`);
  const dated = readPassage(passage, field);
  const unread = dated.filter((item) => item.reading.kind === "unread").map((item) => item.phrase);
  const withValue = dated.filter((item) => item.reading.kind === "value" || item.reading.kind === "below");
  const kept = new Map<string, Observation>();
  const setAside: string[] = [];
  for (const item of withValue) {
    if (item.period === null) unread.push(`${item.phrase} [no year printed]`);
    else if (kept.has(item.period)) setAside.push(item.phrase);
    else kept.set(item.period, toObservation(item, item.period, passage));
  }
  const observations = [...kept.values()].toSorted((a, b) => (a.period < b.period ? -1 : 1));
  if (observations.length > 0) return { observations, unread, setAside };
  return { ...nothing(printed(dated[0]!.phrase)), unread };
}
