/** Ids travel into file names, addresses and exports, so they keep to letters, digits and `.` `_` `-` `:`. */

const pattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._:-]{0,119}$/u;

/**
 * Whether a text may be an id: no spaces, no path separators, no leading dot, at most 120 characters.
 *
 * @example
 * isIdentifier("food.hunger"); // => true
 * isIdentifier("../etc"); // => false
 */
export function isIdentifier(text: string): boolean {
  return pattern.test(text) && !text.includes("..");
}
