/** The attack on a suppressed table: the least and the most that every suppressed cell can be. */

import type { SolveLinearProgramme } from "../../numerics/index.ts";
import type { SummedTable } from "./count-table.ts";
import { pushAround } from "./residual-flow.ts";
import { type TableNetwork, tableNetwork } from "./table-network.ts";

/** What an attacker finds out about one suppressed position in one layer. */
export type CellBounds = {
  /** Number of the position. */
  readonly position: number;
  /** Number of the layer. */
  readonly layer: number;
  readonly low: number;
  /** Infinity where nothing limits it. */
  readonly high: number;
};

/**
 * Bound every suppressed count of a table, given all published counts, that no count is below 0, and nothing else.
 * The bounds are the optima of the linear programmes, reached exactly as largest flows: the sums of a table are the
 * nodes of a network.
 *
 * @param suppressed  1 for each position that is not published
 * @returns by position, then by layer
 * @throws RangeError  for marks of another length than the table
 * @see Hundepool et al. (2012), Statistical Disclosure Control, chapter 4. doi:10.1002/9781118348239
 * @example
 * attackTable({ rows: [], columns: [], positions: [0, 1, 2], groups: Int32Array.of(2, 2, -1), isSum: [false, false, true], width: 1, layerNames: ["n"], layers: [[4, 3, 7]] }, [1, 1, 0])[0]; // => { position: 0, layer: 0, low: 0, high: 7 }
 */
export function attackTable(table: SummedTable, suppressed: ArrayLike<number>): readonly CellBounds[] {
  checkMarks(table, suppressed);
  const network = tableNetwork(table);
  const open = Uint8Array.from(suppressed);
  return suppressedPositions(open).flatMap((position) =>
    table.layers.map((counts, layer) => ({ position, layer, ...boundsOf(network, counts, open, position) })),
  );
}

function boundsOf(
  network: TableNetwork,
  counts: Float64Array,
  open: Uint8Array,
  position: number,
): { readonly low: number; readonly high: number } {
  const own = counts[position]!;
  const more = pushAround({ network, counts: counts.slice(), open }, position, "up", Infinity);
  const less = pushAround({ network, counts: counts.slice(), open }, position, "down", own);
  return { low: own - Math.min(own, less), high: own + more };
}

/**
 * The same bounds from the linear programmes themselves, by any solver. It knows nothing of networks, and takes the
 * sums one by one, so it stands as a second opinion, and for tables with more than a network can hold.
 *
 * @param solve  such as `solveSimplex` for small tables
 * @throws RangeError  where the solver finds no answer
 */
export function attackByProgramme(
  table: SummedTable,
  suppressed: ArrayLike<number>,
  solve: SolveLinearProgramme,
): readonly CellBounds[] {
  checkMarks(table, suppressed);
  const unknown = suppressedPositions(suppressed);
  const variableOf = new Map(unknown.map((position, variable) => [position, variable]));
  const sums = sumsOf(table);
  const answers = table.layers.map((counts) => {
    const constraints = sums.flatMap((sum) => {
      const coefficients = new Float64Array(unknown.length);
      let limit = 0;
      for (const { position, sign } of sum) {
        const variable = variableOf.get(position);
        if (variable === undefined) limit -= sign * counts[position]!;
        else coefficients[variable]! += sign;
      }
      return coefficients.some((each) => each !== 0)
        ? [{ coefficients, relation: "equal" as const, limit }]
        : [];
    });
    return unknown.map((position, variable) => {
      const [low, high] = [-1, 1].map((sign) => {
        const objective = new Float64Array(unknown.length);
        objective[variable] = sign;
        const solution = solve({ objective, constraints });
        if (solution.status === "unbounded") return Infinity;
        if (solution.status === "optimal") return sign * solution.value;
        throw new RangeError(`Cannot bound position ${position}: the programme is ${solution.status}`);
      });
      return { position, low: low! + 0, high: high! };
    });
  });
  return unknown.flatMap((_, k) => answers.map((bounds, layer) => ({ ...bounds[k]!, layer })));
}

type Part = { readonly position: number; readonly sign: 1 | -1 };

/** All sums that a reader can see: each line over its columns, each group over its rows. */
function sumsOf({ groups, width, columns }: SummedTable): readonly (readonly Part[])[] {
  const sums: Part[][] = [];
  for (let line = 0; line < groups.length; line++) {
    if (columns.length > 0) {
      sums.push(
        Array.from({ length: width }, (_, place): Part => {
          return { position: line * width + place, sign: place === width - 1 ? -1 : 1 };
        }),
      );
    }
    const parts = [...groups.keys()].filter((each) => groups[each] === line);
    if (parts.length === 0) continue;
    for (let place = 0; place < width; place++) {
      sums.push([
        { position: line * width + place, sign: -1 },
        ...parts.map((part): Part => ({ position: part * width + place, sign: 1 })),
      ]);
    }
  }
  return sums;
}

function suppressedPositions(suppressed: ArrayLike<number>): readonly number[] {
  return Array.from(suppressed).flatMap((mark, position) => (mark === 1 ? [position] : []));
}

function checkMarks({ positions }: SummedTable, suppressed: ArrayLike<number>): void {
  if (suppressed.length !== positions.length) {
    throw new RangeError(`Cannot read ${suppressed.length} marks for ${positions.length} positions`);
  }
}
