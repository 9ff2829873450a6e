/** Which columns may tell who a person is, by type and by name. They are not read into anything results can see. */

import type { IdentifyingReason, LeftOutColumn } from "./answers.ts";
import type { QuestionKind } from "./form.ts";

const kinds: Partial<Record<QuestionKind, LeftOutColumn["why"]>> = {
  position: "position",
  recording: "recording",
  device: "device",
  contact: "contact",
  text: "free-text",
  moment: "moment",
  metadata: "moment",
};

// Words of a column's name, split at _ - . / : and where a capital follows a small letter.
const patterns: readonly (readonly [RegExp, IdentifyingReason])[] = [
  [
    /(^| )(gps|geo ?point|geolocation|latitude|longitude|lat|lon|lng|altitude|coordinates?|what3words)( |$)/,
    "position",
  ],
  [/(^| )(address|street (name|address|number)|house number)( |$)/, "position"],
  [/(^| )(phone|telephone|mobile|cell|contact|whatsapp) ?(phone|number|no|num|nr|contact)( |$)/, "contact"],
  [
    /^(phone|telephone|tel|mobile|whatsapp|e ?mail|contact)( \d+)?$|(^| )(e ?mail|phonenumber)( |$)/,
    "contact",
  ],
  [/(^| )(device ?id|imei|imsi|sim ?serial|sim ?id|subscriber ?id|mac address|ip address)( |$)/, "device"],
  [/(^| )(photo|picture|image|signature|audio|video|recording|fingerprint)( |$)/, "recording"],
  [
    /(^| )(first|last|full|family|middle|given|sur|nick|respondent|resp|person|member|head|hoh|hh|child|enumerator|enum|interviewer|staff|father|mother) ?names?( |$)/,
    "name",
  ],
  [
    /^names?$|(^| )(surname|firstname|lastname|fullname|username|nom|prenom|nombre|apellidos?|submitted by|submitter ?(name|id)?)( |$)/,
    "name",
  ],
  [
    /(^| )(passport|national id|id card|id number|ssn|case ?number|registration number|proof of registration)( |$)/,
    "name",
  ],
  [/(^| )(date of birth|birth ?date|birthday|dob)( |$)/, "name"],
];

/**
 * Why a column may tell who a person is; null where nothing says so.
 *
 * Answers chosen from a list are codes: of their names only those of interviewers and staff count.
 *
 * @param kind  of the question; null for a column that no form knows
 * @example
 * identifyingReason("resp_phone_number", "number"); // => "contact"
 * identifyingReason("hh_size", "number"); // => null
 */
export function identifyingReason(name: string, kind: QuestionKind | null): LeftOutColumn["why"] | null {
  const byKind = kind === null ? undefined : kinds[kind];
  const words = wordsOf(name);
  const coded =
    kind === "select-one" || kind === "select-multiple" || kind === "rank" || kind === "acknowledge";
  if (coded) return /(^| )(enumerator|enum|interviewer|staff) (name|id)( |$)/.test(words) ? "name" : null;
  return patterns.find(([pattern]) => pattern.test(words))?.[1] ?? byKind ?? null;
}

function wordsOf(name: string): string {
  return name
    .slice(0, 500)
    .replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$1$3 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .join(" ")
    .trim();
}
