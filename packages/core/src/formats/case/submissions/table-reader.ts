/** One table of answers: the submissions, or the rounds of one repeat, row by row into columns. */

import {
  type LeftOutColumn,
  NOT_ANSWERED,
  NOT_ASKED,
  type SampleStage,
  type SurveyColumn,
} from "../../../evidence/index.ts";
import type { FindingList } from "../../../finding-list.ts";
import { answerFinder, firstFilled } from "./answer-finder.ts";
import { growing } from "./growing.ts";
import { planColumns, type TableSource } from "./plan-columns.ts";
import {
  contentHash,
  type Headings,
  headingPositions,
  instanceIdColumn,
  isBookkeeping,
  isLinkColumn,
  versionColumn,
} from "./row-keys.ts";
import { type SampleReader, sampleReader } from "./sample-reader.ts";

/** A table that was read whole, before repeats are tied to their parents. */
export type ReadTable = {
  readonly file: string;
  readonly headings: Headings;
  /** Columns of names that rows are told by, such as `_index` and `_uuid`, each with its cells. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly fileRows: Int32Array;
  readonly rowCount: number;
  /** Ids in `keys` of rows that were left out, so that what belongs to them is not taken for lost. */
  readonly droppedKeys: ReadonlyMap<string, ReadonlySet<string>>;
  columns(rows: Int32Array): ReadonlyMap<string, SurveyColumn>;
  sample(rows: Int32Array): {
    readonly weights: Float64Array | null;
    readonly strata: Int32Array | null;
    readonly stages: readonly SampleStage[];
  };
  leftOut(): readonly LeftOutColumn[];
  readonly unknown: readonly string[];
};

export type TableReader = { push(cells: readonly string[], row: number): void; done(): ReadTable };

/** A reader for one table; null, with findings, where nothing can be estimated from it. */
export function tableReader(source: TableSource, list: FindingList): TableReader | null {
  const { file, header, form, survey, repeat } = source;
  const headings = headingPositions(header);
  const sample = repeat === null ? sampleReader(file, survey, headings, list) : noSample;
  if (sample === null) return null;
  const plan = planColumns(source, headings, list);
  const { fields, leftOut } = plan;
  const answerAt = answerFinder(plan.targets, form);
  const keyColumns = [...headings].filter(([name]) => isLinkColumn(name) || plan.keyColumns.includes(name));
  const keys = new Map(keyColumns.map(([name]) => [name, [] as string[]]));
  const droppedKeys = new Map(keyColumns.map(([name]) => [name, new Set<string>()]));
  const fileRows = growing(Int32Array);
  const idColumn = form === null ? -1 : instanceIdColumn(headings, repeat !== null);
  const isContent = header.map((heading) => !isBookkeeping(heading));
  const seen = new Map<string, { readonly row: number; readonly hash: number }>();
  const version = versionColumn(headings);
  const versions = new Set<string>();
  let before = "";

  function push(cells: readonly string[], row: number): void {
    if (isRepeated(cells, row) || !sample!.push(cells, row)) {
      for (const [name, position] of keyColumns) droppedKeys.get(name)!.add(cells[position]!.trim());
      return;
    }
    tellVersion(cells, row);
    fileRows.push(row);
    for (const [name, position] of keyColumns) keys.get(name)!.push(cells[position]!.trim());
    for (const each of leftOut) if (cells[each.position]!.trim() !== "") each.filled++;
    const answerOf = (name: string): string | undefined => answerAt(name, cells);
    for (const { reader, positions, choicePositions, relevant } of fields) {
      reader.push({
        row,
        cell: firstFilled(cells, positions),
        choiceCell: (choice) => {
          const own = choicePositions.get(choice);
          return own && firstFilled(cells, own);
        },
        whenEmpty: () => (relevant.some((holds) => holds(answerOf) === false) ? NOT_ASKED : NOT_ANSWERED),
      });
    }
  }

  function isRepeated(cells: readonly string[], row: number): boolean {
    const id = idColumn < 0 ? "" : cells[idColumn]!.trim();
    if (id === "") return false;
    const hash = contentHash(cells, isContent);
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, { row, hash });
      return false;
    }
    const column = header[idColumn]!.trim();
    const content = first.hash === hash ? "same" : "different";
    list.add("instance-id-repeated", { file, row, column }, { id: id.slice(0, 80), row: first.row, content });
    return true;
  }

  function tellVersion(cells: readonly string[], row: number): void {
    const stated = version < 0 ? "" : cells[version]!.trim();
    if (stated === "" || versions.has(stated)) return;
    if (versions.size > 0) {
      const where = { file, row, column: header[version]!.trim() };
      list.add("form-version-changed", where, { version: stated.slice(0, 80), before: before.slice(0, 80) });
    }
    versions.add(stated);
    before = stated;
  }

  function done(): ReadTable {
    const all = Int32Array.from({ length: fileRows.length }, (_, i) => i);
    for (const { key, reader } of fields) {
      const where = { file, column: key };
      if (reader.suspects) {
        const { value, row, count } = reader.suspects;
        list.add("answer-code-unstated", { ...where, row }, { value, count, question: key });
      }
      if (reader.tooManyAnswers) {
        list.add("column-not-coded", { ...where, row: 1 }, { column: key, ...reader.tooManyAnswers });
      }
    }
    const asText = fields.filter(({ reader, key }) => reader.column(key, new Int32Array(0)) === null);
    return {
      file,
      headings,
      keys,
      fileRows: fileRows.pick(all),
      rowCount: fileRows.length,
      droppedKeys,
      columns(rows) {
        const columns = fields.map(({ key, reader }) => [key, reader.column(key, rows)] as const);
        return new Map(columns.filter((each): each is readonly [string, SurveyColumn] => each[1] !== null));
      },
      sample: sample!.sample,
      leftOut: () => [
        ...leftOut.map(({ column, why, filled }) => ({ column, why, filled })),
        ...asText.map(({ key, reader }) => ({
          column: key,
          why: reader.tooManyAnswers ? ("not-coded" as const) : ("calculated-text" as const),
          filled: fileRows.length,
        })),
      ],
      unknown: plan.unknown(sample!.columns),
    };
  }

  return { push, done };
}

const noSample: SampleReader = {
  push: () => true,
  columns: [],
  sample: () => ({ weights: null, strata: null, stages: [] }),
};
