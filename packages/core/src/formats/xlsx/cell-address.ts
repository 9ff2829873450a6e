/** Where a cell stands in its sheet. */

import { broken } from "./problem.ts";

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

/**
 * The column of an address such as "AB12", counted from 0.
 *
 * @example
 * columnOf("A1"); // => 0
 * columnOf("AB12"); // => 27
 */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length && column <= MOST_COLUMNS; at++) {
    const letter = address.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return checkedColumn(column - 1);
}

/** The column, if sheets have it. */
export function checkedColumn(column: number): number {
  if (!(column >= 0 && column < MOST_COLUMNS)) throw broken("content");
  return column;
}

/** The row number a sheet gives, or the next one; rows only go down. */
export function rowAfter(previous: number, written: string | undefined): number {
  const row = written === undefined ? previous + 1 : Number(written);
  if (!Number.isInteger(row) || row <= previous || row > MOST_ROWS) throw broken("content");
  return row;
}
