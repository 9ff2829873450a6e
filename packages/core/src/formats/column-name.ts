/** What people call a column: its header, or the letters a spreadsheet shows above it. */

/**
 * The spreadsheet letters of a column, counted from 0.
 *
 * @example
 * columnLetters(0); // => "A"
 * columnLetters(27); // => "AB"
 */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/**
 * The header of a column, or its letters where the header is blank.
 *
 * @example
 * columnName(["unit", ""], 0); // => "unit"
 * columnName(["unit", ""], 1); // => "B"
 */
export function columnName(header: readonly string[], column: number): string {
  const name = header[column]?.trim() ?? "";
  return name === "" ? columnLetters(column) : name;
}
