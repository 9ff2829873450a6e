/** The column `type` of a form: what is asked, and where its choices come from. */

import type { QuestionKind } from "../../evidence/index.ts";

export type QuestionType =
  | {
      readonly is: "question";
      readonly kind: QuestionKind;
      readonly list: string | null;
      readonly choicesFile: string | null;
      readonly orOther: boolean;
    }
  | { readonly is: "begin"; readonly what: "group" | "repeat" }
  | { readonly is: "end"; readonly what: "group" | "repeat" };

const plainKinds: Readonly<Record<string, QuestionKind>> = {
  ...named("number", "integer", "int", "decimal", "range"),
  ...named("date", "date", "today", "get today"),
  ...named("moment", "time", "datetime", "date time", "dateandtime"),
  ...named("metadata", "start", "end", "start time", "end time", "get start time", "get end time", "audit"),
  ...named("text", "text", "string", "hidden", "barcode"),
  ...named("note", "note"),
  ...named("calculate", "calculate", "calculation"),
  ...named("acknowledge", "acknowledge", "acknowledgement", "trigger"),
  ...named("position", "geopoint", "geotrace", "geoshape", "location", "gps", "start-geopoint"),
  ...named("position", "background-geopoint"),
  ...named("recording", "image", "photo", "audio", "video", "file", "background-audio", "signature"),
  ...named("device", "deviceid", "device id", "get device id", "imei", "simserial", "get sim id"),
  ...named("device", "subscriberid", "subscriber id", "get subscriber id"),
  ...named("contact", "username", "email", "phonenumber", "phone number", "get phone number"),
};

const selects: readonly (readonly [RegExp, QuestionKind])[] = [
  [
    /^(?:select[_ ]one|select1|select one from|add select one prompt using)(?:_(from_file|external))?\s+(.+)$/i,
    "select-one",
  ],
  [
    /^(?:select[_ ]multiple|select all that apply from|select all that apply|add select multiple prompt using)(?:_(from_file|external))?\s+(.+)$/i,
    "select-multiple",
  ],
  [/^(?:rank|odk:rank)()\s+(.+)$/i, "rank"],
];

function named(kind: QuestionKind, ...types: readonly string[]): Record<string, QuestionKind> {
  return Object.fromEntries(types.map((type) => [type, kind]));
}

/**
 * Read a type; null for one that the standard does not have.
 *
 * @see XLSForm, https://xlsform.org/en/#question-types
 * @example
 * questionType("select_one yes_no or_other"); // => { is: "question", kind: "select-one", list: "yes_no", choicesFile: null, orOther: true }
 * questionType("end repeat"); // => { is: "end", what: "repeat" }
 * questionType("txt"); // => null
 */
export function questionType(written: string): QuestionType | null {
  const type = written.trim().replace(/\s+/g, " ");
  const lower = type.toLowerCase();
  const bounds = /^(begin|end)[_ ](?:a )?(group|repeat|loop)\b/.exec(lower);
  if (bounds !== null) {
    return { is: bounds[1] as "begin" | "end", what: bounds[2] === "group" ? "group" : "repeat" };
  }
  for (const [pattern, kind] of selects) {
    const match = pattern.exec(type);
    if (match === null) continue;
    const orOther = /(?:^| )or[_ ](?:specify[_ ])?other$/i.test(match[2]!);
    const source = match[2]!.replace(/ or[_ ](?:specify[_ ])?other$/i, "").trim();
    // Without spaces a name of a file is told by its ending.
    const isFile = match[1] === "from_file" || /\.(csv|xml|geojson)$/i.test(source);
    return {
      is: "question",
      kind,
      // An external list stands in a sheet of its own, which is not read.
      list: isFile || match[1] === "external" ? null : source,
      choicesFile: isFile || match[1] === "external" ? source : null,
      orOther,
    };
  }
  const kind =
    plainKinds[lower.replace(/^uri:/, "")] ??
    (lower === "xml-external" || lower === "csv-external" ? "note" : undefined);
  return kind === undefined ? null : { is: "question", kind, list: null, choicesFile: null, orOther: false };
}
