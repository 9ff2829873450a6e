/** `coding.csv` to coded words: one row for each answer and coder. */

import type { CodedWords } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier, isPeriod } from "../../framework/index.ts";
import { checkHeader, type Table } from "./table.ts";

/** Read coded words; a row that cannot be used is told and left out. */
export function parseCoding(table: Table, list: FindingList): readonly CodedWords[] {
  const find = checkHeader("coding", table, list);
  const rows = new Map<string, number>();
  const spoken = new Map<string, { readonly words: string; readonly row: number }>();
  return table.rows.flatMap(({ row, cells }): readonly CodedWords[] => {
    const cell = (column: string): string => (cells[find(column)] ?? "").trim();
    const tell = (problem: string, column: string, earlier: number): void =>
      list.add(
        "coding-invalid",
        { file: table.file, row, column },
        { answer: cell("answer").slice(0, 80), problem, value: cell(column).slice(0, 80), row: earlier },
      );
    const [answer, coder, code, words] = [cell("answer"), cell("coder"), cell("code"), cell("words")];
    const problem = codeProblem({ answer, coder, code });
    if (problem !== null) {
      tell(problem, problem, row);
      return [];
    }
    const key = JSON.stringify([answer, coder]);
    const earlier = rows.get(key);
    if (earlier !== undefined) {
      tell("twice", "code", earlier);
      return [];
    }
    rows.set(key, row);
    const before = spoken.get(answer);
    // Words are kept as first written down; other words in a later row may be those of another answer.
    if (before === undefined && words !== "") spoken.set(answer, { words, row });
    if (before !== undefined && words !== "" && words !== before.words) tell("words", "words", before.row);
    const dated = cell("period") === "" || isPeriod(cell("period"));
    if (!dated) tell("period", "period", row);
    return [
      {
        answer,
        words,
        language: cell("language"),
        place: cell("place"),
        period: dated ? cell("period") : "",
        coder,
        code,
        file: table.file,
        row,
      },
    ];
  });
}

/** The first of three columns that is not right; an empty code says that the words could not be coded. */
function codeProblem(row: {
  readonly answer: string;
  readonly coder: string;
  readonly code: string;
}): "answer" | "coder" | "code" | null {
  if (!isIdentifier(row.answer)) return "answer";
  if (!isIdentifier(row.coder)) return "coder";
  return row.code === "" || isIdentifier(row.code) ? null : "code";
}
