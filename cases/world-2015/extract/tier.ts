/** The tier of the trafficking report: an ordinal judgement, 1 to 3, with the watch list between 2 and 3. */

import type { Reading } from "./figure.ts";

/** "Tier 2 Watch List – …" is 2.5. */
export function readTier(text: string): Reading {
  const found = /^Tier ([123])( Watch List)?\b/.exec(text);
  if (found === null) return { kind: "unread" };
  const value = Number(found[1]) + (found[2] === undefined ? 0 : 0.5);
  return { kind: "value", value, width: 0, qualifier: "" };
}
