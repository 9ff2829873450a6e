/** The tables of counts behind deprivation figures, and which of them may be shown. */

import {
  type DoorOptions,
  type DoorRecord,
  type GroupSizes,
  groupVariable,
  openDoor,
  type People,
  type Survey,
  type TableDefinition,
  UNSTATED,
} from "../../evidence/index.ts";
import type { PersonScores } from "../deprivation/index.ts";

export type DeprivationDoors = {
  /** The number of rows; of a group where a column and its answer are given. */
  showsN(column?: string, group?: string): boolean;
  /** Figures at a cutoff, by its place. */
  showsCutoff(cutoff: number, column?: string, group?: string): boolean;
  /** Who is deprived in an indicator, whoever is poor. */
  showsIndicator(indicator: number): boolean;
  /** Who is poor at a cutoff and deprived in an indicator. */
  showsCensored(indicator: number, cutoff: number): boolean;
  readonly records: readonly DoorRecord[];
};

export type DeprivationGroups = {
  /** Column to the answer of each row. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Of the indicators. */
  readonly ids: readonly string[];
};

export type DoorSurroundings = {
  readonly survey: Pick<Survey, "groups">;
  readonly sizes: GroupSizes;
  readonly options: DoorOptions;
};

/** Who is poor at no cutoff: a row also where nobody is, as that all are poor must not show by what is missing. */
const NOT_POOR = "level 0";

/** The sum of all who are poor at a cutoff, told from others by a mark. */
function poorAt(level: number, mark = ""): string {
  return `poor${mark} at ${level}`;
}

/**
 * Open the doors: one for the headcounts by every grouping, and one for each indicator. Who is poor at a cutoff is
 * poor at all lower ones, so that each count is a sum within the one before; combinations that cannot be, such as
 * deprived in an indicator and poor in nothing, are no cells.
 *
 * @param counted  whether a row is in the figures
 */
export function deprivationDoors(
  { level, deprived, indicatorCount, cutoffs }: PersonScores,
  counted: readonly boolean[],
  { groups, ids }: DeprivationGroups,
  { survey, sizes, options }: DoorSurroundings,
): DeprivationDoors {
  // A group that the survey has too goes by the survey's name.
  const groupBy = (column: string): string => {
    const own = Object.entries(survey.groups).find(([, each]) => each === column);
    return own === undefined ? `by ${column}` : groupVariable({ kind: "group", id: own[0] });
  };
  const levels = new Set(level);
  const isReached = (cutoff: number): boolean => [...levels].some((each) => each > cutoff);
  const chain = (leaf: (m: number) => string, mark = ""): ReadonlyMap<string, string> => {
    const above = new Map<string, string>();
    for (let m = cutoffs.length; m >= 1; m--) {
      above.set(leaf(m), poorAt(m, mark));
      if (m > 1) above.set(poorAt(m, mark), poorAt(m - 1, mark));
    }
    return above;
  };
  const rowTexts = (textOf: (row: number) => string): readonly string[] =>
    counted.map((isIn, row) => (isIn ? textOf(row) : ""));
  const table = (rows: TableDefinition["rows"], columns: string | null): TableDefinition => ({
    filter: [],
    rows,
    columns,
    layers: null,
  });

  const divisions = [null, ...groups.keys()];
  const people: People = new Map([
    ["level", rowTexts((row) => `level ${level[row]!}`)],
    ...[...groups].map(
      ([column, texts]) =>
        // Those of whom it is not known are a group too.
        [groupBy(column), texts.map((text) => (text === "" ? UNSTATED : text))] as const,
    ),
  ]);
  const byLevel = { variable: "level", groups: chain((m) => `level ${m}`), codes: [NOT_POOR] };
  const whole = openDoor(
    {
      about: "(deprivation)",
      people,
      definitions: divisions.map((column) => table(byLevel, column === null ? null : groupBy(column))),
      given: [...groups.keys()].map(groupBy),
      sizes,
    },
    options,
  );
  const indicators = Array.from({ length: indicatorCount }, (_, j) => {
    const state = rowTexts((row) => `${deprived[row * indicatorCount + j] === 1} ${level[row]!}`);
    // Apart from the levels, the same people by whether they are deprived in it.
    const apart = new Map([
      ...chain((m) => `true ${m}`, " and deprived"),
      ...chain((m) => `false ${m}`, " alone"),
    ]);
    const states = [...new Set([...state, `false 0`])];
    for (const code of states) {
      const top = code.startsWith("true") ? "deprived" : "not deprived";
      const highest = code.startsWith("true") ? poorAt(1, " and deprived") : poorAt(1, " alone");
      if (code === "") continue;
      if (code.endsWith(" 0")) apart.set(code, top);
      else apart.set(highest, top);
    }
    return openDoor(
      {
        about: `(deprivation) ${ids[j]}`,
        people: new Map([["state", state]]),
        definitions: [
          table({ variable: "state", groups: apart, codes: states.filter((code) => code !== "") }, null),
        ],
        given: [],
      },
      options,
    );
  });
  const division = (column: string | undefined): number => divisions.indexOf(column ?? null);
  const showsN: DeprivationDoors["showsN"] = (column, group) =>
    whole.shows(division(column), null, group ?? null);
  const showsCutoff: DeprivationDoors["showsCutoff"] = (cutoff, column, group) =>
    isReached(cutoff) &&
    showsN(column, group) &&
    whole.shows(division(column), poorAt(cutoff + 1), group ?? null);
  return {
    showsN,
    showsCutoff,
    showsIndicator: (indicator) =>
      ["deprived", "not deprived", null].every((row) => indicators[indicator]!.shows(0, row, null)),
    showsCensored: (indicator, cutoff) =>
      showsCutoff(cutoff) &&
      indicators[indicator]!.shows(0, poorAt(cutoff + 1, " and deprived"), null) &&
      indicators[indicator]!.shows(0, null, null),
    records: [whole.record, ...indicators.map(({ record }) => record)],
  };
}
