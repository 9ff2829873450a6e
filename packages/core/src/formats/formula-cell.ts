/** Cells that a spreadsheet would run as a formula, and how they are made harmless. */

// A signed number, also as people write it: -1,5 or +3 %. No letter but an exponent's, no operator, no bracket.
const SIGNED_NUMBER = /^[+-][ .,]?\d[\d.,' \u00a0\u202f]*(?:e[+-]?\d+)?%?$/i;

const EQUALS = 61;
const PLUS = 43;
const MINUS = 45;
const AT = 64;
const TAB = 9;
const RETURN = 13;

/**
 * Whether a spreadsheet that opens this text as a cell might compute it.
 *
 * @see OWASP, "CSV Injection": https://owasp.org/www-community/attacks/CSV_Injection
 * @example
 * isFormula("=1+1"); // => true
 * isFormula("-1.5"); // => false
 * isFormula("-"); // => false
 */
export function isFormula(text: string): boolean {
  const first = text.charCodeAt(0);
  // Tens of millions of cells come this way: letters and empty cells (NaN) leave at once, then digits.
  if (!(first <= AT) || (first > MINUS && first < EQUALS)) return false;
  if (text.length === 1) return false;
  if (first === PLUS || first === MINUS) return !SIGNED_NUMBER.test(text);
  return first === EQUALS || first === AT || first === TAB || first === RETURN;
}

/**
 * The text as a cell that stays text: a formula gets a leading apostrophe.
 *
 * @example
 * neutralise("@SUM(A1)"); // => "'@SUM(A1)"
 * neutralise("Ouaka"); // => "Ouaka"
 */
export function neutralise(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/**
 * The start of a long value, enough to recognise it by.
 *
 * @example
 * excerpt("=A1+A2+A3+A4+A5+A6+A7+A8+A9+A10+A11+A12+A13"); // => "=A1+A2+A3+A4+A5+A6+A7+A8+A9+A10+A11+A12…"
 */
export function excerpt(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}
