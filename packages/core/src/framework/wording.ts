/** Words that Salus does not print about anybody, and data that it does not take in. */

import words from "./wording.json" with { type: "json" };

/**
 * The first word in a title or band that labels a State or belongs to another agenda, or null.
 * Human security is distinct from the Responsibility to Protect (A/RES/66/290, para. 3 (d)) and labels no State.
 *
 * @example
 * forbiddenWording("Fragile places"); // => "fragile"
 * forbiddenWording("Food security"); // => null
 */
export function forbiddenWording(text: string): string | null {
  return words.forbidden.find((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "iu").test(text)) ?? null;
}

/**
 * The first word in a column name that points to troops, arsenals or intelligence, or null.
 * National security stays the State's own: such data are neither asked for nor read.
 *
 * @example
 * militaryWording("troop_strength"); // => "troops?"
 * militaryWording("literacy"); // => null
 */
export function militaryWording(columnName: string): string | null {
  const spaced = columnName.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_\-.:]+/g, " ");
  return words.military.find((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "iu").test(spaced)) ?? null;
}
