/** `judgements.csv` and `ballots.csv` to voices. What a judgement must be about is checked with the recipe. */

import { type BallotEntry, type Judgement, judgementMethods } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier } from "../../framework/index.ts";
import { checkHeader, parseNumber, type Table } from "./table.ts";

/** Reads one row by column name. */
type Cells = (column: string) => string;

/** Read judgements; a row that cannot be used is told and left out. */
export function parseJudgements(table: Table, list: FindingList): readonly Judgement[] {
  const groups = createGroupKeeper();
  return readVoiceRows("judgements", table, list, (cell, row): readonly Judgement[] => {
    const judge = cell("judge");
    const about = cell("about");
    const value = parseNumber(cell("value"));
    const method = judgementMethods.find((each) => each === cell("method"));
    const problem = !isIdentifier(judge)
      ? { problem: "judge", column: "judge" }
      : method === undefined
        ? { problem: "method", column: "method" }
        : isAllowed(method, value)
          ? null
          : { problem: "value", column: "value" };
    if (problem !== null || method === undefined) {
      const where = { file: table.file, row, column: problem!.column };
      list.add("judgement-invalid", where, {
        judge: judge.slice(0, 80),
        about: about.slice(0, 80),
        problem: problem!.problem,
        value: cell("value").slice(0, 80),
        row,
      });
      return [];
    }
    const group = groups.keep(judge, cell("group"), { file: table.file, row }, list);
    return [{ judge, group, method, about, value, file: table.file, row }];
  });
}

function isAllowed(method: Judgement["method"], value: number): boolean {
  if (method === "budget-allocation") return value >= 0;
  return value >= 1 && (method !== "rating" || value <= 9);
}

/** Read ballots; a row that cannot be used is told and left out. */
export function parseBallots(
  table: Table,
  threats: ReadonlySet<string>,
  list: FindingList,
): readonly BallotEntry[] {
  const groups = createGroupKeeper();
  const seen = new Map<string, number>();
  return readVoiceRows("ballots", table, list, (cell, row): readonly BallotEntry[] => {
    const ballot = cell("ballot");
    const threat = cell("threat");
    const rank = parseNumber(cell("rank"));
    const where = { file: table.file, row };
    const key = JSON.stringify([ballot, threat]);
    const earlier = seen.get(key);
    const told = { ballot: ballot.slice(0, 80), value: cell("rank").slice(0, 80), row: earlier ?? row };
    if (!isIdentifier(ballot)) {
      list.add("ballot-invalid", { ...where, column: "ballot" }, { ...told, problem: "ballot" });
    } else if (!threats.has(threat)) {
      list.add("threat-unknown", { ...where, column: "threat" }, { threat: threat.slice(0, 80) });
    } else if (!(rank >= 1)) {
      list.add("ballot-invalid", { ...where, column: "rank" }, { ...told, problem: "rank" });
    } else if (earlier !== undefined) {
      list.add("ballot-invalid", { ...where, column: "threat" }, { ...told, problem: "twice" });
    } else {
      seen.set(key, row);
      return [{ ballot, group: groups.keep(ballot, cell("group"), where, list), threat, rank, ...where }];
    }
    return [];
  });
}

function readVoiceRows<T>(
  name: "judgements" | "ballots",
  table: Table,
  list: FindingList,
  read: (cell: Cells, row: number) => readonly T[],
): readonly T[] {
  const find = checkHeader(name, table, list);
  return table.rows.flatMap(({ row, cells }) => read((column) => (cells[find(column)] ?? "").trim(), row));
}

/** The first group a code was seen with; another one later is told. */
function createGroupKeeper(): {
  keep(
    code: string,
    group: string,
    where: { readonly file: string; readonly row: number },
    list: FindingList,
  ): string;
} {
  const known = new Map<string, string>();
  return {
    keep(code, group, where, list) {
      const first = known.get(code);
      if (first === undefined) {
        known.set(code, group);
        return group;
      }
      if (first !== group) {
        const values = { judge: code, first, second: group.slice(0, 80) };
        list.add("judge-in-two-groups", { ...where, column: "group" }, values);
      }
      return first;
    },
  };
}
