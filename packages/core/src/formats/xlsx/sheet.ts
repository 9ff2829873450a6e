/** The rows of one worksheet, streamed. */

import { checkedColumn, columnOf, rowAfter } from "./cell-address.ts";
import { type CellContext, cellValue } from "./cell-value.ts";
import { SpreadsheetProblem } from "./problem.ts";
import { createXmlParser, type XmlHandlers } from "./xml.ts";

export type SheetRow = {
  /** The sheet's own row number. */
  readonly row: number;
  /** Text of each cell up to the last one there is; a missing cell is empty. */
  readonly cells: string[];
  /** Columns whose cell is computed; `cells` has the value it had when the file was saved. */
  readonly formulas: ReadonlySet<number>;
};

// As in CSV: memory has an end, and so has a row.
const LONGEST_ROW = 1_000_000;

export async function* readSheet(
  texts: AsyncIterable<string>,
  context: CellContext,
): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  const parser = createXmlParser(rowHandlers(context, (row) => ready.push(row)));
  for await (const text of texts) {
    parser.write(text);
    // Handed on outside the parser, so that what the receiver throws is not taken for a broken file.
    yield* ready;
    ready.length = 0;
  }
  parser.close();
}

function rowHandlers(context: CellContext, onRow: (row: SheetRow) => void): XmlHandlers {
  let row = 0;
  let cells: string[] = [];
  let formulas = new Set<number>();
  let length = 0;
  let inCell = false;
  let inPhonetic = false;
  let collecting = false;
  let column = -1;
  let type = "n";
  let style = 0;
  let raw = "";

  function closeCell(): void {
    inCell = false;
    while (cells.length < column) cells.push("");
    const value = cellValue(type, raw, style, context);
    cells[column] = value;
    length += value.length;
    if (length > LONGEST_ROW) throw new SpreadsheetProblem("line-too-long", { limit: LONGEST_ROW }, row);
  }

  return {
    open(name, attributes) {
      if (name === "c") {
        inCell = true;
        const address = attributes["r"];
        column = address === undefined ? checkedColumn(column + 1) : columnOf(address);
        type = attributes["t"] ?? "n";
        style = Number(attributes["s"] ?? 0);
        raw = "";
      } else if (name === "row") {
        row = rowAfter(row, attributes["r"]);
        cells = [];
        formulas = new Set();
        length = 0;
        column = -1;
      } else if (!inCell) return;
      else if (name === "v") collecting = true;
      else if (name === "f") formulas.add(column);
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") collecting = !inPhonetic;
    },
    text(text) {
      if (collecting) raw += text;
    },
    close(name) {
      if (name === "v" || name === "t") collecting = false;
      else if (name === "rPh") inPhonetic = false;
      else if (name === "c" && inCell) closeCell();
      else if (name === "row") onRow({ row, cells, formulas });
    },
  };
}
