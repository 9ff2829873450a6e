/** The tables of counts behind deprivation figures, and which of them may be shown. */

import {
  type DoorOptions,
  openDoor,
  type People,
  type Release,
  type TableDefinition,
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
  readonly releases: readonly Release[];
};

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
 * @param groups  column to the answer of each row
 */
export function deprivationDoors(
  { level, deprived, indicatorCount, cutoffs }: PersonScores,
  counted: readonly boolean[],
  groups: ReadonlyMap<string, readonly string[]>,
  options: DoorOptions,
): DeprivationDoors {
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
  const people: People = new Map([["level", rowTexts((row) => `level ${level[row]!}`)], ...groups]);
  const byLevel = { variable: "level", groups: chain((m) => `level ${m}`) };
  const whole = openDoor(
    "deprivation",
    { people, answers: new Set(["level"]), definitions: divisions.map((column) => table(byLevel, column)) },
    options,
  );
  const indicators = Array.from({ length: indicatorCount }, (_, j) => {
    const state = rowTexts((row) => `${deprived[row * indicatorCount + j] === 1} ${level[row]!}`);
    // Apart from the levels, the same people by whether they are deprived in it.
    const apart = new Map([
      ...chain((m) => `true ${m}`, " and deprived"),
      ...chain((m) => `false ${m}`, " alone"),
    ]);
    for (const code of new Set(state)) {
      const top = code.startsWith("true") ? "deprived" : "not deprived";
      const highest = code.startsWith("true") ? poorAt(1, " and deprived") : poorAt(1, " alone");
      if (code === "") continue;
      if (code.endsWith(" 0")) apart.set(code, top);
      else apart.set(highest, top);
    }
    return openDoor(
      `deprivation ${j}`,
      {
        people: new Map([["state", state]]),
        answers: new Set(["state"]),
        definitions: [table({ variable: "state", groups: apart }, null)],
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
    releases: [whole.release, ...indicators.map(({ release }) => release)],
  };
}
